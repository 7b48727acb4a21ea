"""The iterators that `enumerate`, `zip`, `map`, `filter` and `iter(f, sentinel)` return."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, Self, TypeVar

from naja.lang.alike import alike

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
R = TypeVar("R")
T_co = TypeVar("T_co", covariant=True)


class Enumerate(Iterator[tuple[int, T]], Generic[T]):
    def __init__(self, iterator: Iterator[T], start: int) -> None:
        self._iterator = iterator
        self._index = start

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[int, T]:
        value = self._iterator.__next__()
        index = self._index
        self._index = index + 1
        return (index, value)


class Map(Iterator[R], Generic[A, R]):
    def __init__(self, function: Callable[[A], R], iterator: Iterator[A]) -> None:
        self._function = function
        self._iterator = iterator

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> R:
        return self._function(self._iterator.__next__())


class Map2(Iterator[R], Generic[A, B, R]):
    def __init__(self, function: Callable[[A, B], R], a: Iterator[A], b: Iterator[B]) -> None:
        self._function = function
        self._a = a
        self._b = b

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> R:
        a = self._a.__next__()
        return self._function(a, self._b.__next__())


class Filter(Iterator[T], Generic[T, R]):
    """The values for which `function` is true."""

    def __init__(self, function: Callable[[T], R], iterator: Iterator[T]) -> None:
        self._function = function
        self._iterator = iterator

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while True:
            value = self._iterator.__next__()
            if self._function(value):
                return value


class Truthy(Iterator[T]):
    """`filter(None, ...)`: the values that are true."""

    def __init__(self, iterator: Iterator[T | None]) -> None:
        self._iterator = iterator

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while True:
            value = self._iterator.__next__()
            if value:
                return value


class SupportsItems(Protocol[T_co]):
    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> T_co: ...


class SequenceReverse(Iterator[T]):
    """`reversed` of what has a length and numbered items."""

    def __init__(self, sequence: SupportsItems[T]) -> None:
        self._sequence = sequence
        self._position = len(sequence) - 1

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        position = self._position
        if position < 0:
            raise StopIteration()
        self._position = position - 1
        try:
            return self._sequence[position]
        except IndexError:
            self._position = -1
            raise StopIteration() from None


class CallIterator(Iterator[T]):
    """Calls until the result equals the sentinel."""

    def __init__(self, function: Callable[[], T], sentinel: T) -> None:
        self._function = function
        self._sentinel = sentinel
        self._finished = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        if self._finished:
            raise StopIteration()
        value = self._function()
        if value == self._sentinel:
            self._finished = True
            raise StopIteration()
        return value


def is_among(values: Iterable[T], wanted: object) -> bool:
    """`wanted in values` of a class that can only be gone through."""
    for value in values:
        if alike(value, wanted):
            return True
    return False
