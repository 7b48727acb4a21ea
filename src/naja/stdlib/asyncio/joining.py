"""`gather` and `shield`.

`gather` gives a list, as CPython's does (typeshed speaks of a tuple), if the results are
of one type. If they differ in type it gives a tuple, which unpacks, indexes and iterates
as CPython's list does, but prints as a tuple.
"""

from collections.abc import Coroutine
from typing import Any, Literal, TypeVar, overload

from .futures import Future
from .gathering import gather_list, gather_outcomes
from .gathering_tuples import gather2, gather3, gather4, gather5
from .handles import Handle
from .tasks import ensure_future

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
E = TypeVar("E")


@overload
def gather(
    *coros_or_futures: Future[T] | Coroutine[Any, Any, T],
    return_exceptions: Literal[False] = False,
) -> Future[list[T]]:
    return gather_list(*coros_or_futures)


@overload
def gather(
    *coros_or_futures: Future[T] | Coroutine[Any, Any, T],
    return_exceptions: Literal[True],
) -> Future[list[T | BaseException]]:
    return gather_outcomes(*coros_or_futures)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    /,
) -> Future[tuple[A, B]]:
    return gather2(a, b)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    /,
) -> Future[tuple[A, B, C]]:
    return gather3(a, b, c)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    /,
) -> Future[tuple[A, B, C, D]]:
    return gather4(a, b, c, d)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    e: Future[E] | Coroutine[Any, Any, E],
    /,
) -> Future[tuple[A, B, C, D, E]]:
    return gather5(a, b, c, d, e)


def gather(
    *coros_or_futures: Future[Any] | Coroutine[Any, Any, Any],
    return_exceptions: bool = False,
) -> Any:
    """Run all at once; a future of their results, in the order of the arguments.

    The first exception becomes that of the result (the others go on running); with
    `return_exceptions` exceptions are results like any other. Cancelling the result
    cancels what is not yet done.
    """
    if return_exceptions:
        return gather_outcomes(*coros_or_futures)
    return gather_list(*coros_or_futures)


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
