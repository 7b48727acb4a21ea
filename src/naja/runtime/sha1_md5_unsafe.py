"""SHA-1 (RFC 3174) and MD5 (RFC 1321): broken as signatures, needed by old protocols."""

from typing import Final

from naja.lang.bits import bswap64, rotr32, shr_u, wrap_add
from naja.lang.widths import u8, u32
from naja.runtime.digest_tables import MD5_ROUNDS, SHA1_START
from naja.runtime.digest_unsafe import Digest
from naja.unsafe import Array, Ptr, bytes_address

_WORD: Final = 0xFFFFFFFF
# How far each round of MD5 rotates: four in turn for each of its four stages.
_MD5_TURNS: Final = b"\x07\x0c\x11\x16\x05\x09\x0e\x14\x04\x0b\x10\x17\x06\x0a\x0f\x15"


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


def _md5_block(words: Array[int], block: Ptr[u32]) -> None:
    constants = Ptr[u32](bytes_address(MD5_ROUNDS))
    turns = Ptr[u8](bytes_address(_MD5_TURNS))
    a, b, c, d = words[0], words[1], words[2], words[3]
    for at in range(64):
        stage = at >> 4
        if stage == 0:
            mixed = d ^ (b & (c ^ d))
            place = at
        elif stage == 1:
            mixed = c ^ (d & (b ^ c))
            place = 5 * at + 1 & 15
        elif stage == 2:
            mixed = b ^ c ^ d
            place = 3 * at + 5 & 15
        else:
            mixed = c ^ (b | (d ^ _WORD))
            place = 7 * at & 15
        sum_ = wrap_add(wrap_add(a, mixed), wrap_add(constants[at], block[place])) & _WORD
        turned = rotr32(sum_, 32 - turns[stage << 2 | at & 3])
        a, b, c, d = d, wrap_add(b, turned) & _WORD, b, c
    words[0] = wrap_add(words[0], a) & _WORD
    words[1] = wrap_add(words[1], b) & _WORD
    words[2] = wrap_add(words[2], c) & _WORD
    words[3] = wrap_add(words[3], d) & _WORD
