"""Clocks: Linux's."""

from typing import Final

from naja.machine.linux_process.calls_unsafe import read_clock

_REALTIME: Final = 0
_MONOTONIC: Final = 1


class LinuxClock:
    """Implements `hal.Clock`."""

    def monotonic_ns(self) -> int:
        return read_clock(_MONOTONIC)

    def wall_ns(self) -> int:
        return read_clock(_REALTIME)
