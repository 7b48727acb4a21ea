"""A future made of other futures: what `gather` gives, when all results are of one type."""

from collections.abc import Coroutine
from typing import Any, TypeVar

from .events import BaseEventLoop, _running
from .exceptions import CancelledError
from .futures import Future, FutureBase
from .handles import Handle
from .tasks import ensure_future

T = TypeVar("T")


class Gathering(Future[T]):
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


class AllDone(Gathering[None]):
    """Waits for all children, whatever becomes of them."""

    def __init__(self, children: list[FutureBase], loop: BaseEventLoop) -> None:
        super().__init__(loop, True)
        for child in children:
            self._adopt(child)

    def _collect(self) -> None:
        return None


class GatheredList(Gathering[list[T]]):
    def __init__(self, loop: BaseEventLoop) -> None:
        super().__init__(loop, False)
        self._futures: list[Future[T]] = []

    def _collect(self) -> list[T]:
        return [future.result() for future in self._futures]


class GatheredOutcomes(Gathering[list[T | BaseException]]):
    def __init__(self, loop: BaseEventLoop) -> None:
        super().__init__(loop, True)
        self._futures: list[Future[T]] = []

    def _collect(self) -> list[T | BaseException]:
        outcomes: list[T | BaseException] = []
        for future in self._futures:
            outcome = outcome_of(future)
            outcomes.append(outcome)
        return outcomes


def outcome_of(future: Future[T]) -> T | BaseException:
    """The result or the error of a future that is done."""
    if future.cancelled():
        message = future._cancel_message
        return CancelledError("" if message is None else message)
    error = future.exception()
    if error is not None:
        return error
    return future.result()


def gather_list(*awaitables: Future[T] | Coroutine[Any, Any, T]) -> Future[list[T]]:
    """`gather(..., return_exceptions=False)`."""
    outer: GatheredList[T] = GatheredList(_loop_of(awaitables))
    for awaitable in awaitables:
        child = ensure_future(awaitable)
        outer._futures.append(child)
        outer._adopt(child)
    if not awaitables:
        outer._finish([])
    return outer


def gather_outcomes(
    *awaitables: Future[T] | Coroutine[Any, Any, T],
) -> Future[list[T | BaseException]]:
    """`gather(..., return_exceptions=True)`."""
    outer: GatheredOutcomes[T] = GatheredOutcomes(_loop_of(awaitables))
    for awaitable in awaitables:
        child = ensure_future(awaitable)
        outer._futures.append(child)
        outer._adopt(child)
    if not awaitables:
        outer._finish([])
    return outer


def _loop_of(awaitables: tuple[Future[T] | Coroutine[Any, Any, T], ...]) -> BaseEventLoop:
    if awaitables:
        first = awaitables[0]
        if isinstance(first, Future):
            return first._loop
    return _running()
