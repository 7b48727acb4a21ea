"""The I/O APIC: routes a wire (a global system interrupt) to the shared vector.

Only devices without message-signalled interrupts need it: virtio-mmio, and PCI functions
without MSI-X. A wire that several functions share must be level-triggered: while one of them
asserts it the machine wakes again and again. That takes two interrupts for one, for the first
ends before the device has taken back its own. The wire of one device alone goes by edges, and
whoever is about to sleep takes back what was asserted before he looks for the last time.

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
EDGE: Final = 0
LEVEL: Final = 1 << 15


def route(platform: Platform, wire: int, trigger: int) -> bool:
    """Unmask `wire` towards the shared vector, by LEVEL or EDGE. False if no such wire."""
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
    store32(address + _DATA, platform.interrupt_vector() | trigger)
    return True
