"""Managers as decorators: each call of the function runs inside of the manager.

The compiler makes the function that takes the place of the decorated one. It calls one of the
functions here with the manager and what is to run inside.
"""

from collections.abc import Callable, Coroutine
from typing import Any, AsyncContextManager, ContextManager, ParamSpec, Protocol, Self, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


class ContextDecorator:
    """A base class for managers that are decorators too."""

    def _recreate_cm(self) -> Self:
        return self

    def __call__(self, function: Callable[_P, _R], /) -> Callable[_P, _R]:
        raise NotImplementedError  # the compiler does it


class AsyncContextDecorator:
    """The same for managers of `async with`, and coroutine functions."""

    def _recreate_cm(self) -> Self:
        return self

    def __call__(
        self, function: Callable[_P, Coroutine[Any, Any, _R]], /
    ) -> Callable[_P, Coroutine[Any, Any, _R]]:
        raise NotImplementedError  # the compiler does it


class _Again(Protocol):
    def _recreate_cm(self) -> ContextManager[object]: ...


class _AsyncAgain(Protocol):
    def _recreate_cm(self) -> AsyncContextManager[object]: ...


_M = TypeVar("_M", bound=_Again)
_N = TypeVar("_N", bound=_AsyncAgain)


def _only(results: list[_R]) -> _R:
    """What the function gave; in CPython that is None where the manager swallowed its error."""
    if not results:
        raise TypeError("the manager swallowed the error of a function that has to give a value")
    return results[0]


def inside(manager: _M, function: Callable[[], _R]) -> _R:
    results: list[_R] = []
    with manager._recreate_cm():
        results.append(function())
    return _only(results)


def inside_for_nothing(manager: _M, function: Callable[[], None]) -> None:
    with manager._recreate_cm():
        function()


async def inside_async(manager: _N, function: Callable[[], Coroutine[Any, Any, _R]]) -> _R:
    results: list[_R] = []
    async with manager._recreate_cm():
        results.append(await function())
    return _only(results)


async def inside_async_for_nothing(
    manager: _N, function: Callable[[], Coroutine[Any, Any, None]]
) -> None:
    async with manager._recreate_cm():
        await function()
