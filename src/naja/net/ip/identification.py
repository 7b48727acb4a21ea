"""Identifications of packets that may be fragmented. Source: RFC 6864 4.3, RFC 7739 5.3.

Counters for groups of destinations, each begun at random: an identification comes again
only after 65536 packets to the group, and tells a third party nothing of our traffic.
"""

from typing import Final

from naja.net.prf import Prf

_GROUPS: Final = 32
_SALT: Final = 0x6964656E74


class Identifications:
    def __init__(self, prf: Prf) -> None:
        self._prf = prf
        self._counts: list[int] = []

    def following(self, dst: int) -> int:
        """16 bits for the next packet to `dst`."""
        if len(self._counts) == 0:
            for _ in range(_GROUPS):
                self._counts.append(self._prf.next32())
        group = self._prf.hash2(dst, _SALT) % _GROUPS
        self._counts[group] += 1
        return self._counts[group] & 0xFFFF
