"""Tasks: coroutines driven by the event loop, one step per callback.

The order of everything is that of CPython 3.11's `Task.__step`.

Deliberately missing: stacks of suspended tasks, eager tasks, the coroutine
in `repr`. A task lives until it is done: the loop does not forget it as CPython's
weak reference may.
"""

from collections.abc import Coroutine, Generator
from typing import Any, TypeVar, overload

from naja.lang.coroutines import Resumable
from naja.runtime.contexts import Context, copied, enter, leave

from .events import BaseEventLoop, _running
from .exceptions import CancelledError, InvalidStateError
from .futures import Future, FutureBase, _set_result_unless_done
from .handles import Handle

T = TypeVar("T")


class Task(Future[T]):
    """A coroutine on its way. Make one with `create_task`."""

    def __init__(
        self,
        coro: Coroutine[Any, Any, T],
        *,
        loop: BaseEventLoop | None = None,
        name: str | None = None,
        context: Context | None = None,
    ) -> None:
        super().__init__(loop=loop)
        self._context: Context | None = copied() if context is None else context
        self._coro: Resumable[T] = Resumable(coro)
        self._name: str = "" if name is None else name
        self._name_number: int = _next_name_number() if name is None else 0
        self._cancel_requests: int = 0
        self._must_cancel = False
        self._waiting_for: FutureBase | None = None
        self._error_to_raise: BaseException | None = None
        self._handle = Handle(self._run)
        self._key: int = _register(self)
        self._loop._schedule(self._handle)

    def __repr__(self) -> str:
        state = self._state_name()
        if self._cancel_requests > 0 and not self.done():
            state = "cancelling"
        return f"<Task {state} name={self.get_name()!r}>"

    def get_name(self) -> str:
        if self._name_number != 0:
            return f"Task-{self._name_number}"
        return self._name

    def set_name(self, value: str) -> None:
        self._name = value
        self._name_number = 0

    def set_result(self, result: T) -> None:
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception: BaseException) -> None:
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg: str | None = None) -> bool:
        """Have CancelledError raised in the coroutine at its next step.

        The coroutine may catch it. False if the task is already done.
        """
        self._unretrieved = False
        if self.done():
            return False
        self._cancel_requests += 1
        waiting_for = self._waiting_for
        if waiting_for is not None and waiting_for.cancel(msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self) -> int:
        return self._cancel_requests

    def uncancel(self) -> int:
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
        return self._cancel_requests

    def _is_task(self) -> bool:
        return True

    def _run(self) -> None:
        """What the loop calls: the first step, or the one after a wait."""
        error = self._error_to_raise
        self._error_to_raise = None
        waited_for = self._waiting_for
        if waited_for is not None:
            error = waited_for._outcome_error()
        self._step(error)

    def _step(self, error: BaseException | None) -> None:
        if self.done():
            raise InvalidStateError(f"step(): already done: {self!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waiting_for = None
        _set_current(self)
        before = enter(self._context)
        try:
            yielded = self._coro.resume(error)
        except CancelledError as cancelled:
            self._cancelled_error = cancelled
            self._end()
            self._cancel(None)
        except (KeyboardInterrupt, SystemExit) as stop:
            self._end()
            self._fail(stop)
            raise
        except BaseException as failure:
            self._end()
            self._fail(failure)
        else:
            if self._coro.finished:
                self._return()
            else:
                self._suspend(yielded)
        finally:
            self._context = leave(before)
            _set_current(None)

    def _return(self) -> None:
        self._end()
        if self._must_cancel:
            # Cancelled during its last step.
            self._must_cancel = False
            self._cancel(self._cancel_message)
        else:
            self._finish(self._coro.result())

    def _end(self) -> None:
        _unregister(self._key)

    def _suspend(self, yielded: object) -> None:
        if isinstance(yielded, FutureBase):
            if yielded._loop is not self._loop:
                self._raise_soon(
                    f"Task {self!r} got Future {yielded!r} attached to a different loop"
                )
            elif not yielded._blocking:
                self._raise_soon(
                    f"yield was used instead of yield from in task {self!r} with {yielded!r}"
                )
            elif yielded is self:
                self._raise_soon(f"Task cannot await on itself: {self!r}")
            else:
                yielded._blocking = False
                yielded._add_handle(self._handle)
                self._waiting_for = yielded
                if self._must_cancel and yielded.cancel(self._cancel_message):
                    self._must_cancel = False
        elif yielded is None:
            self._loop._schedule(self._handle)
        else:
            self._raise_soon(f"Task got bad yield: {yielded!r}")

    def _raise_soon(self, message: str) -> None:
        self._error_to_raise = RuntimeError(message)
        self._loop._schedule(self._handle)


# The state of the only loop that can be running, and the tasks of all loops that
# are not done, oldest first.
_current: FutureBase | None = None
_live: dict[int, FutureBase] | None = None
_registered: int = 0
_names: int = 0


def _set_current(task: FutureBase | None) -> None:
    global _current
    _current = task


def _register(task: FutureBase) -> int:
    global _live, _registered
    _registered += 1
    live = _live
    if live is None:
        _live = {_registered: task}
    else:
        live[_registered] = task
    return _registered


def _unregister(key: int) -> None:
    live = _live
    if live is not None:
        del live[key]


def _next_name_number() -> int:
    """Names are numbered like CPython's, which starts some tasks of its own."""
    global _names
    _names += 1
    return _names


def _live_tasks(loop: BaseEventLoop) -> list[FutureBase]:
    """The tasks of `loop` that are not done, oldest first."""
    live = _live
    if live is None:
        return []
    return [task for task in live.values() if task._loop is loop]


def current_task(loop: BaseEventLoop | None = None) -> FutureBase | None:
    """The task that is running, None in a plain callback."""
    wanted = _running() if loop is None else loop
    task = _current
    if task is not None and task._loop is wanted:
        return task
    return None


def all_tasks(loop: BaseEventLoop | None = None) -> set[FutureBase]:
    """The tasks that are not done."""
    return set(_live_tasks(_running() if loop is None else loop))


def create_task(
    coro: Coroutine[Any, Any, T], *, name: str | None = None, context: Context | None = None
) -> Task[T]:
    """Start `coro` in the running loop; its first step is taken in the next iteration."""
    task = Task(coro, loop=_running(), context=context)
    if name is not None:
        task.set_name(name)
    return task


def ensure_future(
    coro_or_future: Future[T] | Coroutine[Any, Any, T], *, loop: BaseEventLoop | None = None
) -> Future[T]:
    """A future as it is, a coroutine as a new task."""
    if isinstance(coro_or_future, Future):
        if loop is not None and coro_or_future._loop is not loop:
            raise ValueError(
                "The future belongs to a different loop than the one specified as the loop argument"
            )
        return coro_or_future
    return Task(coro_or_future, loop=loop)


class _Yield:
    """Awaiting it gives every other ready callback a turn."""

    def __await__(self) -> Generator[None, None, None]:
        yield None


@overload
async def sleep(delay: float) -> None:
    await _pause(float(delay))


@overload
async def sleep(delay: float, result: T) -> T:
    await _pause(float(delay))
    return result


async def sleep(delay: float, result: T | None = None) -> T | None:
    """Return `result` after `delay` seconds; 0 gives others a turn."""
    await _pause(float(delay))
    return result


async def _pause(seconds: float) -> None:
    if seconds <= 0.0:
        await _Yield()
        return
    loop = _running()
    future: Future[None] = Future(loop=loop)
    timer = loop.call_later(seconds, lambda: _set_result_unless_done(future, None))
    try:
        await future
    finally:
        timer.cancel()
