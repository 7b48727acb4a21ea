"""The virtual machine as `drivers.Platform`, and the kernel command line as it came.

Everything that needs more than one interrupt vector or another processor than the first
is missing on purpose: see `drivers.platform`.
"""

from naja.abi.boot_information import COMMAND_LINE, COMMAND_LINE_LENGTH
from naja.machine.boot_record_unsafe import boot_word, copy_octets
from naja.machine.x86_64.gate_unsafe import map_device, open_interrupts


class Machine:
    """Implements `drivers.Platform`.

    The local APIC is made ready first: while it is off, KVM drops what devices signal.
    """

    def __init__(self) -> None:
        open_interrupts()

    def map_device(self, physical: int, size: int) -> int:
        """Device windows lie where the device is. MemoryError when it is refused."""
        if map_device(physical, size) != 0:
            raise MemoryError("the registers of a device cannot be mapped")
        return physical

    def interrupt_vector(self) -> int:
        """Any from 33 on: all share one handler, 32 is the timer's."""
        return 0x40

    def interrupt_destination(self) -> int:
        return 0


def command_line() -> str:
    """All of it, undecoded; octets outside of ASCII become "?"."""
    text = bytearray(copy_octets(boot_word(COMMAND_LINE), boot_word(COMMAND_LINE_LENGTH)))
    for index in range(len(text)):
        if text[index] > 126:
            text[index] = 63
    return bytes(text).decode()
