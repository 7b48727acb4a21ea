"""`TaskGroup`: tasks that end together."""

from collections.abc import Coroutine
from types import TracebackType
from typing import Any, TypeVar

from naja.runtime.contexts import Context

from .events import BaseEventLoop, _running
from .exceptions import CancelledError
from .futures import Future, FutureBase
from .handles import Handle
from .tasks import Task, create_task, current_task

T = TypeVar("T")


class TaskGroup:
    """`async with TaskGroup() as group:` waits for every task that `group` created.

    If one fails the others are cancelled, and all failures are raised as one
    ExceptionGroup.
    """

    def __init__(self) -> None:
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop: BaseEventLoop | None = None
        self._parent: FutureBase | None = None
        self._parent_cancel_requested = False
        self._tasks: dict[int, FutureBase] = {}
        self._errors: list[BaseException] = []
        self._base_error: BaseException | None = None
        self._completed: Future[bool] | None = None

    async def __aenter__(self) -> "TaskGroup":
        if self._entered:
            raise RuntimeError("TaskGroup has already been entered")
        loop = _running()
        parent = current_task(loop)
        if parent is None:
            raise RuntimeError("TaskGroup cannot determine the parent task")
        self._loop = loop
        self._parent = parent
        self._entered = True
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._exiting = True
        if _is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        cancelled: BaseException | None = exc if isinstance(exc, CancelledError) else None
        parent = self._parent
        if self._parent_cancel_requested and parent is not None and parent.uncancel() == 0:
            # It was this group that cancelled the parent, and no one else.
            cancelled = None
        if exc is not None and not self._aborting:
            self._abort()
        interrupted = await self._wait_for_tasks()
        if interrupted is not None:
            cancelled = interrupted
        if self._base_error is not None:
            raise self._base_error
        if cancelled is not None and not self._errors:
            raise cancelled
        if exc is not None and not isinstance(exc, CancelledError):
            self._errors.append(exc)
        if self._errors:
            errors = self._errors
            self._errors = []
            raise _group_of(errors) from None

    def create_task(
        self,
        coro: Coroutine[Any, Any, T],
        *,
        name: str | None = None,
        context: Context | None = None,
    ) -> Task[T]:
        """Start `coro` as one of the group."""
        if not self._entered:
            raise RuntimeError("TaskGroup has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError("TaskGroup is finished")
        if self._aborting:
            raise RuntimeError("TaskGroup is shutting down")
        task = create_task(coro, name=name, context=context)
        task._add_handle(Handle(lambda: self._task_done(task._key, task)))
        self._tasks[task._key] = task
        return task

    async def _wait_for_tasks(self) -> BaseException | None:
        """The cancellation of the parent while its tasks were waited for, if there was one.

        The wait may be cancelled more than once.
        """
        interrupted: BaseException | None = None
        while self._tasks:
            completed: Future[bool] = Future(loop=self._loop)
            self._completed = completed
            try:
                await completed
            except CancelledError as error:
                if not self._aborting:
                    interrupted = error
                    self._abort()
            self._completed = None
        return interrupted

    def _abort(self) -> None:
        self._aborting = True
        for task in self._tasks.values():
            if not task.done():
                task.cancel()

    def _task_done(self, key: int, task: FutureBase) -> None:
        del self._tasks[key]
        completed = self._completed
        if completed is not None and not self._tasks and not completed.done():
            completed.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if _is_base_error(error) and self._base_error is None:
            self._base_error = error
        parent = self._parent
        if parent is None:
            return
        if parent.done():
            task._loop._report(
                f"Task {task!r} has errored out but its parent task {parent!r} "
                "is already completed",
                error,
            )
        elif not self._aborting and not self._parent_cancel_requested:
            # Interrupts what the parent is doing inside the block.
            self._abort()
            self._parent_cancel_requested = True
            parent.cancel()


def _is_base_error(error: BaseException | None) -> bool:
    return isinstance(error, (SystemExit, KeyboardInterrupt))


def _group_of(errors: list[BaseException]) -> BaseException:
    ordinary: list[Exception] = []
    for error in errors:
        if isinstance(error, Exception):
            ordinary.append(error)
    if len(ordinary) == len(errors):
        return ExceptionGroup("unhandled errors in a TaskGroup", ordinary)
    return BaseExceptionGroup("unhandled errors in a TaskGroup", errors)
