"""The I/O APIC: routes a wire (a global system interrupt) to the shared vector.

Only devices without message-signalled interrupts need it: virtio-mmio, and PCI functions
without MSI-X. Wires are programmed level-triggered: a device whose wire stays asserted
wakes the machine again, so that no wake-up can be lost; an edge could be.

Source: Intel 82093AA data sheet 3.1, 3.2.
"""

from typing import Final

from naja.drivers.memory_unsafe import load32, store32
from naja.drivers.platform import Platform

# QEMU's microvm has a second I/O APIC for the wires from 24 on.
_BASES: Final = (0xFEC00000, 0xFEC10000)
_WIRES_EACH: Final = 24
_WINDOW_SIZE: Final = 0x20
_SELECT: Final = 0x00
_DATA: Final = 0x10
_VERSION: Final = 0x01
_REDIRECTION: Final = 0x10
_LEVEL: Final = 1 << 15


def route(platform: Platform, wire: int) -> bool:
    """Unmask `wire`, level-triggered, towards the shared vector. False if no such wire."""
    if wire < 0 or wire >= _WIRES_EACH * len(_BASES):
        return False
    chip = 0 if wire < _WIRES_EACH else 1
    physical = _BASES[0] if chip == 0 else _BASES[1]
    address = platform.map_device(physical, _WINDOW_SIZE)
    store32(address + _SELECT, _VERSION)
    version = load32(address + _DATA)
    pin = wire - chip * _WIRES_EACH
    if version == 0 or version == 0xFFFFFFFF or pin > (version >> 16 & 0xFF):
        return False
    entry = _REDIRECTION + 2 * pin
    store32(address + _SELECT, entry + 1)
    store32(address + _DATA, platform.interrupt_destination() << 24)
    store32(address + _SELECT, entry)
    store32(address + _DATA, platform.interrupt_vector() | _LEVEL)
    return True
