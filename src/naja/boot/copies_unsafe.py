"""Copies between frames and buffers of the network stack, and sums of them, by words."""

from naja.lang.bits import shr_u, wrap_add
from naja.lang.widths import u8, u64
from naja.net.storage import Copier
from naja.runtime.octets_unsafe import run_of
from naja.unsafe import Ptr, bytes_address, bytes_unset, copy_memory


def address_of(buffer: bytearray) -> int:
    """Where its octets are, as long as nobody changes its length."""
    return run_of(buffer)  # type: ignore[arg-type]


def sum_octets(address: int, count: int) -> int:
    """The Internet checksum's sum: of words in the machine's order, then swapped (RFC 1071 2)."""
    words = Ptr[u64](address)
    whole = count >> 3
    total = 0
    index = 0
    while index < whole:
        word = words[index]
        total = wrap_add(total, wrap_add(word & 0xFFFFFFFF, shr_u(word, 32)))
        index = wrap_add(index, 1)
    octets = Ptr[u8](address)
    index = whole << 3
    while index < count:
        total = wrap_add(total, octets[index] << ((index & 1) << 3))
        index = wrap_add(index, 1)
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return (total & 0xFF) << 8 | total >> 8


class MemoryCopier(Copier):
    def put(self, target: bytearray, at: int, source: bytes, start: int, count: int) -> None:
        if at < 0 or start < 0 or count < 0:
            raise IndexError("a copy outside")
        if at + count > len(target) or start + count > len(source):
            raise IndexError("a copy outside")
        copy_memory(address_of(target) + at, bytes_address(source) + start, count)

    def move(self, target: bytearray, at: int, source: bytearray, start: int, count: int) -> None:
        if at < 0 or start < 0 or count < 0:
            raise IndexError("a copy outside")
        if at + count > len(target) or start + count > len(source):
            raise IndexError("a copy outside")
        copy_memory(address_of(target) + at, address_of(source) + start, count)

    def text(self, source: bytearray, start: int, count: int) -> bytes:
        if start < 0 or count < 0 or start + count > len(source):
            raise IndexError("a copy outside")
        made = bytes_unset(count)
        copy_memory(bytes_address(made), address_of(source) + start, count)
        return made

    def sum(self, data: bytes, start: int, end: int) -> int:
        if not 0 <= start <= end <= len(data):
            raise IndexError("a sum outside")
        return sum_octets(bytes_address(data) + start, end - start)

    def sum_of_frame(self, frame: bytearray, start: int) -> int:
        if not 0 <= start <= len(frame):
            raise IndexError("a sum outside")
        return sum_octets(address_of(frame) + start, len(frame) - start)
