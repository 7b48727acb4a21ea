"""The last 64 bits of our IPv6 addresses: opaque, and for each prefix the same at every boot.

Source: RFC 7217 5 (the function F and its arguments), RFC 5453 and its registry (identifiers
that are nobody's). F is SipHash-2-4 under the secret key over the prefix, the station address as
Net_Iface and the count of conflicts; an image does not know of networks by name, so there is no
Network_ID.
"""

from typing import Final

from naja.net.prf import Prf

SECRET_LENGTH: Final = 16
LENGTH: Final = 8
# Section 7: so many addresses are tried, and so long is waited at most before the next.
IDGEN_RETRIES: Final = 3
IDGEN_DELAY_NS: Final = 1_000_000_000
# Prefixes whose conflicts are remembered.
MAX_PREFIXES: Final = 16
_MAC_LENGTH: Final = 6


class Identifiers:
    """Of the interface with the station address `mac`; `secret`: SECRET_LENGTH octets."""

    def __init__(self, mac: int, secret: bytes) -> None:
        self._prf = Prf(secret)
        self._interface = mac.to_bytes(_MAC_LENGTH, "big")
        # Of prefixes where our address was somebody's, or nobody's: how often.
        self._conflicts: dict[bytes, int] = {}

    def current(self, prefix: bytes) -> bytes:
        """The one to use now; b"" when all that may be tried were somebody's."""
        conflicts = self._conflicts.get(prefix, 0)
        while conflicts <= IDGEN_RETRIES:
            found = self.identifier(prefix, conflicts)
            if not is_reserved(found):
                return found
            self.conflict(prefix)
            conflicts += 1
        return b""

    def conflict(self, prefix: bytes) -> None:
        """The current one will not do."""
        count = self._conflicts.pop(prefix, 0) + 1
        if len(self._conflicts) >= MAX_PREFIXES:
            for oldest in self._conflicts:
                del self._conflicts[oldest]
                break
        self._conflicts[prefix] = count

    def identifier(self, prefix: bytes, conflicts: int) -> bytes:
        """For this prefix of LENGTH octets after so many `conflicts` (DAD_Counter), below 256."""
        value = self._prf.digest(prefix + self._interface + bytes([conflicts]))
        return bytes([value >> shift & 0xFF for shift in (0, 8, 16, 24, 32, 40, 48, 56)])


def is_reserved(identifier: bytes) -> bool:
    """Whether an identifier stands for a router, for mobility, or for a group of anybody."""
    if identifier == bytes(LENGTH):
        return True
    if identifier[:5] == b"\x02\x00\x5e\xff\xfe":
        return True
    return identifier[:7] == b"\xfd" + b"\xff" * 6 and identifier[7] >= 0x80


def parse_secret(text: str) -> bytes:
    """A secret in hexadecimal digits; ValueError with a sentence if it is none."""
    if len(text) != 2 * SECRET_LENGTH:
        raise ValueError(f"naja.secret has {2 * SECRET_LENGTH} hexadecimal digits")
    digits = ["0123456789abcdef".find(letter) for letter in text.lower()]
    if min(digits) < 0:
        raise ValueError(f"naja.secret has {2 * SECRET_LENGTH} hexadecimal digits")
    return bytes([digits[at] << 4 | digits[at + 1] for at in range(0, len(digits), 2)])
