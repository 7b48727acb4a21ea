# mypy: disable-error-code="overload-overlap,misc"
"""The operators that change their left side, as the functions of `operator`.

A value that cannot change gives a new one, as `+=` does: `iadd(1, 2)` is 3, and
`iadd(some_list, more)` extends the list and gives it back.
"""

from collections.abc import Iterable
from typing import Any, Protocol, Self, TypeVar, overload

_T = TypeVar("_T")
_R_co = TypeVar("_R_co", covariant=True)
_K_contra = TypeVar("_K_contra", contravariant=True)
_K = TypeVar("_K")
_R = TypeVar("_R")


class _SupportsMatmul(Protocol[_K_contra, _R_co]):
    def __matmul__(self, other: _K_contra, /) -> _R_co: ...


class _SupportsAdd(Protocol):
    def __add__(self, other: Self, /) -> Self: ...


class _SupportsSub(Protocol):
    def __sub__(self, other: Self, /) -> Self: ...


class _SupportsMul(Protocol):
    def __mul__(self, other: Self, /) -> Self: ...


class _SupportsDiv(Protocol):
    def __truediv__(self, other: Self, /) -> Self: ...


class _SupportsFloorDiv(Protocol):
    def __floordiv__(self, other: Self, /) -> Self: ...


class _SupportsMod(Protocol):
    def __mod__(self, other: Self, /) -> Self: ...


class _SupportsAnd(Protocol):
    def __and__(self, other: Self, /) -> Self: ...


class _SupportsOr(Protocol):
    def __or__(self, other: Self, /) -> Self: ...


class _SupportsXor(Protocol):
    def __xor__(self, other: Self, /) -> Self: ...


_Add = TypeVar("_Add", bound=_SupportsAdd)
_Sub = TypeVar("_Sub", bound=_SupportsSub)
_Mul = TypeVar("_Mul", bound=_SupportsMul)
_Div = TypeVar("_Div", bound=_SupportsDiv)
_FloorDiv = TypeVar("_FloorDiv", bound=_SupportsFloorDiv)
_Mod = TypeVar("_Mod", bound=_SupportsMod)
_And = TypeVar("_And", bound=_SupportsAnd)
_Or = TypeVar("_Or", bound=_SupportsOr)
_Xor = TypeVar("_Xor", bound=_SupportsXor)


def matmul(a: _SupportsMatmul[_K, _R], b: _K, /) -> _R:
    return a @ b


def imatmul(a: _SupportsMatmul[_K, _R], b: _K, /) -> _R:
    return a @ b


@overload
def iadd(a: list[_T], b: Iterable[_T], /) -> list[_T]:
    a += b
    return a


@overload
def iadd(a: _Add, b: _Add, /) -> _Add:
    a += b
    return a


def iadd(a: Any, b: Any, /) -> Any:
    a += b
    return a


@overload
def iconcat(a: list[_T], b: Iterable[_T], /) -> list[_T]:
    a += b
    return a


@overload
def iconcat(a: _Add, b: _Add, /) -> _Add:
    a += b
    return a


def iconcat(a: Any, b: Any, /) -> Any:
    a += b
    return a


def isub(a: _Sub, b: _Sub, /) -> _Sub:
    a -= b
    return a


@overload
def imul(a: _Mul, b: _Mul, /) -> _Mul:
    a *= b
    return a


@overload
def imul(a: list[_T], b: int, /) -> list[_T]:
    a *= b
    return a


@overload
def imul(a: str, b: int, /) -> str:
    return a * b


def imul(a: Any, b: Any, /) -> Any:
    a *= b
    return a


@overload
def itruediv(a: int, b: int, /) -> float:
    return a / b


@overload
def itruediv(a: _Div, b: _Div, /) -> _Div:
    a /= b
    return a


def itruediv(a: Any, b: Any, /) -> Any:
    a /= b
    return a


def ifloordiv(a: _FloorDiv, b: _FloorDiv, /) -> _FloorDiv:
    a //= b
    return a


def imod(a: _Mod, b: _Mod, /) -> _Mod:
    a %= b
    return a


@overload
def ipow(a: int, b: int, /) -> int:
    return int(a**b)


@overload
def ipow(a: float, b: float, /) -> float:
    return float(a**b)


def ipow(a: Any, b: Any, /) -> Any:
    return a**b


def ilshift(a: int, b: int, /) -> int:
    return a << b


def irshift(a: int, b: int, /) -> int:
    return a >> b


@overload
def iand(a: set[_T], b: set[_T], /) -> set[_T]:
    a &= b
    return a


@overload
def iand(a: _And, b: _And, /) -> _And:
    a &= b
    return a


def iand(a: Any, b: Any, /) -> Any:
    a &= b
    return a


@overload
def ior(a: set[_T], b: set[_T], /) -> set[_T]:
    a |= b
    return a


@overload
def ior(a: dict[_K, _T], b: dict[_K, _T], /) -> dict[_K, _T]:
    a |= b
    return a


@overload
def ior(a: _Or, b: _Or, /) -> _Or:
    a |= b
    return a


def ior(a: Any, b: Any, /) -> Any:
    a |= b
    return a


@overload
def ixor(a: set[_T], b: set[_T], /) -> set[_T]:
    a ^= b
    return a


@overload
def ixor(a: _Xor, b: _Xor, /) -> _Xor:
    a ^= b
    return a


def ixor(a: Any, b: Any, /) -> Any:
    a ^= b
    return a
