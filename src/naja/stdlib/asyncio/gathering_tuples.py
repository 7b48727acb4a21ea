"""What `gather` gives when the results differ in type: a tuple instead of a list."""

from collections.abc import Coroutine
from typing import Any, TypeVar

from .events import _running
from .futures import Future
from .gathering import Gathering
from .tasks import ensure_future

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
E = TypeVar("E")


class _Gathered2(Gathering[tuple[A, B]]):
    def __init__(
        self,
        a: Future[A] | Coroutine[Any, Any, A],
        b: Future[B] | Coroutine[Any, Any, B],
    ) -> None:
        super().__init__(_running(), False)
        self._a = ensure_future(a)
        self._adopt(self._a)
        self._b = ensure_future(b)
        self._adopt(self._b)

    def _collect(self) -> tuple[A, B]:
        return (
            self._a.result(),
            self._b.result(),
        )


class _Gathered3(Gathering[tuple[A, B, C]]):
    def __init__(
        self,
        a: Future[A] | Coroutine[Any, Any, A],
        b: Future[B] | Coroutine[Any, Any, B],
        c: Future[C] | Coroutine[Any, Any, C],
    ) -> None:
        super().__init__(_running(), False)
        self._a = ensure_future(a)
        self._adopt(self._a)
        self._b = ensure_future(b)
        self._adopt(self._b)
        self._c = ensure_future(c)
        self._adopt(self._c)

    def _collect(self) -> tuple[A, B, C]:
        return (
            self._a.result(),
            self._b.result(),
            self._c.result(),
        )


class _Gathered4(Gathering[tuple[A, B, C, D]]):
    def __init__(
        self,
        a: Future[A] | Coroutine[Any, Any, A],
        b: Future[B] | Coroutine[Any, Any, B],
        c: Future[C] | Coroutine[Any, Any, C],
        d: Future[D] | Coroutine[Any, Any, D],
    ) -> None:
        super().__init__(_running(), False)
        self._a = ensure_future(a)
        self._adopt(self._a)
        self._b = ensure_future(b)
        self._adopt(self._b)
        self._c = ensure_future(c)
        self._adopt(self._c)
        self._d = ensure_future(d)
        self._adopt(self._d)

    def _collect(self) -> tuple[A, B, C, D]:
        return (
            self._a.result(),
            self._b.result(),
            self._c.result(),
            self._d.result(),
        )


class _Gathered5(Gathering[tuple[A, B, C, D, E]]):
    def __init__(
        self,
        a: Future[A] | Coroutine[Any, Any, A],
        b: Future[B] | Coroutine[Any, Any, B],
        c: Future[C] | Coroutine[Any, Any, C],
        d: Future[D] | Coroutine[Any, Any, D],
        e: Future[E] | Coroutine[Any, Any, E],
    ) -> None:
        super().__init__(_running(), False)
        self._a = ensure_future(a)
        self._adopt(self._a)
        self._b = ensure_future(b)
        self._adopt(self._b)
        self._c = ensure_future(c)
        self._adopt(self._c)
        self._d = ensure_future(d)
        self._adopt(self._d)
        self._e = ensure_future(e)
        self._adopt(self._e)

    def _collect(self) -> tuple[A, B, C, D, E]:
        return (
            self._a.result(),
            self._b.result(),
            self._c.result(),
            self._d.result(),
            self._e.result(),
        )


def gather2(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
) -> Future[tuple[A, B]]:
    return _Gathered2(a, b)


def gather3(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
) -> Future[tuple[A, B, C]]:
    return _Gathered3(a, b, c)


def gather4(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
) -> Future[tuple[A, B, C, D]]:
    return _Gathered4(a, b, c, d)


def gather5(
    a: Future[A] | Coroutine[Any, Any, A],
    b: Future[B] | Coroutine[Any, Any, B],
    c: Future[C] | Coroutine[Any, Any, C],
    d: Future[D] | Coroutine[Any, Any, D],
    e: Future[E] | Coroutine[Any, Any, E],
) -> Future[tuple[A, B, C, D, E]]:
    return _Gathered5(a, b, c, d, e)
