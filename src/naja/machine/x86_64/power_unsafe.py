"""The end of the machine."""

from typing import NoReturn

from naja.machine.x86_64.gate_unsafe import stop


class MachinePower:
    """Implements `hal.Power`."""

    def stop(self, status: int) -> NoReturn:
        while True:
            stop(status & 255)
