"""Clocks: Linux's."""

from typing import Final

from naja.machine.linux_process.calls_unsafe import ClockReader

_REALTIME: Final = 0
_MONOTONIC: Final = 1


class LinuxClock:
    """Implements `hal.Clock`."""

    def __init__(self) -> None:
        self._reader = ClockReader()

    def monotonic_ns(self) -> int:
        return self._reader.read(_MONOTONIC)

    def wall_ns(self) -> int:
        return self._reader.read(_REALTIME)
