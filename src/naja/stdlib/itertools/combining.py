# mypy: disable-error-code="overload-overlap"
"""Iterators over several iterables, or over neighbours in one."""

from typing import Any, Callable, Generic, Iterable, Iterator, Protocol, Self, TypeVar, overload

_T = TypeVar("_T")
_S = TypeVar("_S")


class SupportsAdd(Protocol):
    def __add__(self, other: Self, /) -> Self: ...


_A = TypeVar("_A", bound=SupportsAdd)


class chain(Iterator[_T]):
    """The values of the first iterable, then those of the next."""

    def __init__(self, *iterables: Iterable[_T]) -> None:
        self._sources: Iterator[Iterable[_T]] = iter(iterables)
        self._current: Iterator[_T] | None = None

    @staticmethod
    def from_iterable(iterables: "Iterable[Iterable[_S]]", /) -> "chain[_S]":
        """Of iterables that are themselves computed one by one."""
        made: chain[_S] = chain()
        made._sources = iter(iterables)
        return made

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        while True:
            current = self._current
            if current is None:
                current = iter(self._sources.__next__())
                self._current = current
            try:
                return current.__next__()
            except StopIteration:
                self._current = None


class pairwise(Iterator[tuple[_T, _T]]):
    """Each value with its successor."""

    def __init__(self, iterable: Iterable[_T], /) -> None:
        self._iterator: Iterator[_T] = iter(iterable)
        self._old: list[_T] = []

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[_T, _T]:
        if len(self._old) == 0:
            self._old.append(self._iterator.__next__())
        new = self._iterator.__next__()
        old = self._old[0]
        self._old[0] = new
        return (old, new)


@overload
def accumulate(iterable: Iterable[_A], func: None = None) -> "Accumulate[_A]":
    return Accumulate(iter(iterable), _sum)


@overload
def accumulate(
    iterable: Iterable[_A], func: None = None, *, initial: _A
) -> "AccumulateFrom[_A, _A]":
    return AccumulateFrom(iter(iterable), _sum, initial)


@overload
def accumulate(
    iterable: Iterable[_T], func: Callable[[_T, _T], _T], *, initial: None = None
) -> "Accumulate[_T]":
    return Accumulate(iter(iterable), func)


@overload
def accumulate(
    iterable: Iterable[_S], func: Callable[[_T, _S], _T], *, initial: _T
) -> "AccumulateFrom[_T, _S]":
    return AccumulateFrom(iter(iterable), func, initial)


def accumulate(iterable: Any, func: Any = None, *, initial: Any = None) -> Any:
    function = _sum if func is None else func
    if initial is None:
        return Accumulate(iter(iterable), function)
    return AccumulateFrom(iter(iterable), function, initial)


def _sum(total: _A, value: _A) -> _A:
    return total + value


class Accumulate(Iterator[_T]):
    """Running totals, where the first value is the first total."""

    def __init__(self, iterator: Iterator[_T], function: Callable[[_T, _T], _T]) -> None:
        self._iterator = iterator
        self._function = function
        self._total: list[_T] = []

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        value = self._iterator.__next__()
        if len(self._total) == 0:
            self._total.append(value)
            return value
        total = self._function(self._total[0], value)
        self._total[0] = total
        return total


class AccumulateFrom(Iterator[_T], Generic[_T, _S]):
    """Running totals that begin with a given one."""

    def __init__(
        self, iterator: Iterator[_S], function: Callable[[_T, _S], _T], initial: _T
    ) -> None:
        self._iterator = iterator
        self._function = function
        self._total = initial
        self._started = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        if self._started:
            self._total = self._function(self._total, self._iterator.__next__())
        self._started = True
        return self._total
