"""What a driver needs of the machine beneath it, beyond `hal.DmaMemory`."""

from typing import Protocol


class Platform(Protocol):
    """Device memory and the one interrupt that all devices share.

    The program polls, so no handler ever runs driver code: an interrupt does nothing but
    end `Idle.wait`. Hence one vector is enough for all devices.
    """

    def map_device(self, physical: int, size: int) -> int:
        """Virtual address of the device registers at `physical` (`size` octets, uncached).

        Neither needs to be page-aligned; a page that is mapped already is not mapped twice.
        MemoryError when no page table is left.
        """
        ...

    def interrupt_vector(self) -> int:
        """The vector (32..254) whose handler acknowledges the LAPIC and ends `Idle.wait`."""
        ...

    def interrupt_destination(self) -> int:
        """The APIC id of the processor that runs the program."""
        ...


class DeviceError(OSError):
    """A device that cannot be driven; the message says what was found and what to do."""
