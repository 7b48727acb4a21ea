"""The body of `list`: everything whose type needs no overload, over `ListCore`."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from naja.lang.alike import alike
from naja.lang.bits import less_u, wrap_add, wrap_sub
from naja.runtime.buffers import slice_start, slice_steps, slice_stop
from naja.runtime.list_core_unsafe import AnyList, ListCore, index_error
from naja.runtime.object_unsafe import same_class
from naja.runtime.repr_guard import enter_repr, leave_repr
from naja.runtime.sorting_unsafe import SupportsLess, sort_array, sort_by_keys
from naja.unsafe import Array, array_clear, array_copy, array_run, same_type

T = TypeVar("T")
L = TypeVar("L", bound=SupportsLess)

MAXIMUM: Final = 0x7FFFFFFFFFFFFFFF


class ListBody(ListCore[T]):
    """What `list` does with its elements."""

    def __init__(self, iterable: Iterable[T] | None = None) -> None:
        self._items = Array[T](0)
        self._length = 0
        if iterable is not None:
            self.extend(iterable)

    def __contains__(self, value: object, /) -> bool:
        index = 0
        while index < self._length:
            if alike(self._items[index], value):
                return True
            index += 1
        return False

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'list'")

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, AnyList):
            return False
        if self._length != len(other):
            return False
        index = 0
        while index < self._length and index < len(other):
            if not alike(self._items[index], other._element(index)):
                if index < self._length and index < len(other):  # `__eq__` may have cut them
                    return False
                break
            index += 1
        return self._length == len(other)

    def __repr__(self) -> str:
        if not enter_repr(id(self)):
            return "[...]"
        try:
            parts: list[str] = []
            index = 0
            while index < self._length:
                parts.append(repr(self._items[index]))
                index += 1
            return "[" + ", ".join(parts) + "]"
        finally:
            leave_repr()

    def extend(self, values: Iterable[T], /) -> None:
        limit = -1
        if isinstance(values, ListBody):
            # The length is read first: a list may extend itself.
            limit = len(values)
            self._reserve(limit)
            if same_type(self._items, values._items) and same_class(self, values):
                array_copy(self._items, self._length, values._items, 0, limit)
                self._length += limit
                return
        for value in values:
            if limit == 0:
                return
            limit -= 1
            ListCore.append(self, value)  # whatever a subclass makes of append

    def insert(self, index: int, value: T, /) -> None:
        at = slice_start(index, self._length)
        self._open_gap(at, 1)
        self._items[at] = value

    def pop(self, index: int = -1, /) -> T:
        length = self._length
        if length == 0:
            index_error("pop from empty list")
        if index < 0:
            index += length
        if not less_u(index, length):
            index_error("pop index out of range")
        value = self._items[index]
        self._close_gap(index, 1)
        return value

    def remove(self, value: T, /) -> None:
        index = 0
        while index < self._length:
            if alike(self._items[index], value):
                self._del(index)
                return
            index += 1
        raise ValueError("list.remove(x): x not in list")

    def clear(self) -> None:
        self._items = Array[T](0)
        self._length = 0

    def index(self, value: T, start: int = 0, stop: int = MAXIMUM, /) -> int:
        index = slice_start(start, self._length)
        while index < slice_stop(stop, self._length):
            if alike(self._items[index], value):
                return index
            index += 1
        raise ValueError(repr(value) + " is not in list")

    def count(self, value: T, /) -> int:
        found = 0
        index = 0
        while index < self._length:
            if alike(self._items[index], value):
                found += 1
            index += 1
        return found

    def reverse(self) -> None:
        low = 0
        high = self._length - 1
        items = self._items
        # Four from each end at a time, read before any is written: vectors do that at once.
        while wrap_sub(high, low) > 6:
            a, b = items[low], items[wrap_add(low, 1)]
            c, d = items[wrap_add(low, 2)], items[wrap_add(low, 3)]
            e, f = items[wrap_sub(high, 3)], items[wrap_sub(high, 2)]
            g, h = items[wrap_sub(high, 1)], items[high]
            items[low], items[wrap_add(low, 1)] = h, g
            items[wrap_add(low, 2)], items[wrap_add(low, 3)] = f, e
            items[wrap_sub(high, 3)], items[wrap_sub(high, 2)] = d, c
            items[wrap_sub(high, 1)], items[high] = b, a
            low = wrap_add(low, 4)
            high = wrap_sub(high, 4)
        while low < high:
            value = items[low]
            items[low] = items[high]
            items[high] = value
            low = wrap_add(low, 1)
            high = wrap_sub(high, 1)

    def copy(self) -> list[T]:
        return list_of_run(self._items, 0, self._length)

    def _slice(self, start: int | None, stop: int | None) -> list[T]:
        first = slice_start(start, self._length)
        return list_of_run(self._items, first, slice_stop(stop, self._length) - first)

    def _slice_step(self, start: int | None, stop: int | None, step: int | None) -> list[T]:
        first, count, stride = slice_steps(start, stop, step, self._length)
        result = list_of_size(self._items, count)
        items, made = self._items, result._items
        at = first
        for position in range(count):
            made[position] = items[at]
            at = wrap_add(at, stride)
        return result

    def _set_slice(self, start: int | None, stop: int | None, values: Iterable[T]) -> None:
        fresh = list(values)
        first = slice_start(start, self._length)
        count = slice_stop(stop, self._length) - first
        if count < 0:
            count = 0
        if fresh._length < count:
            self._close_gap(first, count - fresh._length)
        elif fresh._length > count:
            self._open_gap(first, fresh._length - count)
        array_copy(self._items, first, fresh._items, 0, fresh._length)

    def _del_slice(self, start: int | None, stop: int | None) -> None:
        first = slice_start(start, self._length)
        count = slice_stop(stop, self._length) - first
        if count > 0:
            self._close_gap(first, count)

    def _set_slice_step(
        self, start: int | None, stop: int | None, step: int | None, values: Iterable[T]
    ) -> None:
        if step is None or step == 1:
            self._set_slice(start, stop, values)
            return
        fresh = list(values)
        first, count, stride = slice_steps(start, stop, step, self._length)
        if fresh._length != count:
            raise ValueError(
                "attempt to assign sequence of size "
                + str(fresh._length)
                + " to extended slice of size "
                + str(count)
            )
        for position in range(count):
            self._items[first + position * stride] = fresh._items[position]

    def _del_slice_step(self, start: int | None, stop: int | None, step: int | None) -> None:
        first, count, stride = slice_steps(start, stop, step, self._length)
        if count == 0:
            return
        if count == 1:
            stride = 1
        if stride < 0:
            first, stride = first + (count - 1) * stride, -stride
        kept = first
        for index in range(first, self._length):
            offset = index - first
            if offset % stride != 0 or offset // stride >= count:
                self._items[kept] = self._items[index]
                kept += 1
        array_clear(self._items, kept, self._length - kept)
        self._length = kept

    def _repeat(self, times: int) -> list[T]:
        count = self._length * times if times > 0 else 0
        result: list[T] = list()
        if count == 0:
            return result
        result._items = array_run(self._items, 0, self._length, count)
        result._length = count
        # Copy what is there already, twice as much each time.
        done = self._length
        while done < count:
            chunk = min(done, count - done)
            array_copy(result._items, done, result._items, 0, chunk)
            done += chunk
        return result

    def _concat(self, other: "ListBody[T]") -> list[T]:
        result: list[T] = list()
        count = self._length + other._length
        result._items = array_run(self._items, 0, self._length, count)
        array_copy(result._items, self._length, other._items, 0, other._length)
        result._length = count
        return result


def list_of_run(items: Array[T], start: int, count: int) -> list[T]:
    """A list of `count` elements of an array (none if negative)."""
    result: list[T] = list()
    if count > 0:
        result._items = array_run(items, start, count, count)
        result._length = count
    return result


def list_of_size(pattern: Array[T], count: int) -> list[T]:
    """A list of `count` zero elements, to be filled at once; `pattern` only says the type."""
    result: list[T] = list()
    if count > 0:
        result._items = Array[T](count)
        result._length = count
    return result


def list_less(a: ListBody[L], b: ListBody[L]) -> bool:
    """Order by the first difference, else by length."""
    index = 0
    while index < a._length and index < b._length:
        x = a._items[index]
        y = b._items[index]
        if not alike(x, y):
            return x < y
        index += 1
    return a._length < b._length


def sort_list(values: ListBody[L], reverse: bool) -> None:
    length = values._length
    items = values._detach()
    try:
        sort_array(items, length, reverse)
    finally:
        values._attach(items, length)


def sort_list_by(values: ListBody[T], key: Callable[[T], L], reverse: bool) -> None:
    length = values._length
    items = values._detach()
    try:
        keys = Array[L](length)
        for index in range(length):
            keys[index] = key(items[index])
        sort_by_keys(keys, items, length, reverse)
    finally:
        values._attach(items, length)
