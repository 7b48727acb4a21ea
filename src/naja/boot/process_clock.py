"""The clocks of a Linux process."""

from naja.boot.manifest import TIME_SERVERS
from naja.boot.network_time import AdjustedClock
from naja.hal import Clock
from naja.machine.linux_process.clock_unsafe import LinuxClock


def provide() -> Clock:
    if TIME_SERVERS is not None:
        return AdjustedClock(LinuxClock())
    return LinuxClock()
