"""`shield`: a future whose cancellation does not reach what it waits for."""

from collections.abc import Coroutine
from typing import Any, TypeVar

from .futures import Future
from .handles import Handle
from .tasks import ensure_future

T = TypeVar("T")


def shield(arg: Future[T] | Coroutine[Any, Any, T]) -> Future[T]:
    """A future that follows `arg`, but whose cancellation does not reach it."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer: Future[T] = Future(loop=inner._loop)
    inner_handle = Handle(lambda: _shield_done(inner, outer))
    inner._add_handle(inner_handle)
    outer._add_handle(Handle(lambda: inner._remove_handle(inner_handle)))
    return outer


def _shield_done(inner: Future[T], outer: Future[T]) -> None:
    if outer.cancelled():
        inner._unretrieved = False
    elif inner.cancelled():
        outer.cancel()
    else:
        error = inner.exception()
        if error is not None:
            outer.set_exception(error)
        else:
            outer.set_result(inner.result())
