"""PCI configuration space through ports 0xcf8/0xcfc, and the devices on it.

Each access is two exits to the hypervisor, so the scan stops at the first match. Bridges
are followed: firmware numbers the buses behind them. Where no firmware ran, base address
registers (BARs) are empty and `bar_address` gives them room itself.

Source: PCI Local Bus 3.0, 3.2.2.3.2 (mechanism #1), 6.1, 6.2.5.1, 6.7, 6.8.2.
"""

from typing import Final

from naja.drivers.platform import DeviceError
from naja.unsafe import in32, out32

_ADDRESS_PORT: Final = 0xCF8
_DATA_PORT: Final = 0xCFC
_ENABLE: Final = 0x80000000

_IDENTITY: Final = 0x00
_COMMAND: Final = 0x04
_HEADER_TYPE: Final = 0x0C
_BARS: Final = 0x10
_BUS_NUMBERS: Final = 0x18
_CAPABILITIES: Final = 0x34
_INTERRUPT_LINE: Final = 0x3C

_COMMAND_MEMORY: Final = 1 << 1
_COMMAND_MASTER: Final = 1 << 2
_COMMAND_NO_WIRE: Final = 1 << 10
_STATUS_CAPABILITIES: Final = 1 << 20

_BAR_IO: Final = 1
_BAR_64: Final = 1 << 2

# Where a BAR goes that firmware did not assign, or put beyond reach. QEMU's memory ends
# below, Cloud Hypervisor's configuration window begins above.
_ROOM_START: Final = 0xE0000000
_ROOM_END: Final = 0xE8000000
# More than any virtio BAR that QEMU (16 KiB) or Cloud Hypervisor (512 KiB) makes.
_ROOM_STEP: Final = 0x100000
# Device windows lie at their physical address, in the lower 512 GiB.
_REACH_BITS: Final = 39

_MAX_CAPABILITIES: Final = 48
_MAX_BUSES: Final = 32


class PciFunction:
    """One function, named by its place: bus << 16 | device << 11 | function << 8."""

    def __init__(self, place: int) -> None:
        self.place = place

    def read32(self, offset: int) -> int:
        out32(_ADDRESS_PORT, _ENABLE | self.place | offset & 0xFC)
        return in32(_DATA_PORT)

    def write32(self, offset: int, value: int) -> None:
        out32(_ADDRESS_PORT, _ENABLE | self.place | offset & 0xFC)
        out32(_DATA_PORT, value)

    def identity(self) -> int:
        """device << 16 | vendor; 0xFFFFFFFF when nothing is there."""
        return self.read32(_IDENTITY)

    def capabilities(self) -> list[int]:
        """Offsets of all capabilities, in the order of the list; a loop in it is cut."""
        found: list[int] = []
        if self.read32(_COMMAND) & _STATUS_CAPABILITIES == 0:
            return found
        offset = self.read32(_CAPABILITIES) & 0xFC
        while offset >= 0x40 and len(found) < _MAX_CAPABILITIES:
            found.append(offset)
            offset = self.read32(offset) >> 8 & 0xFC
        return found

    def enable(self, message_signalled: bool) -> None:
        """Let the function decode its memory and master the bus."""
        command = self.read32(_COMMAND) & 0xFFFF | _COMMAND_MEMORY | _COMMAND_MASTER
        if message_signalled:
            command = command | _COMMAND_NO_WIRE
        self.write32(_COMMAND, command & 0xFFFF)

    def interrupt_wire(self) -> int:
        """The wire that firmware noted, -1 if none."""
        line = self.read32(_INTERRUPT_LINE) & 0xFF
        return line if 0 < line < 24 else -1

    def bar_address(self, index: int) -> int:
        """Physical address of memory BAR `index` (0..5), assigned here if it has none in reach.

        DeviceError for an I/O BAR, or when there is no room.
        """
        if index > 5:
            raise DeviceError("a PCI device names a base address register that does not exist")
        register = _BARS + 4 * index
        low = self.read32(register)
        if low & _BAR_IO != 0:
            raise DeviceError("a PCI device keeps its virtio registers in I/O space")
        wide = low & _BAR_64 != 0 and index < 5
        high = self.read32(register + 4) if wide else 0
        if high >> (_REACH_BITS - 32) != 0:
            return self._assign(register, wide)
        address = high << 32 | low & 0xFFFFFFF0
        return self._assign(register, wide) if address == 0 else address

    def _assign(self, register: int, wide: bool) -> int:
        # The size is what the low bits refuse (6.2.5.1); decoding is off meanwhile.
        command = self.read32(_COMMAND) & 0xFFFF
        self.write32(_COMMAND, command & ~_COMMAND_MEMORY)
        self.write32(register, 0xFFFFFFFF)
        mask = self.read32(register) & 0xFFFFFFF0
        if mask == 0:
            raise DeviceError("a PCI device names a base address register that is not there")
        size = (~mask & 0xFFFFFFFF) + 1
        address = _first_room(size)
        self.write32(register, address)
        if wide:
            self.write32(register + 4, 0)
        self.write32(_COMMAND, command)
        return address

    def header_type(self) -> int:
        return self.read32(_HEADER_TYPE) >> 16 & 0xFF


def _first_room(size: int) -> int:
    """The lowest aligned address in the window above every BAR that is in use on bus 0."""
    floor = _ROOM_START
    for device in range(32):
        function = PciFunction(device << 11)
        if function.identity() & 0xFFFF == 0xFFFF or function.header_type() & 0x7F != 0:
            continue
        for index in range(6):
            low = function.read32(_BARS + 4 * index)
            start = low & 0xFFFFFFF0
            if low & _BAR_IO == 0 and _ROOM_START <= start < _ROOM_END:
                floor = max(floor, start + _ROOM_STEP)
    address = (floor + size - 1) & ~(size - 1)
    if address + size > _ROOM_END:
        raise DeviceError("there is no room in the address space for a PCI device")
    return address


def find(identities: list[int], taken: list[int]) -> PciFunction | None:
    """The first function whose identity (device << 16 | vendor) is among `identities`.

    Those whose addresses are in `taken` are passed over; that of the one found joins them.
    """
    if PciFunction(0).identity() & 0xFFFF == 0xFFFF:
        return None
    buses = [0]
    at = 0
    while at < len(buses) and at < _MAX_BUSES:
        found = _find_on_bus(buses[at], identities, buses, taken)
        if found is not None:
            return found
        at += 1
    return None


def _find_on_bus(
    bus: int, identities: list[int], buses: list[int], taken: list[int]
) -> PciFunction | None:
    for device in range(32):
        functions = 1
        number = 0
        while number < functions:
            address = bus << 16 | device << 11 | number << 8
            function = PciFunction(address)
            identity = function.identity()
            if identity in identities and address not in taken:
                taken.append(address)
                return function
            if identity & 0xFFFF != 0xFFFF:
                kind = function.header_type()
                if number == 0 and kind & 0x80 != 0:
                    functions = 8
                if kind & 0x7F == 1:
                    behind = function.read32(_BUS_NUMBERS) >> 8 & 0xFF
                    if behind not in buses:
                        buses.append(behind)
            number += 1
    return None
