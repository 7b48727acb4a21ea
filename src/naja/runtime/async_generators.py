"""The methods of asynchronous generators, and what an event loop knows of them.

The compiler calls these functions for `__anext__`, `asend`, `athrow` and `aclose`, in the
order and with the errors of CPython's `genobject.c`.

An event loop closes, at its end, the generators that were begun and not finished. CPython
closes them as soon as the last reference goes; here that is known only of a generator
that an `async for` statement made itself (`abandon`).
"""

from collections.abc import AsyncGenerator, Coroutine
from typing import Any, Protocol, TypeVar

from naja.lang.generators import (
    advance,
    is_closing,
    is_driven,
    is_finished,
    is_fresh,
    is_known,
    item,
    offer,
    offer_nothing,
    set_closing,
    set_driven,
    set_known,
)

Y = TypeVar("Y")
S = TypeVar("S")

_KEPT = 64


class Closable(Protocol):
    """An asynchronous generator of any type."""

    def aclose(self) -> Coroutine[Any, Any, None]: ...


class Hooks:
    """What a running event loop wants to know of asynchronous generators."""

    def __init__(self) -> None:
        self._begun: list[Closable] = []
        self._limit = _KEPT

    def begin(self, generator: Closable) -> None:
        """`generator` is asked for an item for the first time."""
        if len(self._begun) >= self._limit:
            self._begun = self.unfinished()
            self._limit = max(_KEPT, 2 * len(self._begun))
        self._begun.append(generator)

    def unfinished(self) -> list[Closable]:
        """The generators that are neither at their end nor being closed, oldest first."""
        return [
            generator
            for generator in self._begun
            if not is_finished(generator) and not is_closing(generator)
        ]

    def forget_all(self) -> None:
        self._begun = []

    def abandon(self, generator: Closable) -> None:
        """Nobody can ask `generator` for another item."""
        raise NotImplementedError


_hooks: Hooks | None = None


def set_hooks(hooks: Hooks | None) -> None:
    """Those of the running loop; None when it stops."""
    global _hooks
    _hooks = hooks


def begin(generator: AsyncGenerator[Y, S]) -> None:
    """Tell the running loop, the first time."""
    hooks = _hooks
    if hooks is not None and not is_known(generator):
        set_known(generator, True)
        hooks.begin(generator)


def abandon(generator: AsyncGenerator[Y, S]) -> None:
    """The `async for` that made the generator was left."""
    hooks = _hooks
    if hooks is not None and not is_finished(generator) and not is_closing(generator):
        hooks.abandon(generator)


def can_go_on(generator: AsyncGenerator[Y, S]) -> bool:
    """Before `async for` advances the generator; False when it is at its end."""
    begin(generator)
    _claim(generator, "anext")
    return not _is_over(generator)


async def anext_(generator: AsyncGenerator[Y, S]) -> Y:
    _claim(generator, "anext")
    offer_nothing(generator)
    if _is_over(generator) or not advance(generator, None):
        raise StopAsyncIteration
    return item(generator)


async def asend(generator: AsyncGenerator[Y, S], value: S) -> Y:
    _claim(generator, "anext")
    if is_fresh(generator) and value is not None:
        set_driven(generator, False)
        raise TypeError("can't send non-None value to a just-started async generator")
    offer(generator, value)
    if _is_over(generator) or not advance(generator, None):
        raise StopAsyncIteration
    return item(generator)


async def athrow(generator: AsyncGenerator[Y, S], error: BaseException) -> Y:
    if is_finished(generator):
        raise TypeError("athrow() of a finished asynchronous generator has no result")
    _claim(generator, "athrow")
    if is_closing(generator):
        set_driven(generator, False)
        raise StopAsyncIteration
    if not advance(generator, error):
        raise StopAsyncIteration
    return item(generator)


async def aclose(generator: AsyncGenerator[Y, S]) -> None:
    if is_finished(generator):
        return
    _claim(generator, "aclose")
    if is_closing(generator):
        set_driven(generator, False)
        raise StopAsyncIteration
    set_closing(generator, True)
    try:
        yielded = advance(generator, GeneratorExit())
    except (GeneratorExit, StopAsyncIteration):
        return
    if yielded:
        raise RuntimeError("async generator ignored GeneratorExit")


def _claim(generator: AsyncGenerator[Y, S], name: str) -> None:
    if is_driven(generator):
        raise RuntimeError(f"{name}(): asynchronous generator is already running")
    set_driven(generator, True)


def _is_over(generator: AsyncGenerator[Y, S]) -> bool:
    if is_finished(generator):
        set_driven(generator, False)
        return True
    return False
