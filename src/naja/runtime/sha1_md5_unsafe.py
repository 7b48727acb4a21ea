"""SHA-1 (RFC 3174) and MD5 (RFC 1321): broken as signatures, needed by old protocols."""

from typing import Final

from naja.lang.bits import bswap64, rotr32, shr_u, wrap_add
from naja.lang.widths import u32
from naja.runtime.digest_tables import MD5_ROUNDS, SHA1_START
from naja.runtime.digest_unsafe import Digest
from naja.unsafe import Array, Ptr, always_inline, bytes_address

_WORD: Final = 0xFFFFFFFF


class Sha1(Digest):
    def __init__(self) -> None:
        super().__init__(64, 5, False)
        self._schedule = Array[int](80)
        self.start_words(SHA1_START, 4, 5)

    def fresh(self) -> Digest:
        return Sha1()

    def finish(self, size: int) -> bytes:
        self.pad_with_length(8, True)
        return self.octets_of_words(4, True, size)

    def compress(self, address: int, count: int) -> None:
        for _ in range(count):
            _sha1_block(self.words, self._schedule, Ptr[u32](address))
            address = wrap_add(address, 64)


def _sha1_block(words: Array[int], w: Array[int], block: Ptr[u32]) -> None:
    for at in range(16):
        w[at] = shr_u(bswap64(block[at]), 32)
    for at in range(16, 80):
        w[at] = rotr32(w[at - 3] ^ w[at - 8] ^ w[at - 14] ^ w[at - 16], 31)
    a, b, c, d, e = words[0], words[1], words[2], words[3], words[4]
    for at in range(20):
        t = wrap_add(wrap_add(rotr32(a, 27), d ^ (b & (c ^ d))), wrap_add(e, w[at]))
        a, b, c, d, e = wrap_add(t, 0x5A827999) & _WORD, a, rotr32(b, 2), c, d
    for at in range(20, 40):
        t = wrap_add(wrap_add(rotr32(a, 27), b ^ c ^ d), wrap_add(e, w[at]))
        a, b, c, d, e = wrap_add(t, 0x6ED9EBA1) & _WORD, a, rotr32(b, 2), c, d
    for at in range(40, 60):
        t = wrap_add(wrap_add(rotr32(a, 27), (b & c) | (d & (b | c))), wrap_add(e, w[at]))
        a, b, c, d, e = wrap_add(t, 0x8F1BBCDC) & _WORD, a, rotr32(b, 2), c, d
    for at in range(60, 80):
        t = wrap_add(wrap_add(rotr32(a, 27), b ^ c ^ d), wrap_add(e, w[at]))
        a, b, c, d, e = wrap_add(t, 0xCA62C1D6) & _WORD, a, rotr32(b, 2), c, d
    words[0] = wrap_add(words[0], a) & _WORD
    words[1] = wrap_add(words[1], b) & _WORD
    words[2] = wrap_add(words[2], c) & _WORD
    words[3] = wrap_add(words[3], d) & _WORD
    words[4] = wrap_add(words[4], e) & _WORD


class Md5(Digest):
    def __init__(self) -> None:
        super().__init__(64, 4, False)
        self.start_words(SHA1_START, 4, 4)

    def fresh(self) -> Digest:
        return Md5()

    def finish(self, size: int) -> bytes:
        self.pad_with_length(8, False)
        return self.octets_of_words(4, False, size)

    def compress(self, address: int, count: int) -> None:
        for _ in range(count):
            _md5_block(self.words, Ptr[u32](address))
            address = wrap_add(address, 64)


@always_inline
def _given(constants: Ptr[u32], block: Ptr[u32], at: int, place: int) -> int:
    """What goes into round `at` besides the state."""
    return wrap_add(constants[at], block[place & 15])


@always_inline
def _md5_step(a: int, b: int, mixed: int, given: int, turn: int) -> int:
    """One round; `turn` is how far its sum is rotated, to the right."""
    sum_ = wrap_add(wrap_add(a, mixed), given) & _WORD
    return wrap_add(b, rotr32(sum_, turn)) & _WORD


def _md5_block(words: Array[int], x: Ptr[u32]) -> None:
    k = Ptr[u32](bytes_address(MD5_ROUNDS))
    a, b, c, d = words[0], words[1], words[2], words[3]
    at = 0
    while at != 16:
        a = _md5_step(a, b, d ^ (b & (c ^ d)), _given(k, x, at, at), 25)
        d = _md5_step(d, a, c ^ (a & (b ^ c)), _given(k, x, wrap_add(at, 1), at + 1), 20)
        c = _md5_step(c, d, b ^ (d & (a ^ b)), _given(k, x, wrap_add(at, 2), at + 2), 15)
        b = _md5_step(b, c, a ^ (c & (d ^ a)), _given(k, x, wrap_add(at, 3), at + 3), 10)
        at = wrap_add(at, 4)
    while at != 32:
        a = _md5_step(a, b, c ^ (d & (b ^ c)), _given(k, x, at, 5 * at + 1), 27)
        d = _md5_step(d, a, b ^ (c & (a ^ b)), _given(k, x, wrap_add(at, 1), 5 * at + 6), 23)
        c = _md5_step(c, d, a ^ (b & (d ^ a)), _given(k, x, wrap_add(at, 2), 5 * at + 11), 18)
        b = _md5_step(b, c, d ^ (a & (c ^ d)), _given(k, x, wrap_add(at, 3), 5 * at + 16), 12)
        at = wrap_add(at, 4)
    while at != 48:
        a = _md5_step(a, b, b ^ c ^ d, _given(k, x, at, 3 * at + 5), 28)
        d = _md5_step(d, a, a ^ b ^ c, _given(k, x, wrap_add(at, 1), 3 * at + 8), 21)
        c = _md5_step(c, d, d ^ a ^ b, _given(k, x, wrap_add(at, 2), 3 * at + 11), 16)
        b = _md5_step(b, c, c ^ d ^ a, _given(k, x, wrap_add(at, 3), 3 * at + 14), 9)
        at = wrap_add(at, 4)
    while at != 64:
        a = _md5_step(a, b, c ^ (b | (d ^ _WORD)), _given(k, x, at, 7 * at), 26)
        d = _md5_step(d, a, b ^ (a | (c ^ _WORD)), _given(k, x, wrap_add(at, 1), 7 * at + 7), 22)
        c = _md5_step(c, d, a ^ (d | (b ^ _WORD)), _given(k, x, wrap_add(at, 2), 7 * at + 14), 17)
        b = _md5_step(b, c, d ^ (c | (a ^ _WORD)), _given(k, x, wrap_add(at, 3), 7 * at + 21), 11)
        at = wrap_add(at, 4)
    words[0] = wrap_add(words[0], a) & _WORD
    words[1] = wrap_add(words[1], b) & _WORD
    words[2] = wrap_add(words[2], c) & _WORD
    words[3] = wrap_add(words[3], d) & _WORD
