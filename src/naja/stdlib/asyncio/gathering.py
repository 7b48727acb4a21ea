"""`gather` and `shield`: futures made of other futures.

`gather` gives a list, as CPython's does (typeshed says tuple), so its awaitables must
have results of one type. For awaitables of different types `_gather2` to `_gather5`
give a tuple; the compiler may choose them by the types of the arguments.
"""

from collections.abc import Coroutine
from typing import Any, Literal, TypeVar, overload

from .events import BaseEventLoop, _running
from .exceptions import CancelledError
from .futures import Future, FutureBase
from .handles import Handle
from .tasks import ensure_future

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
E = TypeVar("E")


class _Gathering(Future[T]):
    """Done when all children are done, or when the first one has failed.

    `_collect` says what the result is.
    """

    def __init__(self, loop: BaseEventLoop, return_exceptions: bool) -> None:
        super().__init__(loop=loop)
        self._children: list[FutureBase] = []
        self._watched: set[FutureBase] = set()
        self._unfinished: int = 0
        self._return_exceptions = return_exceptions
        self._cancel_requested = False

    def _collect(self) -> T:
        raise NotImplementedError

    def _adopt(self, child: FutureBase) -> None:
        """Add a child; one that is given twice counts once."""
        self._children.append(child)
        if child not in self._watched:
            self._watched.add(child)
            self._unfinished += 1
            child._add_handle(Handle(lambda: self._child_done(child)))

    def cancel(self, msg: str | None = None) -> bool:
        """Cancel the children; this future follows when they are done."""
        if self.done():
            return False
        any_cancelled = False
        for child in self._children:
            if child.cancel(msg):
                any_cancelled = True
        if any_cancelled:
            self._cancel_requested = True
        return any_cancelled

    def _child_done(self, child: FutureBase) -> None:
        self._unfinished -= 1
        if self.done():
            child._unretrieved = False
            return
        if not self._return_exceptions:
            error = child._outcome_error()
            if error is not None:
                self._fail(error)
                return
        if self._unfinished > 0:
            return
        result = self._collect()
        if self._cancel_requested:
            self._fail(self._children[-1]._make_cancelled_error())
        else:
            self._finish(result)


class _AllDone(_Gathering[None]):
    """Waits for all children, whatever becomes of them."""

    def __init__(self, children: list[FutureBase], loop: BaseEventLoop) -> None:
        super().__init__(loop, True)
        for child in children:
            self._adopt(child)

    def _collect(self) -> None:
        return None


class _GatheredList(_Gathering[list[T]]):
    def __init__(self, loop: BaseEventLoop) -> None:
        super().__init__(loop, False)
        self._futures: list[Future[T]] = []

    def _collect(self) -> list[T]:
        return [future.result() for future in self._futures]


class _GatheredOutcomes(_Gathering[list[T | BaseException]]):
    def __init__(self, loop: BaseEventLoop) -> None:
        super().__init__(loop, True)
        self._futures: list[Future[T]] = []

    def _collect(self) -> list[T | BaseException]:
        outcomes: list[T | BaseException] = []
        for future in self._futures:
            if future.cancelled():
                message = future._cancel_message
                outcomes.append(CancelledError("" if message is None else message))
                continue
            error = future.exception()
            if error is not None:
                outcomes.append(error)
            else:
                outcomes.append(future.result())
        return outcomes


class _Gathered2(_Gathering[tuple[A, B]]):
    def __init__(self, a: Future[A], b: Future[B]) -> None:
        super().__init__(a._loop, False)
        self._a = a
        self._b = b
        self._adopt(a)
        self._adopt(b)

    def _collect(self) -> tuple[A, B]:
        return self._a.result(), self._b.result()


class _Gathered3(_Gathering[tuple[A, B, C]]):
    def __init__(self, first: "_Gathered2[A, B]", c: Future[C]) -> None:
        super().__init__(c._loop, False)
        self._first = first
        self._c = c
        self._adopt(first)
        self._adopt(c)

    def _collect(self) -> tuple[A, B, C]:
        a, b = self._first.result()
        return a, b, self._c.result()
