"""`asyncio.run` and `Runner`."""

from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, TypeVar

from naja.runtime.contexts import Context, copy_context

from .events import _get_running_loop
from .futures import FutureBase
from .gathering import AllDone
from .loops import EventLoop, set_event_loop
from .tasks import _live_tasks

T = TypeVar("T")


class Runner:
    """Runs coroutines one after the other in one loop; a context manager.

    There is no debug mode: `debug` changes nothing.
    """

    def __init__(
        self,
        *,
        debug: bool | None = None,
        loop_factory: Callable[[], EventLoop] | None = None,
    ) -> None:
        self._loop_factory = loop_factory
        self._loop: EventLoop | None = None
        self._context = copy_context()
        self._closed = False

    def __enter__(self) -> "Runner":
        self.get_loop()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        self.close()

    def get_loop(self) -> EventLoop:
        """The loop, made at its first use. RuntimeError when closed."""
        if self._closed:
            raise RuntimeError("Runner is closed")
        loop = self._loop
        if loop is not None:
            return loop
        make = self._loop_factory
        if make is None:
            made = EventLoop()
            set_event_loop(made)
        else:
            made = make()
        self._loop = made
        return made

    def run(self, coro: Coroutine[Any, Any, T], *, context: Context | None = None) -> T:
        """The result of `coro`, run in the loop; one context serves all that it runs."""
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        used = self._context if context is None else context
        return loop.run_until_complete(loop.create_task(coro, context=used))

    def close(self) -> None:
        """Cancel what is left over, close asynchronous generators and the loop."""
        loop = self._loop
        if loop is None or self._closed:
            return
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._loop_factory is None:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._closed = True


def run(main: Coroutine[Any, Any, T], *, debug: bool | None = None) -> T:
    """Run `main` in a new loop, cancel what is left over, close the loop.

    Gives the result of `main`. There is no debug mode: `debug` changes nothing.
    """
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop: EventLoop) -> None:
    left = _live_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(AllDone(left, loop))
    for task in left:
        if not task.cancelled():
            _report_failure(loop, task)


def _report_failure(loop: EventLoop, task: FutureBase) -> None:
    error = task.exception()
    if error is not None:
        loop._report("unhandled exception during asyncio.run() shutdown", error)
