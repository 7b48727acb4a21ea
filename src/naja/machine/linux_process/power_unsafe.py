"""The end of the process."""

from typing import NoReturn

from naja.machine.linux_process.calls_unsafe import stop


class ProcessPower:
    """Implements `hal.Power`."""

    def stop(self, status: int) -> NoReturn:
        while True:
            stop(status & 255)
