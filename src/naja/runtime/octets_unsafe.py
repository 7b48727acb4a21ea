"""Whatever holds octets (bytes, bytearray, memoryview) as a run in memory, and its iteration."""

from typing import TypeAlias

from naja.lang.widths import u8
from naja.runtime.buffers_unsafe import ByteBuffer, ViewBuffer
from naja.runtime.bytes_unsafe import bytes_of_run
from naja.unsafe import Ptr, always_inline, bytes_address, length_of

Octets: TypeAlias = bytes | ByteBuffer | ViewBuffer


def run_of(data: Octets) -> int:
    """Address of the first octet of whatever holds octets."""
    if isinstance(data, bytes):
        return bytes_address(data)
    if isinstance(data, ViewBuffer):
        data.check()
    return data._address


def count_of(data: Octets) -> int:
    """How many octets it holds."""
    if isinstance(data, bytes):
        return length_of(data)
    return data._length


def bytes_of(data: Octets) -> bytes:
    """The octets as bytes; bytes itself is not copied."""
    if isinstance(data, bytes):
        return data
    return bytes_of_run(run_of(data), count_of(data))


class BytesIterator:
    """The octets of a bytes or a memoryview in order, as ints."""

    def __init__(self, data: Octets) -> None:
        self._data: Octets = data
        self._address: int = run_of(data)
        self._at: int = 0
        self._length: int = count_of(data)

    def __iter__(self) -> "BytesIterator":
        return self

    def __next__(self) -> int:
        if self._at >= self._length:
            raise StopIteration()
        return self._take()

    def _has_next(self) -> bool:
        return self._at < self._length

    @always_inline
    def _take(self) -> int:
        at = self._at
        self._at = at + 1
        return Ptr[u8](self._address)[at]


class BufferIterator:
    """The octets of a bytearray, as they are when their turn comes."""

    def __init__(self, buffer: ByteBuffer) -> None:
        self._buffer = buffer
        self._at: int = 0

    def __iter__(self) -> "BufferIterator":
        return self

    def __next__(self) -> int:
        if not self._has_next():
            raise StopIteration()
        return self._take()

    def _has_next(self) -> bool:
        return self._at < self._buffer._length

    def _take(self) -> int:
        at = self._at
        self._at = at + 1
        return Ptr[u8](self._buffer._address)[at]
