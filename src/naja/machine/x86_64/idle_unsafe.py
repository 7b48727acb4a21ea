"""Sleep: halt until the next interrupt. Interrupts are open only then.

An interrupt that came while the program ran is delivered at once, so no wake-up is lost.
"""

from typing import Final

from naja.hal import Clock
from naja.machine.x86_64.gate_unsafe import idle, open_interrupts

# Without a deadline the machine still looks around now and then: a device whose interrupt
# goes astray is slow, not dead.
_LONGEST_NS: Final = 1_000_000_000


class HaltIdle:
    """Implements `hal.Idle`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._opened = False

    def wait(self, deadline_ns: int) -> None:
        if not self._opened:
            open_interrupts()
            self._opened = True
        limit_ns = _LONGEST_NS
        if deadline_ns >= 0:
            limit_ns = min(deadline_ns - self._clock.monotonic_ns(), _LONGEST_NS)
        if limit_ns > 0:
            idle(limit_ns)
