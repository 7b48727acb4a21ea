"""The storage of bytearray and memoryview.

A `ByteBuffer` owns a bytes object that nobody else sees, and uses a part of it: room is
left behind (so appending is amortised) and in front (so deleting the first octets moves
nothing). A `ViewBuffer` refers to a part of a bytes or of a ByteBuffer without copying.
Objects never move, so both keep the address of their first octet.

In CPython a bytearray cannot be resized while a view of it exists, and a view is gone when
the last reference to it is. Without counting references nobody knows that moment, and a
program must not fail because of a view that it does not have any more. So: a view that was
released is gone; one in a `with` block or in a module variable certainly exists, and
resizing raises BufferError as in CPython; for any other the bytearray moves to new storage,
and if the view turns out to exist, by being used, *that* raises the BufferError. (Only
reading single octets by index is not checked: it finds the octets as they were.)
"""

from collections.abc import Iterable
from typing import Final

from naja.lang.bits import less_u
from naja.lang.widths import u8, u64
from naja.runtime.buffers import slice_steps
from naja.runtime.bytes_unsafe import bytes_of_run, raise_octet_range, wrapped_index
from naja.runtime.heap_pages_unsafe import BASE, FRONTIER, TAKEN, bit, page_address, word
from naja.unsafe import (
    Ptr,
    always_inline,
    bytes_address,
    bytes_alloc,
    bytes_unset,
    copy_memory,
    length_of,
    object_at,
    symbol_address,
    type_address,
)

_RELEASED: Final = "operation forbidden on released memoryview object"
_EXPORTED: Final = "Existing exports of data: object cannot be re-sized"


class ByteBuffer:
    """A resizable run of octets: what a bytearray is made of."""

    def __init__(self) -> None:
        self._data: bytes = b""
        self._address: int = bytes_address(self._data)
        self._length: int = 0
        self._exports: int = 0
        self._held: int = 0

    @always_inline
    def read(self, index: int) -> int:
        """`self[index]`; IndexError when outside."""
        if less_u(index, self._length):
            return Ptr[u8](self._address)[index]
        at = wrapped_index(index, self._length, "bytearray index out of range")
        return Ptr[u8](self._address)[at]

    @always_inline
    def write(self, index: int, value: int) -> None:
        """`self[index] = value`; IndexError when outside, ValueError unless 0 .. 255."""
        if not less_u(value, 0x100):
            raise_octet_range()
        if not less_u(index, self._length):
            index = wrapped_index(index, self._length, "bytearray index out of range")
        Ptr[u8](self._address)[index] = value

    def add_octet(self, value: int) -> None:
        """Append one octet; ValueError unless 0 .. 255."""
        if not less_u(value, 0x100):
            raise_octet_range()
        length = self._length
        if self._exports != 0 or self._room() == length:
            self.resize(length + 1)
        else:
            self._length = length + 1
        Ptr[u8](self._address)[length] = value

    def add_run(self, source: int, count: int) -> None:
        """Append `count` octets of foreign memory (not this buffer's own)."""
        if count > 0:
            length = self._length
            self.resize(length + count)
            copy_memory(self._address + length, source, count)

    def resize(self, length: int) -> None:
        """Make it `length` octets long, cut or extended at the end (by unset octets)."""
        if length == self._length:
            return
        if self._exports > 0:
            self.leave_views()
        if length > self._room():
            self._grow(length)
        self._length = length
        self._give_back()

    def replace_part(self, start: int, stop: int, source: int, count: int) -> None:
        """Put `count` octets of foreign memory in the place of start .. stop-1."""
        tail = self._length - stop
        change = count - (stop - start)
        if change != 0 and self._exports > 0:
            self.leave_views()
        if start == 0 and change < 0:
            self._address -= change
            self._length += change
        elif change > 0:
            if self._length + change > self._room():
                self._grow(self._length + change)
            copy_memory(self._address + start + count, self._address + stop, tail)
            self._length += change
        elif change < 0:
            copy_memory(self._address + start + count, self._address + stop, tail)
            self._length += change
        copy_memory(self._address + start, source, count)
        self._give_back()

    def _set_slice_step(
        self, start: int | None, stop: int | None, step: int | None, values: Iterable[int]
    ) -> None:
        fresh = bytes(values)
        first, count, stride = slice_steps(start, stop, step, self._length)
        if stride == 1:
            self.replace_part(first, first + count, bytes_address(fresh), len(fresh))
            return
        if len(fresh) != count:
            raise ValueError(
                f"attempt to assign bytes of size {len(fresh)} to extended slice of size {count}"
            )
        octets = Ptr[u8](self._address)
        for index in range(count):
            octets[first + index * stride] = fresh[index]

    def _del_slice_step(self, start: int | None, stop: int | None, step: int | None) -> None:
        first, count, stride = slice_steps(start, stop, step, self._length)
        if stride < 0:
            first += (count - 1) * stride
            stride = -stride
        octets = Ptr[u8](self._address)
        kept = first
        for index in range(first, self._length):
            distance = index - first
            if count == 0 or distance % stride != 0 or distance // stride >= count:
                octets[kept] = octets[index]
                kept += 1
        self.replace_part(kept, self._length, self._address, 0)

    def take_out(self, index: int, message: str) -> int:
        """Remove and return the octet at `index`; IndexError with `message` when outside."""
        at = index if less_u(index, self._length) else wrapped_index(index, self._length, message)
        value = Ptr[u8](self._address)[at]
        self.replace_part(at, at + 1, self._address, 0)
        return value

    def leave_views(self) -> None:
        """Move to new storage before a change of size; BufferError when a view surely exists."""
        if self._held > 0 or _bound_to_variable(self):
            raise BufferError(_EXPORTED)
        fresh = bytes_unset(self._length + (self._length >> 1) + 16)
        copy_memory(bytes_address(fresh), self._address, self._length)
        self._data = fresh
        self._address = bytes_address(fresh)
        self._exports = 0

    def set_zeros(self, count: int) -> None:
        """Become `count` new octets of 0."""
        self._data = bytes_alloc(count) if count > 0 else b""
        self._address = bytes_address(self._data)
        self._length = count

    def to_bytes(self) -> bytes:
        return bytes_of_run(self._address, self._length)

    def flip(self) -> None:
        """Reverse the octets in place."""
        octets = Ptr[u8](self._address)
        low = 0
        high = self._length - 1
        while low < high:
            first = octets[low]
            octets[low] = octets[high]
            octets[high] = first
            low += 1
            high -= 1

    def _room(self) -> int:
        """Octets from the first one in use to the end of the storage."""
        return length_of(self._data) - (self._address - bytes_address(self._data))

    def _grow(self, wanted: int) -> None:
        """Make room for `wanted` octets; what is there stays, perhaps elsewhere."""
        base = bytes_address(self._data)
        capacity = length_of(self._data)
        if wanted <= capacity and self._address - base >= capacity // 2:
            copy_memory(base, self._address, self._length)
            self._address = base
            return
        grown = bytes_unset(wanted + (wanted >> 1) + 16)
        copy_memory(bytes_address(grown), self._address, self._length)
        self._data = grown
        self._address = bytes_address(grown)

    def _give_back(self) -> None:
        """Move into a smaller storage when most of the present one is idle."""
        capacity = length_of(self._data)
        if self._length == 0:
            self._address = bytes_address(self._data)
        if capacity > 256 and self._length < capacity >> 3:
            small = bytes_unset(self._length + (self._length >> 1) + 16)
            copy_memory(bytes_address(small), self._address, self._length)
            self._data = small
            self._address = bytes_address(small)


class ViewBuffer:
    """A window on the octets of a bytes or a ByteBuffer: what a memoryview is made of."""

    def __init__(self) -> None:
        self._owner: ByteBuffer | None = None
        self._data: bytes = b""
        self._address: int = bytes_address(self._data)
        self._length: int = 0
        self._readonly: bool = True
        self._released: bool = False
        self._entered: bool = False

    @always_inline
    def read(self, index: int) -> int:
        """`self[index]`; IndexError when outside."""
        if less_u(index, self._length):
            return Ptr[u8](self._address)[index]
        return Ptr[u8](self._address)[self._wrapped(index)]

    @always_inline
    def write(self, index: int, value: int) -> None:
        """`self[index] = value`; IndexError, ValueError, and TypeError when read-only."""
        self.check_writable()
        if not less_u(index, self._length):
            index = self._wrapped(index)
        if not less_u(value, 0x100):
            raise ValueError("memoryview: invalid value for format 'B'")
        Ptr[u8](self._address)[index] = value

    def _wrapped(self, index: int) -> int:
        self.check()
        return wrapped_index(index, self._length, "index out of bounds on dimension 1")

    def show_bytes(self, data: bytes) -> None:
        """Become a view of the whole of `data`."""
        self._data = data
        self._address = bytes_address(data)
        self._length = length_of(data)

    def show_buffer(self, owner: ByteBuffer) -> None:
        """Become a view of the whole of `owner`, which keeps its size from now on."""
        owner._exports += 1
        self._owner = owner
        self._data = owner._data
        self._address = owner._address
        self._length = owner._length
        self._readonly = False

    def show_part(self, other: "ViewBuffer", start: int, stop: int) -> None:
        """Become a view of start .. stop-1 of another view (nothing when stop < start)."""
        other.check()
        owner = other._owner
        if owner is not None:
            owner._exports += 1
            self._owner = owner
        self._data = other._data
        self._address = other._address + start
        self._length = stop - start if start < stop else 0
        self._readonly = other._readonly

    def put_run(self, start: int, stop: int, source: int, count: int) -> None:
        """Store a run in the place of start .. stop-1; ValueError unless as long."""
        self.check_writable()
        if count != (stop - start if start < stop else 0):
            raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
        copy_memory(self._address + start, source, count)

    def enter(self) -> None:
        """The beginning of a `with` block: from now on the owner cannot be resized."""
        self.check()
        owner = self._owner
        if owner is not None and not self._entered:
            self._entered = True
            owner._held += 1

    def end(self) -> None:
        """`release()`: give the octets up; a second time does nothing."""
        owner = self._owner
        if owner is not None:
            if owner._data is self._data:
                owner._exports -= 1
            if self._entered:
                owner._held -= 1
        self._owner = None
        self._data = b""
        self._length = 0
        self._released = True

    @always_inline
    def check(self) -> None:
        """ValueError after `release`, BufferError when the owner was resized meanwhile."""
        owner = self._owner
        if owner is None:
            if self._released:
                raise ValueError(_RELEASED)
        elif owner._data is not self._data:
            raise BufferError(_EXPORTED)

    @always_inline
    def check_writable(self) -> None:
        self.check()
        if self._readonly:
            raise TypeError("cannot modify read-only memory")


def _bound_to_variable(owner: ByteBuffer) -> bool:
    """Does a module variable refer to a view of `owner`?"""
    at = symbol_address("__roots_start")
    end = symbol_address("__roots_end")
    while at < end:
        if _is_view_of(Ptr[u64](at)[0], owner):
            return True
        at += 8
    return False


def _is_view_of(address: int, owner: ByteBuffer) -> bool:
    if address & 15 != 0 or not word(BASE) <= address < page_address(word(FRONTIER)):
        return False
    if not bit(TAKEN, address) or Ptr[u64](address)[0] != type_address(memoryview):
        return False
    view = object_at(address, ViewBuffer)
    return view._owner is owner and view._data is owner._data
