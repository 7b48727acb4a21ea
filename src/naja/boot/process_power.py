"""The end of a Linux process."""

from naja.hal import Power
from naja.machine.linux_process.power_unsafe import ProcessPower


def provide() -> Power:
    return ProcessPower()
