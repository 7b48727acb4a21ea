# mypy: disable-error-code="overload-overlap"
"""`zip_longest` and `starmap`: a class for each number of iterables and of parameters."""

from typing import Any, Callable, Generic, Iterable, Iterator, Self, TypeVar, overload

_A = TypeVar("_A")
_B = TypeVar("_B")
_C = TypeVar("_C")
_D = TypeVar("_D")
_F = TypeVar("_F")
_R = TypeVar("_R")


class _Padded(Generic[_A, _F]):
    """The values of one iterator, then the filling value for ever."""

    def __init__(self, iterator: Iterator[_A], fill: _F) -> None:
        self._iterator = iterator
        self._fill = fill
        self.ended = False

    def take(self) -> _A | _F:
        if not self.ended:
            try:
                return self._iterator.__next__()
            except StopIteration:
                self.ended = True
        return self._fill


class ZipLongest2(Iterator[tuple[_A | _F, _B | _F]], Generic[_A, _B, _F]):
    def __init__(self, a: Iterator[_A], b: Iterator[_B], fill: _F) -> None:
        self._a = _Padded(a, fill)
        self._b = _Padded(b, fill)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[_A | _F, _B | _F]:
        a = self._a.take()
        b = self._b.take()
        if self._a.ended and self._b.ended:
            raise StopIteration()
        return (a, b)


class ZipLongest3(Iterator[tuple[_A | _F, _B | _F, _C | _F]], Generic[_A, _B, _C, _F]):
    def __init__(self, a: Iterator[_A], b: Iterator[_B], c: Iterator[_C], fill: _F) -> None:
        self._a = _Padded(a, fill)
        self._b = _Padded(b, fill)
        self._c = _Padded(c, fill)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[_A | _F, _B | _F, _C | _F]:
        a = self._a.take()
        b = self._b.take()
        c = self._c.take()
        if self._a.ended and self._b.ended and self._c.ended:
            raise StopIteration()
        return (a, b, c)


@overload
def zip_longest(a: Iterable[_A], b: Iterable[_B], /) -> ZipLongest2[_A, _B, None]:
    return ZipLongest2(iter(a), iter(b), None)


@overload
def zip_longest(a: Iterable[_A], b: Iterable[_B], /, *, fillvalue: _F) -> ZipLongest2[_A, _B, _F]:
    return ZipLongest2(iter(a), iter(b), fillvalue)


@overload
def zip_longest(
    a: Iterable[_A], b: Iterable[_B], c: Iterable[_C], /
) -> ZipLongest3[_A, _B, _C, None]:
    return ZipLongest3(iter(a), iter(b), iter(c), None)


@overload
def zip_longest(
    a: Iterable[_A], b: Iterable[_B], c: Iterable[_C], /, *, fillvalue: _F
) -> ZipLongest3[_A, _B, _C, _F]:
    return ZipLongest3(iter(a), iter(b), iter(c), fillvalue)


def zip_longest(*iterables: Any, fillvalue: Any = None) -> Any:
    iterators = [iter(iterable) for iterable in iterables]
    if len(iterators) == 2:
        return ZipLongest2(iterators[0], iterators[1], fillvalue)
    return ZipLongest3(iterators[0], iterators[1], iterators[2], fillvalue)


class StarMap1(Iterator[_R], Generic[_A, _R]):
    def __init__(self, function: Callable[[_A], _R], iterator: Iterator[tuple[_A]]) -> None:
        self._function = function
        self._iterator = iterator

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _R:
        values = self._iterator.__next__()
        return self._function(values[0])


class StarMap2(Iterator[_R], Generic[_A, _B, _R]):
    def __init__(self, function: Callable[[_A, _B], _R], iterator: Iterator[tuple[_A, _B]]) -> None:
        self._function = function
        self._iterator = iterator

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _R:
        a, b = self._iterator.__next__()
        return self._function(a, b)


class StarMap3(Iterator[_R], Generic[_A, _B, _C, _R]):
    def __init__(
        self, function: Callable[[_A, _B, _C], _R], iterator: Iterator[tuple[_A, _B, _C]]
    ) -> None:
        self._function = function
        self._iterator = iterator

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _R:
        a, b, c = self._iterator.__next__()
        return self._function(a, b, c)


class StarMap4(Iterator[_R], Generic[_A, _B, _C, _D, _R]):
    def __init__(
        self,
        function: Callable[[_A, _B, _C, _D], _R],
        iterator: Iterator[tuple[_A, _B, _C, _D]],
    ) -> None:
        self._function = function
        self._iterator = iterator

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _R:
        a, b, c, d = self._iterator.__next__()
        return self._function(a, b, c, d)


@overload
def starmap(function: Callable[[_A], _R], iterable: Iterable[tuple[_A]], /) -> StarMap1[_A, _R]:
    return StarMap1(function, iter(iterable))


@overload
def starmap(
    function: Callable[[_A, _B], _R], iterable: Iterable[tuple[_A, _B]], /
) -> StarMap2[_A, _B, _R]:
    return StarMap2(function, iter(iterable))


@overload
def starmap(
    function: Callable[[_A, _B, _C], _R], iterable: Iterable[tuple[_A, _B, _C]], /
) -> StarMap3[_A, _B, _C, _R]:
    return StarMap3(function, iter(iterable))


@overload
def starmap(
    function: Callable[[_A, _B, _C, _D], _R], iterable: Iterable[tuple[_A, _B, _C, _D]], /
) -> StarMap4[_A, _B, _C, _D, _R]:
    return StarMap4(function, iter(iterable))


def starmap(function: Any, iterable: Iterable[Any], /) -> Any:
    return (function(*values) for values in iterable)
