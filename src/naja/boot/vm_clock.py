"""The clocks of a virtual machine; `naja.time=` is the launcher's wall time in nanoseconds."""

from naja.boot.manifest import TIME_SERVERS
from naja.boot.network_time import AdjustedClock
from naja.hal import Clock, Environment, service
from naja.machine.x86_64.clock_unsafe import TickClock


def provide() -> Clock:
    launched = service(Environment).option("time")  # type: ignore[type-abstract]
    clock = TickClock(0 if launched is None else _nanoseconds(launched))
    if TIME_SERVERS is not None:
        return AdjustedClock(clock)
    return clock


def _nanoseconds(text: str) -> int:
    """0 for what is no number, or none of this century."""
    try:
        return int(text)
    except (ValueError, OverflowError):
        return 0
