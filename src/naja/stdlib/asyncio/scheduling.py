"""What an event loop is to call, now and later.

`call_soon` and its kin take up to five arguments for the callback, each with its type.

Deliberately missing: their argument `context`.
"""

from collections.abc import Callable
from heapq import heapify, heappop, heappush
from typing import TypeVar, overload

from naja.hal import Clock, service
from naja.runtime.contexts import copied

from .handles import Handle, HandleQueue

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
E = TypeVar("E")

_MIN_SCHEDULED_TIMER_HANDLES = 100


class TimerHandle(Handle):
    """A callback scheduled for a time."""

    def __init__(self, when: float, callback: Callable[[], object], loop: "Scheduler") -> None:
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


class Scheduler:
    """The queue of ready callbacks and the heap of timers."""

    def __init__(self) -> None:
        self._ready = HandleQueue()
        self._timers: list[TimerHandle] = []
        self._timer_cancelled_count = 0
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

    @overload
    def call_soon(self, callback: Callable[[A, B, C], object], a: A, b: B, c: C, /) -> Handle:
        return self._call_soon(lambda: callback(a, b, c))

    @overload
    def call_soon(
        self, callback: Callable[[A, B, C, D], object], a: A, b: B, c: C, d: D, /
    ) -> Handle:
        return self._call_soon(lambda: callback(a, b, c, d))

    @overload
    def call_soon(
        self, callback: Callable[[A, B, C, D, E], object], a: A, b: B, c: C, d: D, e: E, /
    ) -> Handle:
        return self._call_soon(lambda: callback(a, b, c, d, e))

    def call_soon(self, callback: Callable[..., object], *args: object) -> Handle:
        """Call `callback` in the next iteration, after everything scheduled before."""
        return self._call_soon(lambda: callback(*args))

    call_soon_threadsafe = call_soon  # there are no threads

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

    @overload
    def call_later(
        self, delay: float, callback: Callable[[A, B, C], object], a: A, b: B, c: C, /
    ) -> TimerHandle:
        return self._call_at(self.time() + float(delay), lambda: callback(a, b, c))

    @overload
    def call_later(
        self, delay: float, callback: Callable[[A, B, C, D], object], a: A, b: B, c: C, d: D, /
    ) -> TimerHandle:
        return self._call_at(self.time() + float(delay), lambda: callback(a, b, c, d))

    @overload
    def call_later(
        self,
        delay: float,
        callback: Callable[[A, B, C, D, E], object],
        a: A,
        b: B,
        c: C,
        d: D,
        e: E,
        /,
    ) -> TimerHandle:
        return self._call_at(self.time() + float(delay), lambda: callback(a, b, c, d, e))

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

    @overload
    def call_at(
        self, when: float, callback: Callable[[A, B, C], object], a: A, b: B, c: C, /
    ) -> TimerHandle:
        return self._call_at(float(when), lambda: callback(a, b, c))

    @overload
    def call_at(
        self, when: float, callback: Callable[[A, B, C, D], object], a: A, b: B, c: C, d: D, /
    ) -> TimerHandle:
        return self._call_at(float(when), lambda: callback(a, b, c, d))

    @overload
    def call_at(
        self,
        when: float,
        callback: Callable[[A, B, C, D, E], object],
        a: A,
        b: B,
        c: C,
        d: D,
        e: E,
        /,
    ) -> TimerHandle:
        return self._call_at(float(when), lambda: callback(a, b, c, d, e))

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

    def _schedule(self, handle: Handle) -> None:
        """Run `handle`, which is in no queue, in the next iteration."""
        self._check_closed()
        self._ready.append(handle)

    def _check_closed(self) -> None:
        if self._closed:
            raise RuntimeError("Event loop is closed")

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
