"""`asyncio.run`."""

from collections.abc import Coroutine
from typing import Any, TypeVar

from .events import _get_running_loop
from .futures import FutureBase
from .gathering import AllDone
from .loops import EventLoop, set_event_loop
from .tasks import _live_tasks

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T], *, debug: bool | None = None) -> T:
    """Run `main` in a new loop, cancel what is left over, close the loop.

    Gives the result of `main`. There is no debug mode: `debug` changes nothing.
    """
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    loop = EventLoop()
    set_event_loop(loop)
    try:
        return loop.run_until_complete(main)
    finally:
        try:
            _cancel_all_tasks(loop)
        finally:
            set_event_loop(None)
            loop.close()


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
