# mypy: disable-error-code="empty-body,misc"
"""`functools`: `reduce`, `partial`, `cmp_to_key`, `wraps`, caches, `singledispatch`."""

from typing import Any, Callable, Generic, Iterable, TypeVar, overload

from naja.runtime.caches import (
    _method_cache as _method_cache,
    cache as cache,
    lru_cache as lru_cache,
)
from naja.runtime.dispatching import (
    singledispatch as singledispatch,
    singledispatchmethod as singledispatchmethod,
)
from naja.runtime.partials import partial as partial

_T = TypeVar("_T")
_S = TypeVar("_S")
_F = TypeVar("_F", bound=Callable[..., Any])


def wraps(wrapped: Callable[..., Any]) -> Callable[[_F], _F]: ...


def update_wrapper(wrapper: _F, wrapped: Callable[..., Any]) -> _F: ...


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


class cached_property(Generic[_T]):
    """A property whose value is kept in the object; the compiler makes it of the class."""

    def __init__(self, func: Callable[[Any], _T]) -> None: ...

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> "cached_property[_T]": ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> _T: ...
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Any: ...

    def __set__(self, instance: object, value: _T) -> None: ...


class _Compared(Generic[_T]):
    """A value ordered by a function of two values: negative, zero or positive."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, compare: Callable[[_T, _T], int], obj: _T) -> None:
        self._compare = compare
        self.obj = obj

    def __lt__(self, other: "_Compared[_T]", /) -> bool:
        return self._compare(self.obj, other.obj) < 0

    def __le__(self, other: "_Compared[_T]", /) -> bool:
        return self._compare(self.obj, other.obj) <= 0

    def __gt__(self, other: "_Compared[_T]", /) -> bool:
        return self._compare(self.obj, other.obj) > 0

    def __ge__(self, other: "_Compared[_T]", /) -> bool:
        return self._compare(self.obj, other.obj) >= 0

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, _Compared):
            return self._compare(self.obj, other.obj) == 0
        return False


def cmp_to_key(mycmp: Callable[[_T, _T], int]) -> Callable[[_T], _Compared[_T]]:
    """A key function for `sorted` and its kin of an old-style comparison."""
    return lambda obj: _Compared(mycmp, obj)


def total_ordering(cls: type[_T]) -> type[_T]:
    """The comparisons that a class lacks; they are in its tree before it is given types."""
    return cls
