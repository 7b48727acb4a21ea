# mypy: disable-error-code="overload-overlap,misc"
"""`copy`: second objects with the same attributes or elements.

Deliberately missing: `deepcopy`, which would have to know every class that an attribute can
hold; write a method that makes the copy.
"""

from typing import Any, Protocol, TypeVar, overload

from naja.runtime.copy_unsafe import shallow_copy

_T = TypeVar("_T")
_K = TypeVar("_K")
_V = TypeVar("_V")
_T_co = TypeVar("_T_co", covariant=True)


class _SupportsCopy(Protocol[_T_co]):
    def __copy__(self) -> _T_co: ...


class Error(Exception):
    """What cannot be copied."""


error = Error


@overload
def copy(x: bool) -> bool:
    return x


@overload
def copy(x: int) -> int:
    return x


@overload
def copy(x: float) -> float:
    return x


@overload
def copy(x: str) -> str:
    return x


@overload
def copy(x: bytes) -> bytes:
    return x


@overload
def copy(x: None) -> None:
    return x


@overload
def copy(x: _SupportsCopy[_T]) -> _T:
    return x.__copy__()


@overload
def copy(x: bytearray) -> bytearray:
    return x.copy()


@overload
def copy(x: list[_T]) -> list[_T]:
    return x.copy()


@overload
def copy(x: dict[_K, _V]) -> dict[_K, _V]:
    return x.copy()


@overload
def copy(x: set[_T]) -> set[_T]:
    return x.copy()


@overload
def copy(x: frozenset[_T]) -> frozenset[_T]:
    return x


@overload
def copy(x: tuple[_T, ...]) -> tuple[_T, ...]:
    return x


@overload
def copy(x: _T) -> _T:
    return shallow_copy(x)


def copy(x: Any) -> Any:
    """The same value again where it cannot change; otherwise a new object."""
    return x
