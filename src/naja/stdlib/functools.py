# mypy: disable-error-code="empty-body,misc"
"""`functools`: `reduce`.

Deliberately missing so far: `partial`, `lru_cache`, `wraps`, `total_ordering`.
"""

from typing import Callable, Iterable, TypeVar, overload

_T = TypeVar("_T")
_S = TypeVar("_S")


@overload
def reduce(function: Callable[[_T, _T], _T], iterable: Iterable[_T], /) -> _T:
    return _reduce_all(function, iterable)


@overload
def reduce(function: Callable[[_T, _S], _T], iterable: Iterable[_S], initial: _T, /) -> _T:
    result = initial
    for value in iterable:
        result = function(result, value)
    return result


def reduce(
    function: Callable[[_T, _S], _T], iterable: Iterable[_S], initial: _T | None = None, /
) -> _T: ...


def _reduce_all(function: Callable[[_T, _T], _T], iterable: Iterable[_T]) -> _T:
    values = list(iterable)
    if len(values) == 0:
        raise TypeError("reduce() of empty iterable with no initial value")
    result = values[0]
    for index in range(1, len(values)):
        result = function(result, values[index])
    return result
