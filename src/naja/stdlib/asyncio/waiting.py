"""`wait`, `wait_for` and `as_completed`.

The order of everything is that of CPython 3.11.
"""

from collections import deque
from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import Any, Final, Generic, TypeVar

from .events import _running
from .exceptions import CancelledError
from .futures import Future, FutureBase, _set_result_unless_done
from .handles import Handle
from .scheduling import TimerHandle
from .tasks import ensure_future

T = TypeVar("T")
F = TypeVar("F", bound=FutureBase)

FIRST_COMPLETED: Final = "FIRST_COMPLETED"
FIRST_EXCEPTION: Final = "FIRST_EXCEPTION"
ALL_COMPLETED: Final = "ALL_COMPLETED"


async def wait(
    fs: Iterable[F], *, timeout: int | float | None = None, return_when: str = ALL_COMPLETED
) -> tuple[set[F], set[F]]:
    """Wait until all, or the first, of the futures are done; (done, pending).

    timeout: seconds, None for ever; when it passes nothing is raised or cancelled.
    """
    futures = set(fs)
    if len(futures) == 0:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    members: list[FutureBase] = []
    for future in futures:
        members.append(future)
    await _Wait(members, return_when).finish(_seconds(timeout))
    done: set[F] = set()
    pending: set[F] = set()
    for future in futures:
        if future.done():
            done.add(future)
        else:
            pending.add(future)
    return done, pending


def _seconds(timeout: int | float | None) -> float | None:
    if timeout is None:
        return None
    return float(timeout)


class _Wait:
    """The waiting of one call of `wait`."""

    def __init__(self, members: list[FutureBase], return_when: str) -> None:
        self._members = members
        self._return_when = return_when
        self._unfinished: int = len(members)
        self._waiter: Future[None] = Future(loop=_running())
        self._timer: TimerHandle | None = None

    async def finish(self, timeout: float | None) -> None:
        if timeout is not None:
            self._timer = self._waiter._loop.call_later(timeout, self._release)
        handles: list[Handle] = []
        for member in self._members:
            handle = Handle(self._watcher(member))
            handles.append(handle)
            member._add_handle(handle)
        try:
            await self._waiter
        finally:
            self._stop_timer()
            for index, member in enumerate(self._members):
                member._remove_handle(handles[index])

    def _watcher(self, member: FutureBase) -> Callable[[], None]:
        return lambda: self._completed(member)

    def _completed(self, member: FutureBase) -> None:
        self._unfinished -= 1
        if self._unfinished <= 0 or self._is_enough(member):
            self._stop_timer()
            self._release()

    def _is_enough(self, member: FutureBase) -> bool:
        if self._return_when == FIRST_COMPLETED:
            return True
        if self._return_when == FIRST_EXCEPTION and not member.cancelled():
            return member.exception() is not None
        return False

    def _stop_timer(self) -> None:
        timer = self._timer
        if timer is not None:
            timer.cancel()

    def _release(self) -> None:
        _set_result_unless_done(self._waiter, None)


async def wait_for(fut: Future[T] | Coroutine[Any, Any, T], timeout: int | float | None) -> T:
    """The result of `fut`, if it comes within `timeout` seconds.

    Else `fut` is cancelled, its end waited for, and TimeoutError raised.
    """
    if timeout is None:
        if isinstance(fut, Future):
            return await fut
        return await fut
    seconds = float(timeout)
    loop = _running()
    if seconds <= 0.0:
        late = ensure_future(fut, loop=loop)
        if late.done():
            return late.result()
        await _cancel_and_wait(late)
        return _result_in_time(late)
    waiter: Future[None] = Future(loop=loop)
    timer = loop.call_later(seconds, lambda: _set_result_unless_done(waiter, None))
    inner = ensure_future(fut, loop=loop)
    handle = Handle(lambda: _set_result_unless_done(waiter, None))
    inner._add_handle(handle)
    try:
        try:
            await waiter
        except CancelledError:
            if inner.done():
                return inner.result()
            inner._remove_handle(handle)
            await _cancel_and_wait(inner)
            raise
        if inner.done():
            return inner.result()
        inner._remove_handle(handle)
        await _cancel_and_wait(inner)
        return _result_in_time(inner)
    finally:
        timer.cancel()


def _result_in_time(future: Future[T]) -> T:
    """The result of a future that the timeout cancelled, if it had one nevertheless."""
    try:
        return future.result()
    except CancelledError as cancelled:
        raise TimeoutError() from cancelled


async def _cancel_and_wait(future: FutureBase) -> None:
    """Cancel `future` and wait for its end, in a way that can itself be cancelled."""
    waiter: Future[None] = Future(loop=future._loop)
    handle = Handle(lambda: _set_result_unless_done(waiter, None))
    future._add_handle(handle)
    try:
        future.cancel()
        await waiter
    finally:
        future._remove_handle(handle)


def as_completed(
    fs: Iterable[Future[T] | Coroutine[Any, Any, T]], *, timeout: int | float | None = None
) -> Iterator[Coroutine[Any, Any, T]]:
    """Coroutines that give the results in the order in which they come.

    Each raises TimeoutError once `timeout` seconds have passed.
    """
    completions: _Completions[T] = _Completions()
    count = completions.start(fs, _seconds(timeout))
    for _ in range(count):
        yield completions.next_one()


class _Completions(Generic[T]):
    """The futures of one call of `as_completed`, and those of them that are done."""

    def __init__(self) -> None:
        self._loop = _running()
        self._unfinished: dict[int, Handle] = {}
        self._futures: list[Future[T]] = []
        self._done: deque[Future[T]] = deque()
        self._waiters: deque[Future[None]] = deque()
        self._timer: TimerHandle | None = None
        self._timed_out = False

    def start(self, fs: Iterable[Future[T] | Coroutine[Any, Any, T]], timeout: float | None) -> int:
        """Watch all; how many there are."""
        for one in fs:
            future = ensure_future(one, loop=self._loop)
            if not any(future is known for known in self._futures):
                self._futures.append(future)
        for index, future in enumerate(self._futures):
            handle = Handle(self._watcher(index))
            self._unfinished[index] = handle
            future._add_handle(handle)
        if self._futures and timeout is not None:
            self._timer = self._loop.call_later(timeout, self._time_out)
        return len(self._futures)

    async def next_one(self) -> T:
        while not self._done:
            if self._timed_out:
                raise TimeoutError
            waiter: Future[None] = Future(loop=self._loop)
            self._waiters.append(waiter)
            await waiter
        return self._done.popleft().result()

    def _watcher(self, index: int) -> Callable[[], None]:
        return lambda: self._completed(index)

    def _completed(self, index: int) -> None:
        if index not in self._unfinished:
            return
        del self._unfinished[index]
        self._done.append(self._futures[index])
        self._release_one()
        timer = self._timer
        if timer is not None and not self._unfinished:
            timer.cancel()

    def _time_out(self) -> None:
        self._timed_out = True
        for index, handle in self._unfinished.items():
            self._futures[index]._remove_handle(handle)
            self._release_one()
        self._unfinished.clear()

    def _release_one(self) -> None:
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return
