"""The same async program run twice in virtual time: by CPython's asyncio and by ours.

A scenario is `async def scenario(aio, log)`: `aio` is the asyncio module to use, `log`
takes what is to be compared. Each entry of the log carries the virtual time.
"""

import asyncio
import contextlib
import difflib
import io
import selectors
import traceback
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

import naja.stdlib.asyncio as ours
from naja import hal
from naja.net.wire.address6 import format_ipv6, parse_ipv6
from naja.stdlib.asyncio import _report

Scenario = Callable[[Any, Callable[..., None]], Awaitable[object]]


class Deadlock(BaseException):
    """Nothing is ready and nothing will ever be."""


class VirtualClock:
    def __init__(self) -> None:
        self.now_ns = 0

    def monotonic_ns(self) -> int:
        return self.now_ns

    def wall_ns(self) -> int:
        return self.now_ns


class VirtualIdle:
    """Sleeping moves the clock."""

    def __init__(self, clock: VirtualClock) -> None:
        self.clock = clock
        self.waits = 0

    def wait(self, deadline_ns: int) -> None:
        self.waits += 1
        if deadline_ns < 0:
            raise Deadlock
        self.clock.now_ns = max(self.clock.now_ns, deadline_ns)


class CapturedConsole:
    def __init__(self) -> None:
        self.out = bytearray()
        self.err = bytearray()

    def write_out(self, data: bytes) -> None:
        self.out += data

    def write_err(self, data: bytes) -> None:
        self.err += data


class VirtualSelector(selectors.SelectSelector):
    """CPython's loop sleeps here."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__()
        self.clock = clock
        self.timers: Callable[[], list[asyncio.TimerHandle]] = list

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise Deadlock
        if timeout > 0:
            # To the same nanosecond as our loop, which the timeout is too coarse for.
            self.clock.now_ns = int(self.timers()[0].when() * 1e9) + 1
        return []


class InsertionSet(dict[Any, None]):
    """A set in order of insertion, in place of one whose order is that of addresses."""

    def add(self, item: object) -> None:
        self[item] = None

    def discard(self, item: object) -> None:
        self.pop(item, None)


# CPython's task group cancels its tasks in the order of a set; ours in that of creation.
asyncio.taskgroups.set = InsertionSet  # type: ignore[attr-defined]


class VirtualLoop(asyncio.SelectorEventLoop):
    _scheduled: list[asyncio.TimerHandle]

    def __init__(self) -> None:
        self.clock = VirtualClock()
        selector = VirtualSelector(self.clock)
        super().__init__(selector)
        selector.timers = lambda: self._scheduled

    def time(self) -> float:
        return self.clock.now_ns / 1e9


@dataclass
class Run:
    """What a scenario did."""

    log: list[str] = field(default_factory=list)
    outcome: str = ""
    stderr: str = ""

    def recorder(self, now: Callable[[], float]) -> Callable[..., None]:
        def log(*parts: object) -> None:
            self.log.append(f"{now():.6f} " + " ".join(str(part) for part in parts))

        return log


def describe(error: BaseException) -> str:
    """An exception, its cause and its parts, without addresses."""
    if isinstance(error, RecursionError):
        return "RecursionError"  # its text says where the stack happened to end
    text = repr(error)
    if isinstance(error, BaseExceptionGroup):
        text += "".join(f"[{describe(one)}]" for one in error.exceptions)
    if error.__cause__ is not None:
        text += f" from {describe(error.__cause__)}"
    return text


def run_cpython(scenario: Scenario) -> Run:
    run = Run()
    with contextlib.redirect_stderr(io.StringIO()) as err:
        try:
            with asyncio.Runner(loop_factory=VirtualLoop) as runner:
                log = run.recorder(runner.get_loop().time)
                result: object = runner.run(scenario(asyncio, log))  # type: ignore[arg-type]
                run.outcome = f"returned {result!r}"
        except BaseException as error:
            run.outcome = f"raised {describe(error)}"
    run.stderr = err.getvalue()
    return run


class NoSix:
    """A network without routers of IPv6."""

    def ready(self) -> bool:
        return False

    def preferred(self) -> bool:
        return False

    def canonical(self, host: str) -> str:
        octets = parse_ipv6(host)
        return format_ipv6(octets) if octets else ""


@contextlib.contextmanager
def virtual_machine() -> Iterator[VirtualClock]:
    """Clock, Idle and Console for our asyncio; tracebacks are CPython's."""
    clock = VirtualClock()
    hal.provide(hal.Clock, clock)
    hal.provide(hal.Idle, VirtualIdle(clock))
    hal.provide(hal.Console, CapturedConsole())
    hal.provide(hal.NetSix, NoSix())
    with mock.patch.object(_report, "print_unhandled", _print_traceback):
        yield clock


def _print_traceback(error: BaseException) -> None:
    text = "".join(traceback.format_exception(error))
    hal.service(hal.Console).write_err(text.encode())  # type: ignore[type-abstract]


def run_ours(scenario: Scenario) -> Run:
    run = Run()
    with virtual_machine() as clock:
        console = hal.service(hal.Console)  # type: ignore[type-abstract]
        try:
            log = run.recorder(lambda: clock.now_ns / 1e9)
            aio: Any = ours
            result: object = aio.run(scenario(aio, log))
            run.outcome = f"returned {result!r}"
        except BaseException as error:
            run.outcome = f"raised {describe(error)}"
    assert isinstance(console, CapturedConsole)
    run.stderr = console.err.decode()
    return run


def assert_same(scenario: Scenario) -> Run:
    """Both runs agree on order, times and outcome."""
    theirs = run_cpython(scenario)
    mine = run_ours(scenario)
    assert mine.outcome == theirs.outcome, f"CPython {theirs.outcome}; ours {mine.outcome}"
    compared = max(len(mine.log), len(theirs.log))
    if "Deadlock" in mine.outcome or "RecursionError" in mine.outcome:
        # What the garbage collector ends then is not part of the program.
        compared = min(len(mine.log), len(theirs.log))
    if mine.log[:compared] != theirs.log[:compared]:
        diff = difflib.unified_diff(theirs.log, mine.log, "CPython", "ours")
        raise AssertionError("\n".join(diff))
    return mine
