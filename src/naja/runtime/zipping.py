"""`zip`: a class for two iterables, one for three, one for any other number."""

from collections.abc import Iterator
from typing import Generic, Self, TypeVar

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


class Zip(Iterator[tuple[A, B]], Generic[A, B]):
    def __init__(self, a: Iterator[A], b: Iterator[B], strict: bool) -> None:
        self._a = a
        self._b = b
        self._strict = strict

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[A, B]:
        try:
            a = self._a.__next__()
        except StopIteration:
            if self._strict and not _ended(self._b):
                raise ValueError("zip() argument 2 is longer than argument 1") from None
            raise
        try:
            b = self._b.__next__()
        except StopIteration:
            if self._strict:
                raise ValueError("zip() argument 2 is shorter than argument 1") from None
            raise
        return (a, b)


class Zip3(Iterator[tuple[A, B, C]], Generic[A, B, C]):
    def __init__(self, a: Iterator[A], b: Iterator[B], c: Iterator[C], strict: bool) -> None:
        self._pairs = Zip(a, b, strict)
        self._c = c
        self._strict = strict

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[A, B, C]:
        try:
            a, b = self._pairs.__next__()
        except StopIteration:
            if self._strict and not _ended(self._c):
                raise ValueError("zip() argument 3 is longer than arguments 1-2") from None
            raise
        try:
            c = self._c.__next__()
        except StopIteration:
            if self._strict:
                raise ValueError("zip() argument 3 is shorter than arguments 1-2") from None
            raise
        return (a, b, c)


class ZipMany(Iterator[tuple[T, ...]], Generic[T]):
    """Iterables of which only the caller knows how many there are."""

    def __init__(self, iterators: list[Iterator[T]], strict: bool) -> None:
        self._iterators = iterators
        self._strict = strict

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[T, ...]:
        if len(self._iterators) == 0:
            raise StopIteration
        taken: list[T] = []
        for iterator in self._iterators:
            try:
                taken.append(iterator.__next__())
            except StopIteration:
                if self._strict:
                    self._check_ends(len(taken))
                raise
        return tuple(taken)

    def _check_ends(self, at: int) -> None:
        """ValueError unless all end now that the one at `at` has ended."""
        if at > 0:
            raise ValueError(_difference(at, "shorter"))
        for other in range(1, len(self._iterators)):
            if not _ended(self._iterators[other]):
                raise ValueError(_difference(other, "longer"))


def _difference(at: int, word: str) -> str:
    others = "argument 1" if at == 1 else f"arguments 1-{at}"
    return f"zip() argument {at + 1} is {word} than {others}"


def _ended(iterator: Iterator[T]) -> bool:
    try:
        iterator.__next__()
    except StopIteration:
        return True
    return False
