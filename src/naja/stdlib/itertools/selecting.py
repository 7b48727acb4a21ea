# mypy: disable-error-code="overload-overlap"
"""Iterators over some of the values of another, in its order."""

from typing import Any, Callable, Generic, Iterable, Iterator, Self, TypeVar, overload

_T = TypeVar("_T")
_B = TypeVar("_B")

_LARGEST = 0x7FFFFFFFFFFFFFFF


class compress(Iterator[_T], Generic[_T, _B]):
    """The values whose selector is true."""

    def __init__(self, data: Iterable[_T], selectors: Iterable[_B]) -> None:
        self._data: Iterator[_T] = iter(data)
        self._selectors: Iterator[_B] = iter(selectors)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        while True:
            value = self._data.__next__()
            if self._selectors.__next__():
                return value


class dropwhile(Iterator[_T], Generic[_T, _B]):
    """All values from the first one that fails the test."""

    def __init__(self, predicate: Callable[[_T], _B], iterable: Iterable[_T], /) -> None:
        self._predicate = predicate
        self._iterator: Iterator[_T] = iter(iterable)
        self._started = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        while True:
            value = self._iterator.__next__()
            if self._started or not self._predicate(value):
                self._started = True
                return value


class takewhile(Iterator[_T], Generic[_T, _B]):
    """The values before the first one that fails the test."""

    def __init__(self, predicate: Callable[[_T], _B], iterable: Iterable[_T], /) -> None:
        self._predicate = predicate
        self._iterator: Iterator[_T] = iter(iterable)
        self._ended = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        if self._ended:
            raise StopIteration()
        value = self._iterator.__next__()
        if self._predicate(value):
            return value
        self._ended = True
        raise StopIteration()


class filterfalse(Iterator[_T], Generic[_T, _B]):
    """The values that fail the test; those that are false where it is None."""

    @overload
    def __init__(self: "filterfalse[_T, _T]", predicate: None, iterable: Iterable[_T], /) -> None:
        self._predicate: Callable[[_T], _B] | None = None
        self._iterator: Iterator[_T] = iter(iterable)

    @overload
    def __init__(self, predicate: Callable[[_T], _B], iterable: Iterable[_T], /) -> None:
        self._predicate = predicate
        self._iterator = iter(iterable)

    def __init__(self, predicate: Any, iterable: Iterable[_T], /) -> None:
        self._predicate = predicate
        self._iterator = iter(iterable)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        predicate = self._predicate
        while True:
            value = self._iterator.__next__()
            if predicate is None:
                if not value:
                    return value
            elif not predicate(value):
                return value


class islice(Iterator[_T]):
    """The values at `start`, `start + step` ... before `stop`. ValueError if one is negative."""

    @overload
    def __init__(self, iterable: Iterable[_T], stop: int | None, /) -> None:
        self._between(iter(iterable), 0, stop, 1)

    @overload
    def __init__(
        self,
        iterable: Iterable[_T],
        start: int | None,
        stop: int | None,
        step: int | None = None,
        /,
    ) -> None:
        self._between(iter(iterable), start, stop, step)

    def __init__(self, iterable: Iterable[_T], *bounds: int | None) -> None:
        if len(bounds) == 1:
            self._between(iter(iterable), 0, bounds[0], 1)
        else:
            step = bounds[2] if len(bounds) > 2 else None
            self._between(iter(iterable), bounds[0], bounds[1], step)

    def _between(
        self, iterator: Iterator[_T], start: int | None, stop: int | None, step: int | None
    ) -> None:
        first = 0 if start is None else start
        width = 1 if step is None else step
        if stop == -1:
            raise ValueError(
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            )
        if first < 0 or (stop is not None and stop < 0):
            raise ValueError(
                "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            )
        if width < 1:
            raise ValueError("Step for islice() must be a positive integer or None.")
        self._begin(iterator, first, stop, width)

    def _begin(self, iterator: Iterator[_T], start: int, stop: int | None, step: int) -> None:
        self._iterator: Iterator[_T] | None = iterator
        self._next = start
        self._stop = _LARGEST if stop is None else stop
        self._step = step
        self._taken = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        iterator = self._iterator
        if iterator is None:
            raise StopIteration()
        try:
            while self._taken < self._next:
                iterator.__next__()
                self._taken += 1
            if self._taken >= self._stop:
                raise StopIteration()
            value = iterator.__next__()
        except StopIteration:
            self._iterator = None
            raise
        self._taken += 1
        left = self._stop - self._next
        self._next = self._stop if left < self._step else self._next + self._step
        return value
