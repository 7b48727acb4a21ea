"""Device memory of a virtual machine."""

from typing import Final

from naja.hal import DmaMemory
from naja.machine.x86_64.dma_unsafe import DeviceMemory
from naja.runtime.heap_unsafe import total_octets

# The part of the heap that devices may have beside what is below 640 KiB.
HEAP_SHARE: Final = 48


def provide() -> DmaMemory:
    return DeviceMemory(total_octets() // HEAP_SHARE)
