"""The body of `list`: a growing array.

`_items` holds at least `_length` elements; those beyond are zero, so that the collector
forgets what was removed. Every index is checked once, as an unsigned number.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Generic, NoReturn, Self, TypeVar

from naja.lang.bits import less_u
from naja.runtime.buffers import slice_start, slice_steps, slice_stop
from naja.runtime.repr_guard import enter_repr, leave_repr
from naja.runtime.sorting_unsafe import SupportsLess, sort_array, sort_by_keys
from naja.unsafe import Array, array_clear, array_copy, no_inline

T = TypeVar("T")
L = TypeVar("L", bound=SupportsLess)

MAXIMUM: Final = 0x7FFFFFFFFFFFFFFF


@no_inline
def _index_error(text: str) -> NoReturn:
    raise IndexError(text)


class ListIterator(Iterator[T]):
    """Sees elements appended meanwhile, like CPython; once at the end it stays there."""

    def __init__(self, values: "ListBody[T]") -> None:
        self._values: ListBody[T] | None = values
        self._position = 0

    def __iter__(self) -> Self:
        return self

    def _has_next(self) -> bool:
        values = self._values
        if values is None:
            return False
        if self._position < values._length:
            return True
        self._values = None
        return False

    def _take(self) -> T:
        values = self._values
        position = self._position
        if values is None or not less_u(position, values._length):
            raise StopIteration()
        self._position = position + 1
        return values._items[position]

    def __next__(self) -> T:
        if self._has_next():
            return self._take()
        raise StopIteration()

    def __length_hint__(self) -> int:
        values = self._values
        return 0 if values is None else max(0, values._length - self._position)


class ListReverseIterator(Iterator[T]):
    def __init__(self, values: "ListBody[T]") -> None:
        self._values = values
        self._position = values._length - 1

    def __iter__(self) -> Self:
        return self

    def _has_next(self) -> bool:
        return less_u(self._position, self._values._length)

    def _take(self) -> T:
        position = self._position
        if not less_u(position, self._values._length):
            raise StopIteration()
        self._position = position - 1
        return self._values._items[position]

    def __next__(self) -> T:
        if self._has_next():
            return self._take()
        self._position = -1
        raise StopIteration()


class AnyList:
    """A list of which the type of the elements is not known."""

    def __len__(self) -> int:
        raise NotImplementedError

    def _element(self, index: int) -> object:
        raise NotImplementedError


class ListBody(AnyList, Generic[T]):
    """Everything of `list` whose type needs no overload."""

    _items: Array[T]
    _length: int

    def __init__(self, iterable: Iterable[T] | None = None) -> None:
        self._items = Array[T](0)
        self._length = 0
        if iterable is not None:
            self.extend(iterable)

    def __len__(self) -> int:
        return self._length

    def __bool__(self) -> bool:
        return self._length != 0

    def __iter__(self) -> ListIterator[T]:
        return ListIterator(self)

    def __reversed__(self) -> ListReverseIterator[T]:
        return ListReverseIterator(self)

    def __contains__(self, value: object, /) -> bool:
        index = 0
        while index < self._length:
            if self._items[index] == value:
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
            if self._items[index] != other._element(index):
                return False
            index += 1
        return self._length == len(other)

    def _element(self, index: int) -> T:
        return self._get(index)

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

    def _get(self, index: int) -> T:
        if index < 0:
            index += self._length
        if not less_u(index, self._length):
            _index_error("list index out of range")
        return self._items[index]

    def _set(self, index: int, value: T) -> None:
        if index < 0:
            index += self._length
        if not less_u(index, self._length):
            _index_error("list assignment index out of range")
        self._items[index] = value

    def _del(self, index: int) -> None:
        if index < 0:
            index += self._length
        if not less_u(index, self._length):
            _index_error("list assignment index out of range")
        self._close_gap(index, 1)

    def append(self, value: T, /) -> None:
        length = self._length
        if length == len(self._items):
            self._grow(length + 1)
        self._items[length] = value
        self._length = length + 1

    def extend(self, values: Iterable[T], /) -> None:
        limit = -1
        if isinstance(values, ListBody):
            # The length is read first: a list may extend itself.
            limit = len(values)
            self._reserve(limit)
        for value in values:
            if limit == 0:
                return
            limit -= 1
            self.append(value)

    def insert(self, index: int, value: T, /) -> None:
        at = slice_start(index, self._length)
        self._open_gap(at, 1)
        self._items[at] = value

    def pop(self, index: int = -1, /) -> T:
        length = self._length
        if length == 0:
            _index_error("pop from empty list")
        if index < 0:
            index += length
        if not less_u(index, length):
            _index_error("pop index out of range")
        value = self._items[index]
        self._close_gap(index, 1)
        return value

    def remove(self, value: T, /) -> None:
        index = 0
        while index < self._length:
            if self._items[index] == value:
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
            if self._items[index] == value:
                return index
            index += 1
        raise ValueError(repr(value) + " is not in list")

    def count(self, value: T, /) -> int:
        found = 0
        index = 0
        while index < self._length:
            if self._items[index] == value:
                found += 1
            index += 1
        return found

    def reverse(self) -> None:
        low = 0
        high = self._length - 1
        items = self._items
        while low < high:
            value = items[low]
            items[low] = items[high]
            items[high] = value
            low += 1
            high -= 1

    def copy(self) -> list[T]:
        return list_of_run(self._items, 0, self._length)

    def _slice(self, start: int | None, stop: int | None) -> list[T]:
        first = slice_start(start, self._length)
        return list_of_run(self._items, first, slice_stop(stop, self._length) - first)

    def _slice_step(self, start: int | None, stop: int | None, step: int | None) -> list[T]:
        first, count, stride = slice_steps(start, stop, step, self._length)
        result = list_of_size(self._items, count)
        for position in range(count):
            result._items[position] = self._items[first + position * stride]
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
        result = list_of_size(self._items, count)
        at = 0
        while at < count:
            array_copy(result._items, at, self._items, 0, self._length)
            at += self._length
        return result

    def _concat(self, other: "ListBody[T]") -> list[T]:
        result = list_of_size(self._items, self._length + other._length)
        array_copy(result._items, 0, self._items, 0, self._length)
        array_copy(result._items, self._length, other._items, 0, other._length)
        return result

    def _reserve(self, count: int) -> None:
        """Room for `count` more elements."""
        if self._length + count > len(self._items):
            self._grow(self._length + count)

    def _grow(self, wanted: int) -> None:
        """Room for at least `wanted` elements and a share more, so that appends cost O(1)."""
        capacity = wanted + (wanted >> 1) + 3 & -4
        fresh = Array[T](capacity)
        array_copy(fresh, 0, self._items, 0, self._length)
        self._items = fresh

    def _open_gap(self, at: int, count: int) -> None:
        """Move what follows `at` up by `count` elements and count those in."""
        self._reserve(count)
        array_copy(self._items, at + count, self._items, at, self._length - at)
        self._length += count

    def _close_gap(self, at: int, count: int) -> None:
        """Forget `count` elements from `at` on; what follows moves down."""
        rest = self._length - at - count
        if rest != 0:
            array_copy(self._items, at, self._items, at + count, rest)
        array_clear(self._items, at + rest, count)
        self._length = at + rest

    def _detach(self) -> Array[T]:
        """The elements, the list being empty from now on (as CPython shows it in a sort)."""
        items = self._items
        self._items = Array[T](0)
        self._length = 0
        return items

    def _attach(self, items: Array[T], length: int) -> None:
        """Take back the elements. ValueError if the list was changed meanwhile."""
        changed = self._length != 0 or len(self._items) != 0
        self._items = items
        self._length = length
        if changed:
            raise ValueError("list modified during sort")


def list_of_run(items: Array[T], start: int, count: int) -> list[T]:
    """A list of `count` elements of an array (none if negative)."""
    result = list_of_size(items, count)
    array_copy(result._items, 0, items, start, result._length)
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
        if x != y:
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
