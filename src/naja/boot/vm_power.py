"""The end of a virtual machine."""

from naja.hal import Power
from naja.machine.x86_64.power_unsafe import MachinePower


def provide() -> Power:
    return MachinePower()
