"""The event loop proper: ready callbacks, timers, one poller, sleep.

The order of callbacks is CPython's: each iteration runs exactly the callbacks that
were ready when it began, those of expired timers after those already queued; timers
of equal time come out in the order of the same binary heap.

The network is not named here. What brings events from outside registers itself with
`set_poller`, so that a program without sockets holds no TCP.

`call_soon` and its kin take up to two arguments for the callback.

Deliberately missing: threads, executors, signals, file descriptors, debug mode; the
argument `context` of `call_soon` and its kin.
"""

from collections.abc import Callable
from heapq import heapify, heappop, heappush
from typing import TypeVar, overload

from naja.hal import Clock, Idle, service
from naja.runtime.async_generators import Hooks, set_hooks
from naja.runtime.contexts import copied, enter, leave
from naja.runtime.output import flush

from ._report import report
from .handles import Handle, HandleQueue

A = TypeVar("A")
B = TypeVar("B")

_MIN_SCHEDULED_TIMER_HANDLES = 100
_CLOCK_RESOLUTION = 1e-9


class Poller:
    """A source of events from outside. The base class has none."""

    def poll(self) -> None:
        """Take what has arrived and schedule callbacks with `call_soon`."""

    def next_deadline_ns(self) -> int:
        """Monotonic time at which `poll` must be called again, -1: only after an interrupt."""
        return -1

    def close(self) -> None:
        """The loop is being closed: let go of everything."""


class TimerHandle(Handle):
    """A callback scheduled for a time."""

    def __init__(self, when: float, callback: Callable[[], object], loop: "BaseEventLoop") -> None:
        super().__init__(callback)
        self._when = when
        self._loop = loop
        self._scheduled = True

    def __lt__(self, other: "TimerHandle") -> bool:
        return self._when < other._when

    def when(self) -> float:
        """The time at which it is due, in seconds of `loop.time()`."""
        return self._when

    def cancel(self) -> None:
        if not self._cancelled and self._scheduled:
            self._loop._timer_cancelled_count += 1
        super().cancel()


class BaseEventLoop:
    """Runs callbacks; knows nothing of futures."""

    def __init__(self) -> None:
        self._ready = HandleQueue()
        self._timers: list[TimerHandle] = []
        self._timer_cancelled_count = 0
        self._poller: Poller | None = None
        self._hooks: Hooks | None = None
        self._running = False
        self._stopping = False
        self._closed = False

    def time(self) -> float:
        """Monotonic time in seconds."""
        return float(service(Clock).monotonic_ns()) / 1e9  # type: ignore[type-abstract]

    @overload
    def call_soon(self, callback: Callable[[], object], /) -> Handle:
        return self._call_soon(callback)

    @overload
    def call_soon(self, callback: Callable[[A], object], a: A, /) -> Handle:
        return self._call_soon(lambda: callback(a))

    @overload
    def call_soon(self, callback: Callable[[A, B], object], a: A, b: B, /) -> Handle:
        return self._call_soon(lambda: callback(a, b))

    def call_soon(self, callback: Callable[..., object], *args: object) -> Handle:
        """Call `callback` in the next iteration, after everything scheduled before."""
        return self._call_soon(lambda: callback(*args))

    @overload
    def call_soon_threadsafe(self, callback: Callable[[], object], /) -> Handle:
        return self._call_soon(callback)

    @overload
    def call_soon_threadsafe(self, callback: Callable[[A], object], a: A, /) -> Handle:
        return self._call_soon(lambda: callback(a))

    @overload
    def call_soon_threadsafe(self, callback: Callable[[A, B], object], a: A, b: B, /) -> Handle:
        return self._call_soon(lambda: callback(a, b))

    def call_soon_threadsafe(self, callback: Callable[..., object], *args: object) -> Handle:
        """There are no threads: the same as `call_soon`."""
        return self._call_soon(lambda: callback(*args))

    @overload
    def call_later(self, delay: float, callback: Callable[[], object], /) -> TimerHandle:
        return self._call_at(self.time() + float(delay), callback)

    @overload
    def call_later(self, delay: float, callback: Callable[[A], object], a: A, /) -> TimerHandle:
        return self._call_at(self.time() + float(delay), lambda: callback(a))

    @overload
    def call_later(
        self, delay: float, callback: Callable[[A, B], object], a: A, b: B, /
    ) -> TimerHandle:
        return self._call_at(self.time() + float(delay), lambda: callback(a, b))

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: object
    ) -> TimerHandle:
        """Call `callback` once, `delay` seconds from now."""
        return self._call_at(self.time() + float(delay), lambda: callback(*args))

    @overload
    def call_at(self, when: float, callback: Callable[[], object], /) -> TimerHandle:
        return self._call_at(float(when), callback)

    @overload
    def call_at(self, when: float, callback: Callable[[A], object], a: A, /) -> TimerHandle:
        return self._call_at(float(when), lambda: callback(a))

    @overload
    def call_at(
        self, when: float, callback: Callable[[A, B], object], a: A, b: B, /
    ) -> TimerHandle:
        return self._call_at(float(when), lambda: callback(a, b))

    def call_at(self, when: float, callback: Callable[..., object], *args: object) -> TimerHandle:
        """Call `callback` once, when `time()` reaches `when`."""
        return self._call_at(float(when), lambda: callback(*args))

    def _call_soon(self, callback: Callable[[], object]) -> Handle:
        handle = Handle(callback)
        handle._context = copied()
        self._schedule(handle)
        return handle

    def _call_at(self, when: float, callback: Callable[[], object]) -> TimerHandle:
        self._check_closed()
        timer = TimerHandle(when, callback, self)
        timer._context = copied()
        heappush(self._timers, timer)
        return timer

    def set_poller(self, poller: Poller) -> None:
        """Ask `poller` for events in every iteration. There can be only one."""
        self._poller = poller

    def run_forever(self) -> None:
        """Run until `stop()` is called."""
        self._check_closed()
        self._check_running()
        self._running = True
        _set_running_loop(self)
        set_hooks(self._hooks)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _set_running_loop(None)
            set_hooks(None)

    def stop(self) -> None:
        """Leave `run_forever` after the present iteration."""
        self._stopping = True

    def is_running(self) -> bool:
        return self._running

    def is_closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        """Forget all callbacks; the loop must not be running."""
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        self._ready.clear()
        self._timers.clear()
        poller = self._poller
        if poller is not None:
            self._poller = None
            poller.close()

    def get_debug(self) -> bool:
        """Always False: there is no debug mode."""
        return False

    def _report(self, message: str, error: BaseException | None) -> None:
        """Tell about an error that no one can catch. `EventLoop` lets programs choose how."""
        report(message, error)

    def _schedule(self, handle: Handle) -> None:
        """Run `handle`, which is in no queue, in the next iteration."""
        self._check_closed()
        self._ready.append(handle)

    def _check_closed(self) -> None:
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self) -> None:
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _running_loop is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _run_once(self) -> None:
        self._drop_cancelled_timers()
        self._wait()
        end_time = self.time() + _CLOCK_RESOLUTION
        while self._timers and self._timers[0]._when < end_time:
            timer = heappop(self._timers)
            timer._scheduled = False
            self._ready.append(timer)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if handle is not None and not handle._cancelled:
                self._call(handle)

    def _call(self, handle: Handle) -> None:
        callback = handle._callback
        if callback is None:
            return
        before = enter(handle._context)
        try:
            callback()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._report("Exception in callback", error)
        finally:
            leave(before)

    def _wait(self) -> None:
        """Take events from outside; sleep first if there is nothing to do."""
        poller = self._poller
        if poller is not None:
            poller.poll()
        if len(self._ready) > 0 or self._stopping:
            return
        deadline_ns = -1
        if self._timers:
            when = self._timers[0]._when
            if when <= self.time():
                return
            deadline_ns = int(when * 1e9) + 1
        if poller is not None:
            event_ns = poller.next_deadline_ns()
            if event_ns >= 0 and (deadline_ns < 0 or event_ns < deadline_ns):
                deadline_ns = event_ns
        # The console is told now: whoever watches must not wait as well.
        flush()
        service(Idle).wait(deadline_ns)  # type: ignore[type-abstract]
        if poller is not None:
            poller.poll()

    def _drop_cancelled_timers(self) -> None:
        timers = self._timers
        cancelled = self._timer_cancelled_count
        if len(timers) > _MIN_SCHEDULED_TIMER_HANDLES and cancelled * 2 > len(timers):
            kept: list[TimerHandle] = []
            for timer in timers:
                if timer._cancelled:
                    timer._scheduled = False
                else:
                    kept.append(timer)
            heapify(kept)
            self._timers = kept
            self._timer_cancelled_count = 0
            return
        while timers and timers[0]._cancelled:
            self._timer_cancelled_count -= 1
            heappop(timers)._scheduled = False


_running_loop: BaseEventLoop | None = None


def _set_running_loop(loop: BaseEventLoop | None) -> None:
    global _running_loop
    _running_loop = loop


def _get_running_loop() -> BaseEventLoop | None:
    return _running_loop


def _running() -> BaseEventLoop:
    """The running loop; RuntimeError outside of one."""
    loop = _running_loop
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop
