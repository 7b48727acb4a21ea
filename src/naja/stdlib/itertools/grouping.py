# mypy: disable-error-code="overload-overlap"
"""`groupby` and `tee`: iterators that share one source."""

from typing import Any, Callable, Generic, Iterable, Iterator, Self, TypeVar, overload

_T = TypeVar("_T")
_K = TypeVar("_K")


def _same(value: _T) -> _T:
    return value


class groupby(Iterator[tuple[_K, "Group[_T, _K]"]], Generic[_T, _K]):
    """Runs of values with equal keys; a run ends when the next one is asked for."""

    @overload
    def __init__(self: "groupby[_T, _T]", iterable: Iterable[_T], key: None = None) -> None:
        self._begin(iter(iterable), _same)

    @overload
    def __init__(self, iterable: Iterable[_T], key: Callable[[_T], _K]) -> None:
        self._begin(iter(iterable), key)

    def __init__(self, iterable: Iterable[_T], key: Any = None) -> None:
        function: Any = _same if key is None else key
        self._begin(iter(iterable), function)

    def _begin(self, iterator: Iterator[_T], key: Callable[[_T], _K]) -> None:
        self._iterator = iterator
        self._key = key
        self._target: list[_K] = []
        self._current_key: list[_K] = []
        self._value: list[_T] = []
        self._group = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> "tuple[_K, Group[_T, _K]]":
        self._group += 1
        while True:
            if len(self._current_key) > 0:
                if len(self._target) == 0 or not self._target[0] == self._current_key[0]:
                    break
            self._step()
        key = self._current_key[0]
        self._target = [key]
        return (key, Group(self, key, self._group))

    def _step(self) -> None:
        value = self._iterator.__next__()
        key = self._key(value)
        self._value = [value]
        self._current_key = [key]

    def take_of(self, group: int, target: _K) -> _T:
        """The next value of a group. StopIteration at its end."""
        if group != self._group:
            raise StopIteration()
        if len(self._value) == 0:
            self._step()
        if not target == self._current_key[0]:
            raise StopIteration()
        value = self._value[0]
        self._value = []
        return value


class Group(Iterator[_T], Generic[_T, _K]):
    """One run of a `groupby`."""

    def __init__(self, parent: groupby[_T, _K], target: _K, number: int) -> None:
        self._parent = parent
        self._target = target
        self._number = number

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        return self._parent.take_of(self._number, self._target)


class _Link(Generic[_T]):
    """A value that was taken from the source, and the one after it."""

    def __init__(self) -> None:
        self.values: list[_T] = []
        self.next: "_Link[_T] | None" = None


class Tee(Iterator[_T]):
    """One of several readers of the same source."""

    def __init__(self, iterator: Iterator[_T], link: _Link[_T]) -> None:
        self._iterator = iterator
        self._link = link

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        link = self._link
        following = link.next
        if following is None:
            link.values.append(self._iterator.__next__())
            following = _Link()
            link.next = following
        self._link = following
        return link.values[0]

    def __copy__(self) -> "Tee[_T]":
        return Tee(self._iterator, self._link)


def tee(iterable: Iterable[_T], n: int = 2, /) -> tuple[Tee[_T], ...]:
    """`n` iterators over one. ValueError if negative."""
    if n < 0:
        raise ValueError("n must be >= 0")
    source: Iterator[_T] = iter(iterable)
    link: _Link[_T] = _Link()
    return tuple([Tee(source, link) for _ in range(n)])
