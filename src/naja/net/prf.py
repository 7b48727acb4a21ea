"""A keyed pseudo-random function: SipHash-2-4 over 64-bit words.

Initial sequence numbers, ephemeral ports and transaction ids come from it, so one seed
of 16 octets at start is all the entropy that the stack needs.
IPv6 addresses have a secret of their own (`nd/identifiers.py`).
Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF"; RFC 6528 3.
"""

from typing import Final

from naja.lang.bits import rotl64, wrap_add, wrap_shl
from naja.lang.octets import u32le

SEED_LENGTH: Final = 16


class Prf:
    """State is four words; `hash2` and `digest` start afresh from the key at each call."""

    def __init__(self, seed: bytes) -> None:
        """`seed`: SEED_LENGTH secret octets."""
        self._k0 = u32le(seed, 0) | wrap_shl(u32le(seed, 4), 32)
        self._k1 = u32le(seed, 8) | wrap_shl(u32le(seed, 12), 32)
        self._v0 = 0
        self._v1 = 0
        self._v2 = 0
        self._v3 = 0
        self._calls = 0

    def hash2(self, a: int, b: int) -> int:
        """32 bits that depend on both words and the seed."""
        self._begin()
        self._absorb(a)
        self._absorb(b)
        self._absorb(wrap_shl(16, 56))
        return self._end() & 0xFFFFFFFF

    def digest(self, message: bytes) -> int:
        """All 64 bits, of octets."""
        self._begin()
        whole = len(message) & ~7
        for at in range(0, whole, 8):
            self._absorb(u32le(message, at) | wrap_shl(u32le(message, at + 4), 32))
        last = wrap_shl(len(message), 56)
        for at in range(whole, len(message)):
            last |= message[at] << ((at & 7) << 3)
        self._absorb(last)
        return self._end()

    def next32(self) -> int:
        """The next 32 bits of a sequence that nobody without the seed can foretell."""
        self._calls += 1
        return self.hash2(self._calls, -1)

    def below(self, limit: int) -> int:
        """The next number in 0 .. limit-1, limit at most 2**32."""
        return self.next32() * limit >> 32 if limit < 0x7FFFFFFF else self.next32() % limit

    def octets(self, count: int) -> bytes:
        """The next so many octets of that sequence."""
        return bytes([self.next32() & 0xFF for _ in range(count)])

    def _begin(self) -> None:
        self._v0 = self._k0 ^ 0x736F6D6570736575
        self._v1 = self._k1 ^ 0x646F72616E646F6D
        self._v2 = self._k0 ^ 0x6C7967656E657261
        self._v3 = self._k1 ^ 0x7465646279746573

    def _end(self) -> int:
        self._v2 ^= 0xFF
        for _ in range(4):
            self._round()
        return self._v0 ^ self._v1 ^ self._v2 ^ self._v3

    def _absorb(self, word: int) -> None:
        self._v3 ^= word
        self._round()
        self._round()
        self._v0 ^= word

    def _round(self) -> None:
        v0 = wrap_add(self._v0, self._v1)
        v1 = rotl64(self._v1, 13) ^ v0
        v0 = rotl64(v0, 32)
        v2 = wrap_add(self._v2, self._v3)
        v3 = rotl64(self._v3, 16) ^ v2
        v0 = wrap_add(v0, v3)
        v3 = rotl64(v3, 21) ^ v0
        v2 = wrap_add(v2, v1)
        v1 = rotl64(v1, 17) ^ v2
        self._v0 = v0
        self._v1 = v1
        self._v2 = rotl64(v2, 32)
        self._v3 = v3
