"""The names of IPv6 addresses, see `six.py`.

A name is a keyed hash of its address, so that nobody can make addresses collide; those that
do nevertheless take the next free name. When there are too many, those that nobody uses go.
"""

from typing import Final

from naja.lang.bits import wrap_shl
from naja.lang.octets import Octets, WritableOctets, put_u32be, u32be
from naja.net.ip.six import ANY_SIX, LOCALHOST_SIX, NAME_MASK
from naja.net.prf import Prf

SPARE: Final = 4096
_LOW_32: Final = 0xFFFFFFFF


class Address:
    """128 bits as two words, and their sum for checksums."""

    def __init__(self, high: int, low: int) -> None:
        self.high = high
        self.low = low
        sum_of_high = (high >> 32 & _LOW_32) + (high & _LOW_32)
        self.sum = sum_of_high + (low >> 32 & _LOW_32) + (low & _LOW_32)
        # Another address has the name after this one's: forgetting this one would hide it.
        self.passed = False
        self._octets = b""

    def put(self, data: WritableOctets, at: int) -> None:
        put_u32be(data, at, self.high >> 32 & _LOW_32)
        put_u32be(data, at + 4, self.high & _LOW_32)
        put_u32be(data, at + 8, self.low >> 32 & _LOW_32)
        put_u32be(data, at + 12, self.low & _LOW_32)

    def octets(self) -> bytes:
        if len(self._octets) == 0:
            data = bytearray(16)
            self.put(data, 0)
            self._octets = bytes(data)
        return self._octets


def word(data: Octets, at: int) -> int:
    """64 bits of data[at:], as a signed int."""
    return wrap_shl(u32be(data, at), 32) | u32be(data, at + 4)


class Names:
    def __init__(self, prf: Prf) -> None:
        self._prf = prf
        self._known: dict[int, Address] = {}
        self._known[ANY_SIX] = Address(0, 0)
        self._known[LOCALHOST_SIX] = Address(0, 1)
        self._limit = SPARE

    def __len__(self) -> int:
        return len(self._known)

    def address(self, name: int) -> Address:
        """What `name` stands for; "::" if it was forgotten."""
        found = self._known.get(name)
        return self._known[ANY_SIX] if found is None else found

    def full(self) -> bool:
        """Whether it is time for `sweep`."""
        return len(self._known) >= self._limit

    def name(self, high: int, low: int) -> int:
        """The name of an address, a new one if it has none yet."""
        return self._look(high, low, True)

    def find(self, data: Octets, at: int) -> int:
        """The name of the address at data[at:], 0 if it has none."""
        return self._look(word(data, at), word(data, at + 8), False)

    def name_at(self, data: Octets, at: int) -> int:
        return self._look(word(data, at), word(data, at + 8), True)

    def sweep(self, used: set[int]) -> None:
        """Forget names that are not in `used`."""
        for name in list(self._known.keys()):
            if name not in used and name > LOCALHOST_SIX and not self._known[name].passed:
                del self._known[name]
        self._limit = 2 * len(self._known) + SPARE

    def _look(self, high: int, low: int, make: bool) -> int:
        if high == 0 and 0 <= low <= 1:
            return ANY_SIX + low
        name = ANY_SIX | self._prf.hash2(high, low) & NAME_MASK
        while True:
            known = self._known.get(name)
            if known is None:
                break
            if known.high == high and known.low == low:
                return name
            known.passed = True
            name = ANY_SIX | (name + 1) & NAME_MASK
        if not make:
            return 0
        self._known[name] = Address(high, low)
        return name
