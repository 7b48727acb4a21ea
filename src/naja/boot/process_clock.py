"""The clocks of a Linux process."""

from naja.hal import Clock
from naja.machine.linux_process.clock_unsafe import LinuxClock


def provide() -> Clock:
    return LinuxClock()
