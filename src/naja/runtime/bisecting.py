# mypy: disable-error-code="overload-overlap"
"""The functions of `bisect`: places in a sorted sequence, and insertion that keeps it sorted."""

from collections.abc import Callable
from typing import Any, Protocol, Self, TypeVar, overload

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)


class _SupportsLess(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


_L = TypeVar("_L", bound=_SupportsLess)


class _SupportsItems(Protocol[_T_co]):
    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> _T_co: ...


class _SupportsInsert(Protocol[_T]):
    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> _T: ...
    def insert(self, index: int, value: _T, /) -> None: ...


def _check(lo: int) -> None:
    if lo < 0:
        raise ValueError("lo must be non-negative")


@overload
def bisect_left(
    a: _SupportsItems[_L], x: _L, lo: int = 0, hi: int | None = None, *, key: None = None
) -> int:
    _check(lo)
    low = lo
    high = len(a) if hi is None else hi
    while low < high:
        middle = low + (high - low) // 2
        if a[middle] < x:
            low = middle + 1
        else:
            high = middle
    return low


@overload
def bisect_left(
    a: _SupportsItems[_T], x: _L, lo: int = 0, hi: int | None = None, *, key: Callable[[_T], _L]
) -> int:
    _check(lo)
    low = lo
    high = len(a) if hi is None else hi
    while low < high:
        middle = low + (high - low) // 2
        if key(a[middle]) < x:
            low = middle + 1
        else:
            high = middle
    return low


def bisect_left(
    a: _SupportsItems[Any], x: Any, lo: int = 0, hi: int | None = None, *, key: Any = None
) -> int:
    """The first place where `x` can be put: all before it are smaller."""
    _check(lo)
    high = len(a) if hi is None else hi
    while lo < high:
        middle = (lo + high) // 2
        if (a[middle] if key is None else key(a[middle])) < x:
            lo = middle + 1
        else:
            high = middle
    return lo


@overload
def bisect_right(
    a: _SupportsItems[_L], x: _L, lo: int = 0, hi: int | None = None, *, key: None = None
) -> int:
    _check(lo)
    low = lo
    high = len(a) if hi is None else hi
    while low < high:
        middle = low + (high - low) // 2
        if x < a[middle]:
            high = middle
        else:
            low = middle + 1
    return low


@overload
def bisect_right(
    a: _SupportsItems[_T], x: _L, lo: int = 0, hi: int | None = None, *, key: Callable[[_T], _L]
) -> int:
    _check(lo)
    low = lo
    high = len(a) if hi is None else hi
    while low < high:
        middle = low + (high - low) // 2
        if x < key(a[middle]):
            high = middle
        else:
            low = middle + 1
    return low


def bisect_right(
    a: _SupportsItems[Any], x: Any, lo: int = 0, hi: int | None = None, *, key: Any = None
) -> int:
    """The last place where `x` can be put: all behind it are larger."""
    _check(lo)
    high = len(a) if hi is None else hi
    while lo < high:
        middle = (lo + high) // 2
        if x < (a[middle] if key is None else key(a[middle])):
            high = middle
        else:
            lo = middle + 1
    return lo


@overload
def insort_left(
    a: _SupportsInsert[_L], x: _L, lo: int = 0, hi: int | None = None, *, key: None = None
) -> None:
    a.insert(bisect_left(a, x, lo, hi), x)


@overload
def insort_left(
    a: _SupportsInsert[_T], x: _T, lo: int = 0, hi: int | None = None, *, key: Callable[[_T], _L]
) -> None:
    a.insert(bisect_left(a, key(x), lo, hi, key=key), x)


def insort_left(
    a: _SupportsInsert[Any], x: Any, lo: int = 0, hi: int | None = None, *, key: Any = None
) -> None:
    """Insert `x` before its equals."""
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


@overload
def insort_right(
    a: _SupportsInsert[_L], x: _L, lo: int = 0, hi: int | None = None, *, key: None = None
) -> None:
    a.insert(bisect_right(a, x, lo, hi), x)


@overload
def insort_right(
    a: _SupportsInsert[_T], x: _T, lo: int = 0, hi: int | None = None, *, key: Callable[[_T], _L]
) -> None:
    a.insert(bisect_right(a, key(x), lo, hi, key=key), x)


def insort_right(
    a: _SupportsInsert[Any], x: Any, lo: int = 0, hi: int | None = None, *, key: Any = None
) -> None:
    """Insert `x` behind its equals."""
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)
