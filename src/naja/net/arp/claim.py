"""Our address on the link: asked for, announced, defended. Source: RFC 5227.

The address is used at once, as IPv6's are (RFC 4429): the start of a machine waits for nobody. So
the first probe leaves without the wait of section 2.1.1, and meanwhile questions of ours carry
the address already; nothing announces it before the last probe was left without an answer.
"""

from typing import Final

from naja.net.arp.cache import ArpCache
from naja.net.prf import Prf
from naja.net.timers import Timer, TimerHeap
from naja.net.wire.arp import REQUEST, ArpPacket

# RFC 5227 1.1.
PROBE_NUM: Final = 3
PROBE_MIN_NS: Final = 1_000_000_000
PROBE_MAX_NS: Final = 2_000_000_000
ANNOUNCE_WAIT_NS: Final = 2_000_000_000
ANNOUNCE_NUM: Final = 2
ANNOUNCE_INTERVAL_NS: Final = 2_000_000_000
DEFEND_INTERVAL_NS: Final = 10_000_000_000
_MICROSECOND_NS: Final = 1000


class Claim(Timer):
    """The claim to `cache.address`. `probing`: the question whether it is somebody's is open."""

    def __init__(self, cache: ArpCache, prf: Prf, timers: TimerHeap) -> None:
        super().__init__()
        self._cache = cache
        self._prf = prf
        self._timers = timers
        self._sent = 0
        self._defended_ns = -DEFEND_INTERVAL_NS
        self.probing = False

    def begin(self, now_ns: int) -> None:
        """The cache has a new address: the first probe leaves now."""
        self.probing = True
        self._sent = 0
        self._defended_ns = now_ns - DEFEND_INTERVAL_NS
        self.expire(now_ns)

    def end(self) -> None:
        """No more probes and announcements: the address was given up, or is another's as well."""
        self.probing = False
        self._timers.remove(self)

    def expire(self, now_ns: int) -> None:
        """Send the next probe or announcement (2.1.1, 2.3)."""
        self._sent += 1
        if self._sent <= PROBE_NUM:
            self._cache.probe()
            self._timers.set(self, now_ns + self._pause_ns())
            return
        self.probing = False
        self._cache.announce()
        if self._sent < PROBE_NUM + ANNOUNCE_NUM:
            self._timers.set(self, now_ns + ANNOUNCE_INTERVAL_NS)

    def _pause_ns(self) -> int:
        if self._sent == PROBE_NUM:
            return ANNOUNCE_WAIT_NS
        spread_us = (PROBE_MAX_NS - PROBE_MIN_NS) // _MICROSECOND_NS
        return PROBE_MIN_NS + self._prf.below(spread_us + 1) * _MICROSECOND_NS

    def disputed_by(self, packet: ArpPacket, mac: int) -> bool:
        """Whether another station than `mac`, ours, says that it has our address (2.4).

        While we probe one that probes for the address, too, disputes it (2.1.1).
        """
        address = self._cache.address
        if address == 0 or packet.sender_mac == mac:
            return False
        if packet.sender == address:
            return True
        return self.probing and is_probe(packet) and packet.target == address

    def defend(self, now_ns: int) -> bool:
        """Say once that the address is ours; False if that was said not long ago (2.4 b)."""
        if now_ns - self._defended_ns < DEFEND_INTERVAL_NS:
            return False
        self._defended_ns = now_ns
        self._cache.announce()
        return True


def is_probe(packet: ArpPacket) -> bool:
    """Whether somebody asks for an address in order to have it (RFC 5227 1.1)."""
    return packet.operation == REQUEST and packet.sender == 0
