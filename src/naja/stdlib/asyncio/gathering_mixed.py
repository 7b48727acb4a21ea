"""`gather` of awaitables whose results differ in type.

Where the program unpacks what it awaits (`a, b = await gather(f(), g())`) the compiler asks
for a tuple, which keeps each type. Elsewhere it is a list, as in CPython, of what the
results have in common.
"""

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias, TypeVar

from .events import _running
from .futures import Future
from .gathering import Gathering, outcome_of
from .tasks import ensure_future

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
E = TypeVar("E")
F = TypeVar("F")
R = TypeVar("R")
T = TypeVar("T")
_Error: TypeAlias = BaseException


class _Mixed(Gathering[R]):
    """What `collect` makes of the results, once all are there."""

    def __init__(self, return_exceptions: bool) -> None:
        super().__init__(_running(), return_exceptions)
        self._collector: Callable[[], R] | None = None

    def add(self, awaitable: Future[T] | Coroutine[Any, Any, T]) -> Future[T]:
        child = ensure_future(awaitable)
        self._adopt(child)
        return child

    def of(self, collect: Callable[[], R]) -> Future[R]:
        self._collector = collect
        return self

    def _collect(self) -> R:
        assert self._collector is not None
        return self._collector()


def unpacked2(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
) -> Future[tuple[A, B]]:
    made: _Mixed[tuple[A, B]] = _Mixed(False)
    p = made.add(a)
    q = made.add(b)
    return made.of(lambda: (p.result(), q.result()))


def unpacked3(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
) -> Future[tuple[A, B, C]]:
    made: _Mixed[tuple[A, B, C]] = _Mixed(False)
    p = made.add(a)
    q = made.add(b)
    r = made.add(c)
    return made.of(lambda: (p.result(), q.result(), r.result()))


def unpacked4(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
) -> Future[tuple[A, B, C, D]]:
    made: _Mixed[tuple[A, B, C, D]] = _Mixed(False)
    p = made.add(a)
    q = made.add(b)
    r = made.add(c)
    s = made.add(d)
    return made.of(lambda: (p.result(), q.result(), r.result(), s.result()))


def unpacked5(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    e: Future[E] | Coroutine[Any, Any, E],
) -> Future[tuple[A, B, C, D, E]]:
    made: _Mixed[tuple[A, B, C, D, E]] = _Mixed(False)
    p = made.add(a)
    q = made.add(b)
    r = made.add(c)
    s = made.add(d)
    t = made.add(e)
    return made.of(lambda: (p.result(), q.result(), r.result(), s.result(), t.result()))


def unpacked6(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    e: Future[E] | Coroutine[Any, Any, E],
    f: Future[F] | Coroutine[Any, Any, F],
) -> Future[tuple[A, B, C, D, E, F]]:
    made: _Mixed[tuple[A, B, C, D, E, F]] = _Mixed(False)
    p = made.add(a)
    q = made.add(b)
    r = made.add(c)
    s = made.add(d)
    t = made.add(e)
    u = made.add(f)
    return made.of(
        lambda: (
            p.result(),
            q.result(),
            r.result(),
            s.result(),
            t.result(),
            u.result(),
        )
    )


def unpacked_outcomes2(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
) -> Future[tuple[A | _Error, B | _Error]]:
    made: _Mixed[tuple[A | _Error, B | _Error]] = _Mixed(True)
    p = made.add(a)
    q = made.add(b)
    return made.of(lambda: (outcome_of(p), outcome_of(q)))


def unpacked_outcomes3(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
) -> Future[tuple[A | _Error, B | _Error, C | _Error]]:
    made: _Mixed[tuple[A | _Error, B | _Error, C | _Error]] = _Mixed(True)
    p = made.add(a)
    q = made.add(b)
    r = made.add(c)
    return made.of(lambda: (outcome_of(p), outcome_of(q), outcome_of(r)))


def unpacked_outcomes4(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
) -> Future[tuple[A | _Error, B | _Error, C | _Error, D | _Error]]:
    made: _Mixed[tuple[A | _Error, B | _Error, C | _Error, D | _Error]] = _Mixed(True)
    p = made.add(a)
    q = made.add(b)
    r = made.add(c)
    s = made.add(d)
    return made.of(lambda: (outcome_of(p), outcome_of(q), outcome_of(r), outcome_of(s)))


def mixed2(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
) -> Future[list[A | B]]:
    made: _Mixed[list[A | B]] = _Mixed(False)
    p = made.add(a)
    q = made.add(b)
    return made.of(lambda: [p.result(), q.result()])


def mixed3(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
) -> Future[list[A | B | C]]:
    made: _Mixed[list[A | B | C]] = _Mixed(False)
    p = made.add(a)
    q = made.add(b)
    r = made.add(c)
    return made.of(lambda: [p.result(), q.result(), r.result()])


def mixed4(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
) -> Future[list[A | B | C | D]]:
    made: _Mixed[list[A | B | C | D]] = _Mixed(False)
    p = made.add(a)
    q = made.add(b)
    r = made.add(c)
    s = made.add(d)
    return made.of(lambda: [p.result(), q.result(), r.result(), s.result()])


def mixed_outcomes2(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
) -> Future[list[A | B | _Error]]:
    made: _Mixed[list[A | B | _Error]] = _Mixed(True)
    p = made.add(a)
    q = made.add(b)

    def collect() -> list[A | B | _Error]:
        of_p = outcome_of(p)
        of_q = outcome_of(q)
        return [of_p, of_q]

    return made.of(collect)


def mixed_outcomes3(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
) -> Future[list[A | B | C | _Error]]:
    made: _Mixed[list[A | B | C | _Error]] = _Mixed(True)
    p = made.add(a)
    q = made.add(b)
    r = made.add(c)

    def collect() -> list[A | B | C | _Error]:
        of_p = outcome_of(p)
        of_q = outcome_of(q)
        of_r = outcome_of(r)
        return [of_p, of_q, of_r]

    return made.of(collect)


def mixed_outcomes4(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
) -> Future[list[A | B | C | D | _Error]]:
    made: _Mixed[list[A | B | C | D | _Error]] = _Mixed(True)
    p = made.add(a)
    q = made.add(b)
    r = made.add(c)
    s = made.add(d)

    def collect() -> list[A | B | C | D | _Error]:
        of_p = outcome_of(p)
        of_q = outcome_of(q)
        of_r = outcome_of(r)
        of_s = outcome_of(s)
        return [of_p, of_q, of_r, of_s]

    return made.of(collect)
