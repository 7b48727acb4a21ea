"""Device memory of a virtual machine."""

from naja.hal import DmaMemory
from naja.machine.x86_64.dma_unsafe import LowMemory


def provide() -> DmaMemory:
    return LowMemory()
