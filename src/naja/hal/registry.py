"""The service table under CPython. In an image `service` is an intrinsic."""

from typing import TypeVar, cast

T = TypeVar("T")

_providers: dict[type, object] = {}


def provide(kind: type, provider: object) -> None:
    """Register `provider` for the Protocol `kind` (CPython only)."""
    _providers[kind] = provider


def service(kind: type[T]) -> T:
    """The provider of the Protocol `kind`; LookupError if there is none."""
    if kind not in _providers:
        raise LookupError(f"no provider of {kind.__name__} is registered")
    return cast(T, _providers[kind])
