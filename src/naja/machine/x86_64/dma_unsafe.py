"""Memory that devices may read and write: the free part of the first 640 KiB.

Virtual = physical there. It is given out once and never taken back; drivers ask when they
start.
"""

from naja.abi.boot_information import LOW_END, LOW_START
from naja.machine.boot_record_unsafe import boot_word
from naja.unsafe import fill_memory


class LowMemory:
    """Implements `hal.DmaMemory`."""

    def __init__(self) -> None:
        self._next = boot_word(LOW_START)
        self._end = boot_word(LOW_END)

    def allocate(self, size: int, align: int) -> int:
        address = (self._next + align - 1) & -align
        if size < 0 or address + size > self._end:
            raise MemoryError("the memory for devices is used up")
        self._next = address + size
        fill_memory(address, 0, size)
        return address

    def device_address(self, address: int) -> int:
        return address
