"""Protocols that annotations in the prelude share; nothing here exists at run time."""

from typing import Any, Iterable, Protocol, TypeVar

_K = TypeVar("_K")
_V_co = TypeVar("_V_co", covariant=True)
_T_contra = TypeVar("_T_contra", contravariant=True)

class SupportsKeysAndGetItem(Protocol[_K, _V_co]):
    def keys(self) -> Iterable[_K]: ...
    def __getitem__(self, key: _K, /) -> _V_co: ...

class SupportsWrite(Protocol[_T_contra]):
    def write(self, text: _T_contra, /) -> object: ...

class DataclassInstance(Protocol):
    __dataclass_fields__: dict[str, Any]
