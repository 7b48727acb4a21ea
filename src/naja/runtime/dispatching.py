# mypy: disable-error-code="empty-body,misc,overload-overlap"
"""`functools.singledispatch` and `singledispatchmethod`: the compiler makes the choice.

These are their types. `register` is a decorator; its function keeps its own type.
Deliberately missing: `dispatch`, `registry`, and `register(cls, function)`.
"""

from collections.abc import Callable
from types import UnionType
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, overload

_P = ParamSpec("_P")
_Q = ParamSpec("_Q")
_R = TypeVar("_R")
_S = TypeVar("_S")


class _Registering(Generic[_R]):
    @overload
    def register(
        self, cls: type[object] | UnionType, /
    ) -> Callable[[Callable[_Q, _R]], Callable[_Q, _R]]: ...
    @overload
    def register(self, cls: Callable[_Q, _R], /) -> Callable[_Q, _R]: ...
    def register(self, cls: Any, /) -> Any: ...


class _SingleDispatchCallable(_Registering[_R], Generic[_P, _R]):
    def __call__(self, /, *args: _P.args, **kwargs: _P.kwargs) -> _R: ...


def singledispatch(func: Callable[_P, _R]) -> _SingleDispatchCallable[_P, _R]: ...


class singledispatchmethod(_Registering[_R], Generic[_S, _P, _R]):
    def __init__(self, func: Callable[Concatenate[_S, _P], _R]) -> None: ...

    def __get__(self, instance: object, owner: type[Any] | None = None, /) -> Callable[_P, _R]: ...
