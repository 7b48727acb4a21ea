"""The event loop proper: ready callbacks, timers, one poller, sleep.

The order of callbacks is CPython's: each iteration runs exactly the callbacks that
were ready when it began, those of expired timers after those already queued; timers
of equal time come out in the order of the same binary heap.

The network is not named here. What brings events from outside registers itself with
`set_poller`, so that a program without sockets holds no TCP.

Deliberately missing: threads, executors, signals, file descriptors, debug mode.
"""

from heapq import heappop

from naja.hal import Idle, service
from naja.runtime.async_generators import Hooks, set_hooks
from naja.runtime.contexts import enter, leave
from naja.runtime.output import flush

from ._report import report
from .handles import Handle
from .scheduling import Scheduler

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


class BaseEventLoop(Scheduler):
    """Runs callbacks; knows nothing of futures."""

    def __init__(self) -> None:
        super().__init__()
        self._poller: Poller | None = None
        self._hooks: Hooks | None = None
        self._running = False
        self._stopping = False

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
