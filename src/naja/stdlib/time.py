"""`time`: clocks. A program waits with `asyncio.sleep`; `time.sleep` stops the whole machine.

Deliberately missing: local time zones (an image knows UTC only) and formatting.
"""

from naja.hal import Clock, Idle, service


def monotonic_ns() -> int:
    """Nanoseconds on a clock that never steps back."""
    return service(Clock).monotonic_ns()  # type: ignore[type-abstract]


def monotonic() -> float:
    """Seconds on a clock that never steps back."""
    return monotonic_ns() / 1000000000


def perf_counter_ns() -> int:
    return monotonic_ns()


def perf_counter() -> float:
    return monotonic_ns() / 1000000000


def process_time_ns() -> int:
    """An image has one process: the same clock."""
    return monotonic_ns()


def process_time() -> float:
    return monotonic_ns() / 1000000000


def time_ns() -> int:
    """Nanoseconds since 1970-01-01T00:00:00Z."""
    return service(Clock).wall_ns()  # type: ignore[type-abstract]


def time() -> float:
    """Seconds since 1970-01-01T00:00:00Z."""
    return time_ns() / 1000000000


def sleep(seconds: float, /) -> None:
    """Stop the whole machine for this long; nothing else runs. ValueError if negative."""
    if seconds < 0.0:
        raise ValueError("sleep length must be non-negative")
    deadline_ns = monotonic_ns() + int(seconds * 1000000000.0)
    while monotonic_ns() < deadline_ns:
        service(Idle).wait(deadline_ns)  # type: ignore[type-abstract]
