"""`ExitStack` and `AsyncExitStack`: managers and callbacks that are left together.

`callback` takes a function with up to three positional arguments.
"""

from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, AsyncContextManager, ContextManager, TypeAlias, TypeVar, overload

_T = TypeVar("_T")
_A = TypeVar("_A")
_B = TypeVar("_B")
_C = TypeVar("_C")
_M = TypeVar("_M", bound=ContextManager[object])
_N = TypeVar("_N", bound=AsyncContextManager[object])
_ExitFunction: TypeAlias = Callable[
    [type[BaseException] | None, BaseException | None, TracebackType | None], bool | None
]
_AsyncExitFunction: TypeAlias = Callable[
    [type[BaseException] | None, BaseException | None, TracebackType | None],
    Coroutine[Any, Any, bool | None],
]
_Leave: TypeAlias = Callable[[BaseException | None], bool]
_LeaveLater: TypeAlias = Callable[[BaseException | None], Coroutine[Any, Any, bool]]


class _Exit:
    """One entry of a stack: exactly one of its functions is there. True: swallow the error."""

    def __init__(self, leave: _Leave | None, leave_later: _LeaveLater | None) -> None:
        self.leave = leave
        self.leave_later = leave_later


class _Outcome:
    """What has become of the error with which the stack was left."""

    def __init__(self, error: BaseException | None) -> None:
        self.first = error
        self.pending = error
        self.swallowed = False
        self.raised = False

    def swallow(self) -> None:
        self.pending = None
        self.swallowed = True
        self.raised = False

    def replace(self, error: BaseException) -> None:
        """An exit raised `error`, while the pending one was handled."""
        pending = self.pending
        if pending is not None and error is not pending:
            last = error
            before = last.__context__
            while before is not None and before is not self.first and before is not pending:
                last = before
                before = last.__context__
            if before is not pending and last is not pending:
                last.__context__ = pending
        self.pending = error
        self.raised = True

    def finish(self) -> bool:
        """The result of `__exit__`, or the error that an exit raised."""
        pending = self.pending
        if self.raised and pending is not None:
            raise pending
        return self.first is not None and self.swallowed


class _Entries:
    """What both kinds of stack can hold."""

    def __init__(self) -> None:
        self._exits: list[_Exit] = []

    def _push(self, leave: _Leave) -> None:
        self._exits.append(_Exit(leave, None))

    def enter_context(self, cm: ContextManager[_T]) -> _T:
        """Enter `cm` and leave it with the stack; gives what its `__enter__` gives."""
        entered = cm.__enter__()
        self._push(lambda error: _leave(cm, error))
        return entered

    @overload
    def push(self, exit: _M, /) -> _M:
        self._push(lambda error: _leave(exit, error))
        return exit

    @overload
    def push(self, exit: _ExitFunction, /) -> _ExitFunction:
        self._push(lambda error: bool(exit(_kind(error), error, None)))
        return exit

    def push(self, exit: Any, /) -> Any:
        """Have `exit`, a manager that was entered or a function like `__exit__`, called."""

    @overload
    def callback(self, callback: Callable[[], _T], /) -> Callable[[], _T]:
        self._push(lambda error: _done(callback()))
        return callback

    @overload
    def callback(self, callback: Callable[[_A], _T], a: _A, /) -> Callable[[_A], _T]:
        self._push(lambda error: _done(callback(a)))
        return callback

    @overload
    def callback(self, callback: Callable[[_A, _B], _T], a: _A, b: _B, /) -> Callable[[_A, _B], _T]:
        self._push(lambda error: _done(callback(a, b)))
        return callback

    @overload
    def callback(
        self, callback: Callable[[_A, _B, _C], _T], a: _A, b: _B, c: _C, /
    ) -> Callable[[_A, _B, _C], _T]:
        self._push(lambda error: _done(callback(a, b, c)))
        return callback

    def callback(self, callback: Any, *args: Any) -> Any:
        """Call `callback` with the arguments when the stack is left."""


class ExitStack(_Entries):
    """Leaves what was entered through it, the last first."""

    def __enter__(self) -> "ExitStack":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool:
        outcome = _Outcome(error)
        while self._exits:
            leave = self._exits.pop().leave
            try:
                if leave is not None and leave(outcome.pending):
                    outcome.swallow()
            except BaseException as new:
                outcome.replace(new)
        return outcome.finish()

    def close(self) -> None:
        """Leave everything now."""
        self.__exit__(None, None, None)

    def pop_all(self) -> "ExitStack":
        """A new stack with all that this one held; this one is empty."""
        other = ExitStack()
        other._exits = self._exits
        self._exits = []
        return other


class AsyncExitStack(_Entries):
    """An `ExitStack` for `async with`, with managers and callbacks of both kinds."""

    async def enter_async_context(self, cm: AsyncContextManager[_T]) -> _T:
        """Enter `cm` and leave it with the stack; gives what its `__aenter__` gives."""
        entered = await cm.__aenter__()
        self._exits.append(_Exit(None, lambda error: _leave_later(cm, error)))
        return entered

    @overload
    def push_async_exit(self, exit: _N, /) -> _N:
        self._exits.append(_Exit(None, lambda error: _leave_later(exit, error)))
        return exit

    @overload
    def push_async_exit(self, exit: _AsyncExitFunction, /) -> _AsyncExitFunction:
        self._exits.append(_Exit(None, lambda error: _await_exit(exit, error)))
        return exit

    def push_async_exit(self, exit: Any, /) -> Any:
        """Have `exit`, a manager that was entered or a function like `__aexit__`, awaited."""

    @overload
    def push_async_callback(
        self, callback: Callable[[], Coroutine[Any, Any, _T]], /
    ) -> Callable[[], Coroutine[Any, Any, _T]]:
        self._exits.append(_Exit(None, lambda error: _done_later(callback())))
        return callback

    @overload
    def push_async_callback(
        self, callback: Callable[[_A], Coroutine[Any, Any, _T]], a: _A, /
    ) -> Callable[[_A], Coroutine[Any, Any, _T]]:
        self._exits.append(_Exit(None, lambda error: _done_later(callback(a))))
        return callback

    @overload
    def push_async_callback(
        self, callback: Callable[[_A, _B], Coroutine[Any, Any, _T]], a: _A, b: _B, /
    ) -> Callable[[_A, _B], Coroutine[Any, Any, _T]]:
        self._exits.append(_Exit(None, lambda error: _done_later(callback(a, b))))
        return callback

    def push_async_callback(self, callback: Any, *args: Any) -> Any:
        """Await `callback` with the arguments when the stack is left."""

    async def __aenter__(self) -> "AsyncExitStack":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool:
        outcome = _Outcome(error)
        while self._exits:
            top = self._exits.pop()
            leave, leave_later = top.leave, top.leave_later
            try:
                if leave is not None and leave(outcome.pending):
                    outcome.swallow()
                if leave_later is not None and await leave_later(outcome.pending):
                    outcome.swallow()
            except BaseException as new:
                outcome.replace(new)
        return outcome.finish()

    async def aclose(self) -> None:
        """Leave everything now."""
        await self.__aexit__(None, None, None)

    def pop_all(self) -> "AsyncExitStack":
        """A new stack with all that this one held; this one is empty."""
        other = AsyncExitStack()
        other._exits = self._exits
        self._exits = []
        return other


def _kind(error: BaseException | None) -> type[BaseException] | None:
    return None if error is None else type(error)


def _leave(cm: ContextManager[_T], error: BaseException | None) -> bool:
    return bool(cm.__exit__(_kind(error), error, None))


async def _leave_later(cm: AsyncContextManager[_T], error: BaseException | None) -> bool:
    return bool(await cm.__aexit__(_kind(error), error, None))


async def _await_exit(exit: _AsyncExitFunction, error: BaseException | None) -> bool:
    return bool(await exit(_kind(error), error, None))


def _done(result: _T) -> bool:
    """A callback swallows nothing."""
    return False


async def _done_later(coroutine: Coroutine[Any, Any, _T]) -> bool:
    await coroutine
    return False
