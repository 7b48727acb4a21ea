"""The storage of `list`: a growing array, its single elements and its iterators.

`_items` holds at least `_length` elements; those beyond are zero, so that the collector
forgets what was removed. Every index is checked once, as an unsigned number.
"""

from collections.abc import Iterator
from typing import Generic, NoReturn, Self, TypeVar

from naja.lang.bits import less_u
from naja.unsafe import (
    Array,
    array_clear,
    array_copy,
    array_run,
    no_inline,
)

T = TypeVar("T")


@no_inline
def index_error(text: str) -> NoReturn:
    raise IndexError(text)


class ListIterator(Iterator[T]):
    """Sees elements appended meanwhile, like CPython; once at the end it stays there."""

    def __init__(self, values: "ListCore[T]") -> None:
        self._values: ListCore[T] | None = values
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
    def __init__(self, values: "ListCore[T]") -> None:
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


class ListCore(AnyList, Generic[T]):
    """The elements, and room for more of them."""

    _items: Array[T]
    _length: int

    def __len__(self) -> int:
        return self._length

    def __bool__(self) -> bool:
        return self._length != 0

    def __iter__(self) -> ListIterator[T]:
        return ListIterator(self)

    def __reversed__(self) -> ListReverseIterator[T]:
        return ListReverseIterator(self)

    def _element(self, index: int) -> T:
        return self._get(index)

    def _get(self, index: int) -> T:
        if index < 0:
            index += self._length
        if not less_u(index, self._length):
            index_error("list index out of range")
        return self._items[index]

    def _set(self, index: int, value: T) -> None:
        if index < 0:
            index += self._length
        if not less_u(index, self._length):
            index_error("list assignment index out of range")
        self._items[index] = value

    def _del(self, index: int) -> None:
        if index < 0:
            index += self._length
        if not less_u(index, self._length):
            index_error("list assignment index out of range")
        self._close_gap(index, 1)

    def append(self, value: T, /) -> None:
        length = self._length
        if length == len(self._items):
            self._grow(length + 1)
        self._items[length] = value
        self._length = length + 1

    def _reserve(self, count: int) -> None:
        """Room for `count` more elements."""
        if self._length + count > len(self._items):
            self._grow(self._length + count)

    def _grow(self, wanted: int) -> None:
        """Room for at least `wanted` elements and a share more, so that appends cost O(1)."""
        capacity = wanted + (wanted >> 1) + 3 & -4
        self._items = array_run(self._items, 0, self._length, capacity)

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
