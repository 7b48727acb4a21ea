"""What builtin functions ask of their operands: one special method each."""

from typing import Protocol, Self, TypeVar

_M_contra = TypeVar("_M_contra", contravariant=True)
_T_co = TypeVar("_T_co", covariant=True)
_T_contra = TypeVar("_T_contra", contravariant=True)


class SupportsLess(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


class SupportsItems(Protocol[_T_co]):
    def __len__(self) -> int: ...
    def __getitem__(self, index: int, /) -> _T_co: ...


class SupportsDivMod(Protocol[_T_contra, _T_co]):
    def __divmod__(self, other: _T_contra, /) -> _T_co: ...


class SupportsRDivMod(Protocol[_T_contra, _T_co]):
    def __rdivmod__(self, other: _T_contra, /) -> _T_co: ...


class SupportsPow(Protocol[_T_contra, _T_co]):
    def __pow__(self, other: _T_contra, /) -> _T_co: ...


class SupportsPowModulo(Protocol[_T_contra, _M_contra, _T_co]):
    def __pow__(self, other: _T_contra, modulus: _M_contra, /) -> _T_co: ...


class SupportsRound(Protocol[_T_co]):
    def __round__(self) -> _T_co: ...


class SupportsRoundTo(Protocol[_T_contra, _T_co]):
    def __round__(self, ndigits: _T_contra, /) -> _T_co: ...


class SupportsReversed(Protocol[_T_co]):
    def __reversed__(self) -> _T_co: ...


class SupportsAdd(Protocol):
    def __add__(self, other: Self, /) -> Self: ...


class SupportsRAdd(Protocol):
    """What `sum` adds to the 0 that it begins with."""

    def __add__(self, other: Self, /) -> Self: ...
    def __radd__(self, other: int, /) -> Self: ...
