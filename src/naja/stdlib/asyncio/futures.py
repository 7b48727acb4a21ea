"""Futures: results that are not there yet.

`FutureBase` is all of a future that does not depend on the type of its result, so
that one piece of code serves every future and task in an image.

Deliberately missing: exception classes (instead of instances) in
`set_exception`, the list of callbacks and the result in `repr`.
"""

from collections.abc import Callable, Generator
from typing import Final, Generic, TypeVar, cast

from naja.runtime.contexts import copied

from .events import BaseEventLoop, _running
from .exceptions import CancelledError, InvalidStateError
from .handles import Handle, HandleQueue

T = TypeVar("T")
F = TypeVar("F", bound="FutureBase")

_PENDING: Final = 0
_CANCELLED: Final = 1
_FINISHED: Final = 2

_UNRETRIEVED_KEPT: Final = 32


class FutureBase:
    """State, callbacks and cancellation of a future or task."""

    def __init__(self, loop: BaseEventLoop | None = None) -> None:
        self._loop: BaseEventLoop = _running() if loop is None else loop
        self._state: int = _PENDING
        self._exception: BaseException | None = None
        self._cancel_message: str | None = None
        self._cancelled_error: BaseException | None = None
        self._callbacks = HandleQueue()
        self._blocking = False
        self._unretrieved = False

    def __repr__(self) -> str:
        return f"<Future {self._state_name()}>"

    def get_loop(self) -> BaseEventLoop:
        return self._loop

    def done(self) -> bool:
        """True when there is a result, an exception or a cancellation."""
        return self._state != _PENDING

    def cancelled(self) -> bool:
        return self._state == _CANCELLED

    def cancel(self, msg: str | None = None) -> bool:
        """Cancel and schedule the callbacks; False if already done."""
        return self._cancel(msg)

    def exception(self) -> BaseException | None:
        """The exception that was set, None if there is a result instead.

        Raises CancelledError when cancelled, InvalidStateError when not done.
        """
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        self._unretrieved = False
        return self._exception

    def set_exception(self, exception: BaseException) -> None:
        """Finish with an exception. InvalidStateError if already done."""
        self._fail(exception)

    def add_done_callback(self: F, fn: Callable[[F], object]) -> None:
        """Call `fn(self)` through the loop when done (soon, if already done)."""
        self._add_handle(_DoneHandle(fn, self))

    def remove_done_callback(self: F, fn: Callable[[F], object]) -> int:
        """Take back every registration of `fn`; how many there were."""
        removed = 0
        handle = self._callbacks.first()
        while handle is not None:
            following = handle._next
            if handle._is_done_callback and cast("_DoneHandle[F]", handle)._function == fn:
                self._callbacks.remove(handle)
                removed += 1
            handle = following
        return removed

    def get_name(self) -> str:
        """The name of a task; a plain future has none."""
        raise NotImplementedError("only a task has a name")

    def set_name(self, value: str) -> None:
        raise NotImplementedError("only a task has a name")

    def cancelling(self) -> int:
        """Cancellation requests pending on a task."""
        raise NotImplementedError("only a task counts cancellation requests")

    def uncancel(self) -> int:
        """Take one cancellation request back; how many remain."""
        raise NotImplementedError("only a task counts cancellation requests")

    def _is_task(self) -> bool:
        return False

    def _state_name(self) -> str:
        if self._state == _PENDING:
            return "pending"
        if self._state == _CANCELLED:
            return "cancelled"
        if self._exception is not None:
            return f"finished exception={self._exception!r}"
        return "finished"

    def _add_handle(self, handle: Handle) -> None:
        """Schedule `handle` when done."""
        if self._state != _PENDING:
            self._loop._schedule(handle)
        else:
            self._callbacks.append(handle)

    def _remove_handle(self, handle: Handle) -> bool:
        return self._callbacks.remove(handle)

    def _run_callbacks(self) -> None:
        handle = self._callbacks.popleft()
        while handle is not None:
            self._loop._schedule(handle)
            handle = self._callbacks.popleft()

    def _cancel(self, msg: str | None) -> bool:
        self._unretrieved = False
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._run_callbacks()
        return True

    def _fail(self, error: BaseException) -> None:
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(error, StopIteration):
            raise TypeError(
                "StopIteration interacts badly with generators and cannot be raised into a Future"
            )
        self._exception = error
        self._state = _FINISHED
        self._run_callbacks()
        self._unretrieved = True
        _remember(self)

    def _make_cancelled_error(self) -> BaseException:
        """The CancelledError to raise; the one that ended the task, the first time."""
        saved = self._cancelled_error
        if saved is not None:
            self._cancelled_error = None
            return saved
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def _outcome_error(self) -> BaseException | None:
        """What a waiter must raise; None if there is a result. The future is done."""
        if self._state == _CANCELLED:
            return self._make_cancelled_error()
        self._unretrieved = False
        return self._exception


class Future(FutureBase, Generic[T]):
    """A result of type T that someone sets later."""

    def __init__(self, *, loop: BaseEventLoop | None = None) -> None:
        super().__init__(loop)
        self._result: T | None = None

    def result(self) -> T:
        """The result; raises the exception that was set instead.

        CancelledError when cancelled, InvalidStateError when not done.
        """
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not set.")
        self._unretrieved = False
        if self._exception is not None:
            raise self._exception
        return cast(T, self._result)

    def set_result(self, result: T) -> None:
        """Finish with a result. InvalidStateError if already done."""
        self._finish(result)

    def _finish(self, result: T) -> None:
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._run_callbacks()

    def __await__(self) -> Generator[object, None, T]:
        while not self.done():
            if self._blocking:
                raise RuntimeError("await wasn't used with future")
            self._blocking = True
            yield self
        return self.result()


class _DoneHandle(Handle, Generic[F]):
    """A registration by `add_done_callback`, which `remove_done_callback` can find again."""

    def __init__(self, function: Callable[[F], object], future: F) -> None:
        super().__init__(lambda: function(future))
        self._context = copied()
        self._function = function
        self._is_done_callback = True


def isfuture(value: object) -> bool:
    return isinstance(value, FutureBase)


def _set_result_unless_done(future: Future[T], result: T) -> None:
    if not future.done():
        future.set_result(result)


# Failed futures whose exception nobody has asked for yet. CPython notices such a
# future when its last reference goes; here they are told of when the loop closes, the
# oldest sooner if there are many.
_failed: list[FutureBase] | None = None


def _remember(future: FutureBase) -> None:
    global _failed
    known = _failed
    if known is None:
        _failed = [future]
        return
    known.append(future)
    if len(known) < _UNRETRIEVED_KEPT:
        return
    kept = [one for one in known if one._unretrieved]
    if len(kept) == _UNRETRIEVED_KEPT:
        _tell(kept.pop(0))
    _failed = kept


def _report_unretrieved(loop: BaseEventLoop) -> None:
    """Tell of the exceptions of `loop`'s futures that were never retrieved."""
    global _failed
    known = _failed
    if known is None:
        return
    _failed = [one for one in known if one._loop is not loop]
    for future in known:
        if future._loop is loop and future._unretrieved:
            _tell(future)


def _tell(future: FutureBase) -> None:
    future._unretrieved = False
    kind = "Task" if future._is_task() else "Future"
    future._loop._report(
        f"{kind} exception was never retrieved\nfuture: {future!r}", future._exception
    )
