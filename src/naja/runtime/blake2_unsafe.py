"""BLAKE2b and BLAKE2s. Source: RFC 7693."""

from typing import Final

from naja.lang.bits import rotl64, rotr32, wrap_add
from naja.lang.widths import u8, u32, u64
from naja.runtime.digest_tables import SHA256_START, SHA512_START
from naja.runtime.digest_unsafe import Digest
from naja.unsafe import Array, Ptr, always_inline, bytes_address, copy_memory

_WORD: Final = 0xFFFFFFFF
_ORDERS: Final = (
    b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f"
    b"\x0e\x0a\x04\x08\x09\x0f\x0d\x06\x01\x0c\x00\x02\x0b\x07\x05\x03"
    b"\x0b\x08\x0c\x00\x05\x02\x0f\x0d\x0a\x0e\x03\x06\x07\x01\x09\x04"
    b"\x07\x09\x03\x01\x0d\x0c\x0b\x0e\x02\x06\x05\x0a\x04\x00\x0f\x08"
    b"\x09\x00\x05\x07\x02\x04\x0a\x0f\x0e\x01\x0b\x0c\x06\x08\x03\x0d"
    b"\x02\x0c\x06\x0a\x00\x0b\x08\x03\x04\x0d\x07\x05\x0f\x0e\x01\x09"
    b"\x0c\x05\x01\x0f\x0e\x0d\x04\x0a\x00\x07\x06\x03\x09\x02\x08\x0b"
    b"\x0d\x0b\x07\x0e\x0c\x01\x03\x09\x05\x00\x0f\x04\x08\x06\x02\x0a"
    b"\x06\x0f\x0e\x09\x0b\x03\x00\x08\x0c\x02\x0d\x07\x01\x04\x0a\x05"
    b"\x0a\x02\x08\x04\x07\x06\x01\x05\x0f\x0b\x09\x0e\x03\x0c\x0d\x00"
)


class Blake2(Digest):
    """BLAKE2b (`wide`) or BLAKE2s; `parameters` is the block that starts it."""

    def __init__(self, wide: bool, parameters: bytes, last_node: bool) -> None:
        super().__init__(128 if wide else 64, 8, True)
        self._wide = wide
        self._parameters = parameters
        self._last_node = last_node
        self._ends = False
        self._done = 0
        self._v = Array[int](16)
        self._m = Array[int](16)
        self.start_words(SHA512_START if wide else SHA256_START, 8 if wide else 4, 8)
        address = bytes_address(parameters)
        for at in range(8):
            given = Ptr[u64](address)[at] if wide else Ptr[u32](address)[at]
            self.words[at] = self.words[at] ^ given

    def fresh(self) -> Digest:
        return Blake2(self._wide, self._parameters, self._last_node)

    def copy(self) -> Digest:
        made = Blake2(self._wide, self._parameters, self._last_node)
        for at in range(8):
            made.words[at] = self.words[at]
        made.total = self.total
        made._done = self._done
        made._filled = self._filled
        copy_memory(made.block_address(), self.block_address(), self.block_size)
        return made

    def finish(self, size: int) -> bytes:
        self.clear_rest()
        self._ends = True
        self._done = self.total - self.block_size
        self.compress(self.block_address(), 1)
        return self.octets_of_words(8 if self._wide else 4, False, size)

    def compress(self, address: int, count: int) -> None:
        for _ in range(count):
            self._done += self.block_size
            if self._wide:
                self._begin(address, 8, SHA512_START, -1)
                for number in range(12):
                    _round_wide(self._v, self._m, (number % 10) << 4)
            else:
                self._begin(address, 4, SHA256_START, _WORD)
                for number in range(10):
                    _round_narrow(self._v, self._m, number << 4)
            for at in range(8):
                self.words[at] = self.words[at] ^ self._v[at] ^ self._v[at + 8]
            address = wrap_add(address, self.block_size)

    def _begin(self, address: int, size: int, start: bytes, ones: int) -> None:
        """The words of the message and the local state of a block."""
        table = bytes_address(start)
        for at in range(16):
            self._m[at] = Ptr[u64](address)[at] if size == 8 else Ptr[u32](address)[at]
        for at in range(8):
            self._v[at] = self.words[at]
            self._v[at + 8] = Ptr[u64](table)[at] if size == 8 else Ptr[u32](table)[at]
        self._v[12] = self._v[12] ^ self._done & ones
        if size == 4:
            self._v[13] = self._v[13] ^ self._done >> 32
        if self._ends:
            self._v[14] = self._v[14] ^ ones
            if self._last_node:
                self._v[15] = self._v[15] ^ ones


@always_inline
def _mix_wide(v: Array[int], a: int, b: int, c: int, d: int, x: int, y: int) -> None:
    va = wrap_add(wrap_add(v[a], v[b]), x)
    vd = rotl64(v[d] ^ va, 32)
    vc = wrap_add(v[c], vd)
    vb = rotl64(v[b] ^ vc, 40)
    va = wrap_add(wrap_add(va, vb), y)
    vd = rotl64(vd ^ va, 48)
    vc = wrap_add(vc, vd)
    v[a] = va
    v[d] = vd
    v[c] = vc
    v[b] = rotl64(vb ^ vc, 1)


def _round_wide(v: Array[int], m: Array[int], order: int) -> None:
    s = Ptr[u8](bytes_address(_ORDERS) + order)
    _mix_wide(v, 0, 4, 8, 12, m[s[0]], m[s[1]])
    _mix_wide(v, 1, 5, 9, 13, m[s[2]], m[s[3]])
    _mix_wide(v, 2, 6, 10, 14, m[s[4]], m[s[5]])
    _mix_wide(v, 3, 7, 11, 15, m[s[6]], m[s[7]])
    _mix_wide(v, 0, 5, 10, 15, m[s[8]], m[s[9]])
    _mix_wide(v, 1, 6, 11, 12, m[s[10]], m[s[11]])
    _mix_wide(v, 2, 7, 8, 13, m[s[12]], m[s[13]])
    _mix_wide(v, 3, 4, 9, 14, m[s[14]], m[s[15]])


@always_inline
def _mix_narrow(v: Array[int], a: int, b: int, c: int, d: int, x: int, y: int) -> None:
    va = wrap_add(wrap_add(v[a], v[b]), x) & _WORD
    vd = rotr32(v[d] ^ va, 16)
    vc = wrap_add(v[c], vd) & _WORD
    vb = rotr32(v[b] ^ vc, 12)
    va = wrap_add(wrap_add(va, vb), y) & _WORD
    vd = rotr32(vd ^ va, 8)
    vc = wrap_add(vc, vd) & _WORD
    v[a] = va
    v[d] = vd
    v[c] = vc
    v[b] = rotr32(vb ^ vc, 7)


def _round_narrow(v: Array[int], m: Array[int], order: int) -> None:
    s = Ptr[u8](bytes_address(_ORDERS) + order)
    _mix_narrow(v, 0, 4, 8, 12, m[s[0]], m[s[1]])
    _mix_narrow(v, 1, 5, 9, 13, m[s[2]], m[s[3]])
    _mix_narrow(v, 2, 6, 10, 14, m[s[4]], m[s[5]])
    _mix_narrow(v, 3, 7, 11, 15, m[s[6]], m[s[7]])
    _mix_narrow(v, 0, 5, 10, 15, m[s[8]], m[s[9]])
    _mix_narrow(v, 1, 6, 11, 12, m[s[10]], m[s[11]])
    _mix_narrow(v, 2, 7, 8, 13, m[s[12]], m[s[13]])
    _mix_narrow(v, 3, 4, 9, 14, m[s[14]], m[s[15]])
