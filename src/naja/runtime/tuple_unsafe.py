"""The body of `tuple[T, ...]`, the tuple whose length is known only at run time.

Tuples of fixed length are values, made and compared by compiled code; they become this
class where a `tuple[T, ...]` is wanted. Both hash alike.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Generic, NoReturn, Self, TypeVar

from naja.lang.alike import alike
from naja.lang.bits import less_u
from naja.runtime.buffers import slice_start, slice_steps, slice_stop
from naja.runtime.hashing import tuple_hash_end, tuple_hash_mix, tuple_hash_start
from naja.runtime.repr_guard import enter_repr, leave_repr
from naja.runtime.sorting_unsafe import SupportsLess
from naja.unsafe import Array, array_copy, array_run, no_inline

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
L = TypeVar("L", bound=SupportsLess)

MAXIMUM: Final = 0x7FFFFFFFFFFFFFFF


@no_inline
def _index_error() -> NoReturn:
    raise IndexError("tuple index out of range")


class TupleIterator(Iterator[T]):
    def __init__(self, items: Array[T]) -> None:
        self._items = items
        self._position = 0

    def __iter__(self) -> Self:
        return self

    def _has_next(self) -> bool:
        return self._position < len(self._items)

    def _take(self) -> T:
        position = self._position
        if not less_u(position, len(self._items)):
            raise StopIteration()
        self._position = position + 1
        return self._items[position]

    def __next__(self) -> T:
        return self._take()


class TupleReverseIterator(Iterator[T]):
    def __init__(self, items: Array[T]) -> None:
        self._items = items
        self._position = len(items)

    def __iter__(self) -> Self:
        return self

    def _has_next(self) -> bool:
        return self._position > 0

    def _take(self) -> T:
        position = self._position - 1
        if not less_u(position, len(self._items)):
            raise StopIteration()
        self._position = position
        return self._items[position]

    def __next__(self) -> T:
        return self._take()


class AnyTuple:
    """A tuple of which the type of the elements is not known."""

    def __len__(self) -> int:
        raise NotImplementedError

    def _element(self, index: int) -> object:
        raise NotImplementedError


class TupleBody(AnyTuple, Generic[T_co]):
    _items: Array[T_co]

    def __len__(self) -> int:
        return len(self._items)

    def __bool__(self) -> bool:
        return len(self._items) != 0

    def __iter__(self) -> TupleIterator[T_co]:
        return TupleIterator(self._items)

    def __reversed__(self) -> TupleReverseIterator[T_co]:
        return TupleReverseIterator(self._items)

    def __contains__(self, value: object, /) -> bool:
        for index in range(len(self._items)):
            if alike(self._items[index], value):
                return True
        return False

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, AnyTuple):
            return False
        if len(self._items) != len(other):
            return False
        for index in range(len(self._items)):
            if not alike(self._items[index], other._element(index)):
                return False
        return True

    def _element(self, index: int) -> T_co:
        return self._get(index)

    def __hash__(self) -> int:
        state = tuple_hash_start()
        for index in range(len(self._items)):
            state = tuple_hash_mix(state, hash(self._items[index]))
        return tuple_hash_end(state, len(self._items))

    def __repr__(self) -> str:
        if not enter_repr(id(self)):
            return "(...)"
        try:
            parts: list[str] = []
            for index in range(len(self._items)):
                parts.append(repr(self._items[index]))
            if len(parts) == 1:
                return "(" + parts[0] + ",)"
            return "(" + ", ".join(parts) + ")"
        finally:
            leave_repr()

    def index(self, value: object, start: int = 0, stop: int = MAXIMUM, /) -> int:
        length = len(self._items)
        for index in range(slice_start(start, length), slice_stop(stop, length)):
            if alike(self._items[index], value):
                return index
        raise ValueError("tuple.index(x): x not in tuple")

    def count(self, value: object, /) -> int:
        found = 0
        for index in range(len(self._items)):
            if alike(self._items[index], value):
                found += 1
        return found

    def _get(self, index: int) -> T_co:
        length = len(self._items)
        if index < 0:
            index += length
        if not less_u(index, length):
            _index_error()
        return self._items[index]

    def _slice(self, start: int | None, stop: int | None) -> tuple[T_co, ...]:
        first = slice_start(start, len(self._items))
        count = slice_stop(stop, len(self._items)) - first
        count = count if count > 0 else 0
        return tuple_of_array(array_run(self._items, first, count, count))

    def _slice_step(
        self, start: int | None, stop: int | None, step: int | None
    ) -> tuple[T_co, ...]:
        first, count, stride = slice_steps(start, stop, step, len(self._items))
        fresh = Array[T_co](count)
        for position in range(count):
            fresh[position] = self._items[first + position * stride]
        return tuple_of_array(fresh)

    def _repeat(self, times: int) -> tuple[T_co, ...]:
        size = len(self._items)
        count = size * times if times > 0 else 0
        fresh = Array[T_co](count)
        at = 0
        while at < count:
            array_copy(fresh, at, self._items, 0, size)
            at += size
        return tuple_of_array(fresh)


def tuple_concat(a: TupleBody[T], b: TupleBody[T]) -> tuple[T, ...]:
    fresh = array_run(a._items, 0, len(a._items), len(a._items) + len(b._items))
    array_copy(fresh, len(a._items), b._items, 0, len(b._items))
    return tuple_of_array(fresh)


def tuple_less(a: TupleBody[L], b: TupleBody[L]) -> bool:
    """Order by the first difference, else by length."""
    for index in range(min(len(a._items), len(b._items))):
        if not alike(a._items[index], b._items[index]):
            return a._items[index] < b._items[index]
    return len(a._items) < len(b._items)


def tuple_of_array(items: Array[T]) -> tuple[T, ...]:
    """The tuple that owns `items`."""
    made: tuple[T, ...] = tuple.__new__(tuple)
    made._items = items
    return made


def tuple_of_iterable(iterable: Iterable[T]) -> tuple[T, ...]:
    values = list(iterable)
    if len(values._items) == values._length:
        return tuple_of_array(values._items)
    return tuple_of_array(array_run(values._items, 0, values._length, values._length))
