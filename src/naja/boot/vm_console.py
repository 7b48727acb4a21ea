"""The console of a virtual machine."""

from naja.hal import Console
from naja.machine.x86_64.serial_unsafe import SerialConsole


def provide() -> Console:
    return SerialConsole()
