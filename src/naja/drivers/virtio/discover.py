"""Where virtio devices are: declared on the command line, in microvm's slots, or on PCI."""

from typing import Final

from naja.drivers.platform import Platform
from naja.drivers.virtio import mmio_unsafe, pci_unsafe
from naja.drivers.virtio.transport import Transport

_DECLARATION: Final = "virtio_mmio.device="

# QEMU's microvm puts its devices into the highest slots first.
_SLOTS_BASE: Final = 0xFEB00000
_SLOT_SIZE: Final = 0x200
_SLOTS: Final = 24
# Wires of slot 0: without ACPI 5 (8 slots), with it 16 (8 slots) or, with the second
# I/O APIC, 24 (24 slots).
_WIRE_PLAIN: Final = 5
_WIRE_ACPI: Final = 16
_WIRE_SECOND: Final = 24
_FEW_SLOTS: Final = 8


class Declared:
    """One `virtio_mmio.device=SIZE@BASE:IRQ[:ID]` of the command line."""

    def __init__(self, base: int, wire: int) -> None:
        self.base = base
        self.wire = wire


def parse_number(text: str) -> int:
    """A decimal or 0x-hexadecimal number below 2**52, -1 if it is none."""
    base = 10
    digits = text
    if text.startswith("0x") or text.startswith("0X"):
        base = 16
        digits = text[2:]
    if len(digits) == 0 or len(digits) > 13:
        return -1
    value = 0
    for letter in digits.lower():
        digit = "0123456789abcdef".find(letter)
        if digit < 0 or digit >= base:
            return -1
        value = value * base + digit
    return value


def parse_declarations(command_line: str) -> list[Declared]:
    """All well-formed declarations; others are passed over, as Linux does."""
    found: list[Declared] = []
    for word in command_line.split(" "):
        if not word.startswith(_DECLARATION):
            continue
        place = word[len(_DECLARATION) :]
        at = place.find("@")
        if at < 0:
            continue
        fields = place[at + 1 :].split(":")
        if len(fields) < 2:
            continue
        base = parse_number(fields[0])
        wire = parse_number(fields[1])
        if base > 0 and wire >= 0:
            found.append(Declared(base, wire))
    return found


def find(
    platform: Platform, command_line: str, device_type: int, taken: list[int]
) -> Transport | None:
    """The first device of `device_type` (`bits.DEVICE_NET` ...), None if there is none.

    Devices whose places are in `taken` are passed over; that of the one found joins them. With
    declarations on the command line, MMIO is looked for only there. DeviceError when a device is
    there that cannot be driven.
    """
    declared = parse_declarations(command_line)
    for place in declared:
        if place.base not in taken:
            slot = mmio_unsafe.probe(platform, place.base, [place.wire], device_type)
            if slot is not None:
                taken.append(place.base)
                return slot
    function = pci_unsafe.probe(platform, device_type, taken)
    if function is not None:
        return function
    if len(declared) > 0:
        return None
    return _probe_slots(platform, device_type, taken)


def _probe_slots(platform: Platform, device_type: int, taken: list[int]) -> Transport | None:
    number = _SLOTS - 1
    while number >= 0:
        wires = [_WIRE_SECOND + number]
        if number < _FEW_SLOTS:
            wires.append(_WIRE_ACPI + number)
            wires.append(_WIRE_PLAIN + number)
        base = _SLOTS_BASE + number * _SLOT_SIZE
        if base not in taken:
            slot = mmio_unsafe.probe(platform, base, wires, device_type)
            if slot is not None:
                taken.append(base)
                return slot
        number -= 1
    return None
