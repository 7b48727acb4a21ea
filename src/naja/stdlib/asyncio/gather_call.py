"""`gather`: several awaitables at once, and a list of their results.

The compiler says `_unpacked=True` where the program unpacks the results in place: there each
keeps its own type.
"""

from collections.abc import Awaitable, Coroutine
from typing import Any, Literal, TypeVar, overload

from .futures import Future
from .gathering import gather_list, gather_outcomes
from .gathering_mixed import (
    mixed2,
    mixed3,
    mixed4,
    mixed_outcomes2,
    mixed_outcomes3,
    mixed_outcomes4,
    unpacked2,
    unpacked3,
    unpacked4,
    unpacked5,
    unpacked6,
    unpacked_outcomes2,
    unpacked_outcomes3,
    unpacked_outcomes4,
)

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
E = TypeVar("E")
F = TypeVar("F")


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    /,
    *,
    return_exceptions: Literal[False] = False,
    _unpacked: Literal[True],
) -> Future[tuple[A, B]]:
    return unpacked2(a, b)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    /,
    *,
    return_exceptions: Literal[False] = False,
    _unpacked: Literal[True],
) -> Future[tuple[A, B, C]]:
    return unpacked3(a, b, c)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    /,
    *,
    return_exceptions: Literal[False] = False,
    _unpacked: Literal[True],
) -> Future[tuple[A, B, C, D]]:
    return unpacked4(a, b, c, d)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    e: Future[E] | Coroutine[Any, Any, E],
    /,
    *,
    return_exceptions: Literal[False] = False,
    _unpacked: Literal[True],
) -> Future[tuple[A, B, C, D, E]]:
    return unpacked5(a, b, c, d, e)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    e: Future[E] | Coroutine[Any, Any, E],
    f: Future[F] | Coroutine[Any, Any, F],
    /,
    *,
    return_exceptions: Literal[False] = False,
    _unpacked: Literal[True],
) -> Future[tuple[A, B, C, D, E, F]]:
    return unpacked6(a, b, c, d, e, f)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    /,
    *,
    return_exceptions: Literal[True],
    _unpacked: Literal[True],
) -> Future[tuple[A | BaseException, B | BaseException]]:
    return unpacked_outcomes2(a, b)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    /,
    *,
    return_exceptions: Literal[True],
    _unpacked: Literal[True],
) -> Future[tuple[A | BaseException, B | BaseException, C | BaseException]]:
    return unpacked_outcomes3(a, b, c)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    /,
    *,
    return_exceptions: Literal[True],
    _unpacked: Literal[True],
) -> Future[tuple[A | BaseException, B | BaseException, C | BaseException, D | BaseException]]:
    return unpacked_outcomes4(a, b, c, d)


@overload
def gather(
    *coros_or_futures: Future[T] | Coroutine[Any, Any, T],
    return_exceptions: Literal[False] = False,
    _unpacked: Literal[False] = False,
) -> Future[list[T]]:
    return gather_list(*coros_or_futures)


@overload
def gather(
    *coros_or_futures: Future[T] | Coroutine[Any, Any, T],
    return_exceptions: Literal[True],
    _unpacked: Literal[False] = False,
) -> Future[list[T | BaseException]]:
    return gather_outcomes(*coros_or_futures)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    /,
    *,
    return_exceptions: Literal[False] = False,
) -> Future[list[A | B]]:
    return mixed2(a, b)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    /,
    *,
    return_exceptions: Literal[False] = False,
) -> Future[list[A | B | C]]:
    return mixed3(a, b, c)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    /,
    *,
    return_exceptions: Literal[False] = False,
) -> Future[list[A | B | C | D]]:
    return mixed4(a, b, c, d)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    /,
    *,
    return_exceptions: Literal[True],
) -> Future[list[A | B | BaseException]]:
    return mixed_outcomes2(a, b)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    /,
    *,
    return_exceptions: Literal[True],
) -> Future[list[A | B | C | BaseException]]:
    return mixed_outcomes3(a, b, c)


@overload
def gather(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    /,
    *,
    return_exceptions: Literal[True],
) -> Future[list[A | B | C | D | BaseException]]:
    return mixed_outcomes4(a, b, c, d)


@overload
def gather(
    *coros_or_futures: Awaitable[T], return_exceptions: Literal[False] = False
) -> Future[list[T]]:
    return gather_list(*[_awaited(each) for each in coros_or_futures])


@overload
def gather(
    *coros_or_futures: Awaitable[T], return_exceptions: Literal[True]
) -> Future[list[T | BaseException]]:
    return gather_outcomes(*[_awaited(each) for each in coros_or_futures])


def gather(
    *coros_or_futures: Awaitable[Any],
    return_exceptions: bool = False,
    _unpacked: bool = False,
) -> Any:
    """Run all at once; a future of their results, in the order of the arguments.

    The first exception becomes that of the result (the others go on running); with
    `return_exceptions` exceptions are results like any other. Cancelling the result
    cancels what is not yet done.
    """
    given = [
        each if isinstance(each, (Future, Coroutine)) else _awaited(each)
        for each in coros_or_futures
    ]
    return gather_outcomes(*given) if return_exceptions else gather_list(*given)


async def _awaited(each: Awaitable[T]) -> T:
    """A coroutine for what only says that it can be awaited."""
    return await each
