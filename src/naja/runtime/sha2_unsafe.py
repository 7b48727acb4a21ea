"""SHA-256 and SHA-512. Source: RFC 6234, 5 and 6."""

from typing import Final

from naja.lang.bits import bswap64, rotl64, rotr32, shr_u, wrap_add
from naja.lang.widths import u32, u64
from naja.runtime.digest_tables import SHA256_ROUNDS, SHA512_ROUNDS
from naja.runtime.digest_unsafe import Digest
from naja.unsafe import Array, Ptr, always_inline, bytes_address

_WORD: Final = 0xFFFFFFFF


class Sha256(Digest):
    """SHA-256, and SHA-224 by other first values."""

    def __init__(self, start: bytes) -> None:
        super().__init__(64, 8, False)
        self._start = start
        self._schedule = Array[int](64)
        self.start_words(start, 4, 8)

    def fresh(self) -> Digest:
        return Sha256(self._start)

    def finish(self, size: int) -> bytes:
        self.pad_with_length(8, True)
        return self.octets_of_words(4, True, size)

    def compress(self, address: int, count: int) -> None:
        words = self.words
        for _ in range(count):
            _expand_256(self._schedule, address)
            _rounds_256(words, self._schedule)
            address = wrap_add(address, 64)


def _expand_256(w: Array[int], address: int) -> None:
    """The message schedule of a block, the constants of the rounds added."""
    block = Ptr[u32](address)
    for at in range(16):
        w[at] = shr_u(bswap64(block[at]), 32)
    for at in range(16, 64):
        a = w[at - 15]
        b = w[at - 2]
        small = rotr32(a, 7) ^ rotr32(a, 18) ^ a >> 3
        large = rotr32(b, 17) ^ rotr32(b, 19) ^ b >> 10
        w[at] = wrap_add(wrap_add(w[at - 16], small), wrap_add(w[at - 7], large)) & _WORD


@always_inline
def _first_256(e: int, f: int, g: int, h: int, sum_: int) -> int:
    s1 = rotr32(e, 6) ^ rotr32(e, 11) ^ rotr32(e, 25)
    return wrap_add(wrap_add(h, s1), wrap_add(g ^ (e & (f ^ g)), sum_))


@always_inline
def _second_256(a: int, b: int, c: int) -> int:
    s0 = rotr32(a, 2) ^ rotr32(a, 13) ^ rotr32(a, 22)
    return wrap_add(s0, (a & b) | (c & (a | b)))


def _rounds_256(words: Array[int], w: Array[int]) -> None:
    constants = Ptr[u32](bytes_address(SHA256_ROUNDS))
    a, b, c, d = words[0], words[1], words[2], words[3]
    e, f, g, h = words[4], words[5], words[6], words[7]
    at = 0
    while at < 64:
        t = _first_256(e, f, g, h, wrap_add(w[at], constants[at]))
        d = wrap_add(d, t) & _WORD
        h = wrap_add(t, _second_256(a, b, c)) & _WORD
        t = _first_256(d, e, f, g, wrap_add(w[at + 1], constants[at + 1]))
        c = wrap_add(c, t) & _WORD
        g = wrap_add(t, _second_256(h, a, b)) & _WORD
        t = _first_256(c, d, e, f, wrap_add(w[at + 2], constants[at + 2]))
        b = wrap_add(b, t) & _WORD
        f = wrap_add(t, _second_256(g, h, a)) & _WORD
        t = _first_256(b, c, d, e, wrap_add(w[at + 3], constants[at + 3]))
        a = wrap_add(a, t) & _WORD
        e = wrap_add(t, _second_256(f, g, h)) & _WORD
        a, b, c, d, e, f, g, h = e, f, g, h, a, b, c, d
        at = wrap_add(at, 4)
    words[0] = wrap_add(words[0], a) & _WORD
    words[1] = wrap_add(words[1], b) & _WORD
    words[2] = wrap_add(words[2], c) & _WORD
    words[3] = wrap_add(words[3], d) & _WORD
    words[4] = wrap_add(words[4], e) & _WORD
    words[5] = wrap_add(words[5], f) & _WORD
    words[6] = wrap_add(words[6], g) & _WORD
    words[7] = wrap_add(words[7], h) & _WORD


class Sha512(Digest):
    """SHA-512, and SHA-384 by other first values."""

    def __init__(self, start: bytes) -> None:
        super().__init__(128, 8, False)
        self._start = start
        self._schedule = Array[int](80)
        self.start_words(start, 8, 8)

    def fresh(self) -> Digest:
        return Sha512(self._start)

    def finish(self, size: int) -> bytes:
        self.pad_with_length(16, True)
        return self.octets_of_words(8, True, size)

    def compress(self, address: int, count: int) -> None:
        for _ in range(count):
            _expand_512(self._schedule, address)
            _rounds_512(self.words, self._schedule)
            address = wrap_add(address, 128)


@always_inline
def _rotr(word: int, count: int) -> int:
    return rotl64(word, 64 - count)


def _expand_512(w: Array[int], address: int) -> None:
    block = Ptr[u64](address)
    for at in range(16):
        w[at] = bswap64(block[at])
    for at in range(16, 80):
        a = w[at - 15]
        b = w[at - 2]
        small = _rotr(a, 1) ^ _rotr(a, 8) ^ shr_u(a, 7)
        large = _rotr(b, 19) ^ _rotr(b, 61) ^ shr_u(b, 6)
        w[at] = wrap_add(wrap_add(w[at - 16], small), wrap_add(w[at - 7], large))


@always_inline
def _first_512(e: int, f: int, g: int, h: int, sum_: int) -> int:
    s1 = _rotr(e, 14) ^ _rotr(e, 18) ^ _rotr(e, 41)
    return wrap_add(wrap_add(h, s1), wrap_add(g ^ (e & (f ^ g)), sum_))


@always_inline
def _second_512(a: int, b: int, c: int) -> int:
    s0 = _rotr(a, 28) ^ _rotr(a, 34) ^ _rotr(a, 39)
    return wrap_add(s0, (a & b) | (c & (a | b)))


def _rounds_512(words: Array[int], w: Array[int]) -> None:
    constants = Ptr[u64](bytes_address(SHA512_ROUNDS))
    a, b, c, d = words[0], words[1], words[2], words[3]
    e, f, g, h = words[4], words[5], words[6], words[7]
    at = 0
    while at < 80:
        t = _first_512(e, f, g, h, wrap_add(w[at], constants[at]))
        d = wrap_add(d, t)
        h = wrap_add(t, _second_512(a, b, c))
        t = _first_512(d, e, f, g, wrap_add(w[at + 1], constants[at + 1]))
        c = wrap_add(c, t)
        g = wrap_add(t, _second_512(h, a, b))
        t = _first_512(c, d, e, f, wrap_add(w[at + 2], constants[at + 2]))
        b = wrap_add(b, t)
        f = wrap_add(t, _second_512(g, h, a))
        t = _first_512(b, c, d, e, wrap_add(w[at + 3], constants[at + 3]))
        a = wrap_add(a, t)
        e = wrap_add(t, _second_512(f, g, h))
        a, b, c, d, e, f, g, h = e, f, g, h, a, b, c, d
        at = wrap_add(at, 4)
    words[0] = wrap_add(words[0], a)
    words[1] = wrap_add(words[1], b)
    words[2] = wrap_add(words[2], c)
    words[3] = wrap_add(words[3], d)
    words[4] = wrap_add(words[4], e)
    words[5] = wrap_add(words[5], f)
    words[6] = wrap_add(words[6], g)
    words[7] = wrap_add(words[7], h)
