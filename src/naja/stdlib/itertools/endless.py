# mypy: disable-error-code="overload-overlap"
"""Iterators that need no end: `count`, `cycle`, `repeat`."""

from typing import Any, Iterable, Iterator, Protocol, Self, TypeVar, overload

_T = TypeVar("_T")


class SupportsAdd(Protocol):
    def __add__(self, other: Self, /) -> Self: ...


_A = TypeVar("_A", bound=SupportsAdd)


class count(Iterator[_A]):
    """`start`, `start + step`, and so on for ever."""

    _value: _A
    _step: _A
    _shows_step: bool

    @overload
    def __init__(self: "count[int]", start: int = 0, step: int = 1) -> None:
        self._value = start
        self._step = step
        self._shows_step = step != 1

    @overload
    def __init__(self: "count[float]", start: float) -> None:
        self._value = start
        self._step = 1.0
        self._shows_step = False

    @overload
    def __init__(self: "count[float]", start: float, step: float) -> None:
        self._value = start
        self._step = step
        self._shows_step = True

    @overload
    def __init__(self, start: _A, step: _A) -> None:
        number = hasattr(start, "__float__") or hasattr(start, "__int__")
        if not (number or hasattr(start, "__index__") or isinstance(start, complex)):
            raise TypeError("a number is required")
        self._value = start
        self._step = step
        self._shows_step = True

    def __init__(self, start: Any = 0, step: Any = 1) -> None:
        self._value = start
        self._step = step
        self._shows_step = step != 1

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _A:
        value = self._value
        self._value = value + self._step
        return value

    def __repr__(self) -> str:
        if self._shows_step:
            return f"count({self._value!r}, {self._step!r})"
        return f"count({self._value!r})"


class cycle(Iterator[_T]):
    """The values of an iterable, then the same again, for ever."""

    def __init__(self, iterable: Iterable[_T], /) -> None:
        self._iterator: Iterator[_T] = iter(iterable)
        self._saved: list[_T] = []
        self._first = True
        self._position = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        if self._first:
            try:
                value = self._iterator.__next__()
            except StopIteration:
                self._first = False
            else:
                self._saved.append(value)
                return value
        if len(self._saved) == 0:
            raise StopIteration()
        value = self._saved[self._position]
        self._position += 1
        if self._position == len(self._saved):
            self._position = 0
        return value


class repeat(Iterator[_T]):
    """One value, `times` times or for ever."""

    @overload
    def __init__(self, object: _T) -> None:
        self._object = object
        self._left = -1

    @overload
    def __init__(self, object: _T, times: int) -> None:
        self._object = object
        self._left = max(times, 0)

    def __init__(self, object: _T, times: int = -1) -> None:
        self._object = object
        self._left = times

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> _T:
        if self._left == 0:
            raise StopIteration()
        if self._left > 0:
            self._left -= 1
        return self._object

    def __length_hint__(self) -> int:
        if self._left < 0:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self) -> str:
        if self._left < 0:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._left})"
