"""Memory that devices may read and write: the free part of the first 640 KiB, then of the heap.

Virtual = physical everywhere. It is given out once and never taken back; drivers ask when they
start. What is of the heap stays where it is, as all objects do.
"""

from naja.abi.boot_information import LOW_END, LOW_START
from naja.machine.boot_record_unsafe import boot_word
from naja.unsafe import bytes_address, bytes_alloc, fill_memory


class DeviceMemory:
    """Implements `hal.DmaMemory`. `spare`: octets of the heap that devices may have."""

    def __init__(self, spare: int) -> None:
        self._spare = spare
        self._of_the_heap: list[bytes] = []
        self._next = boot_word(LOW_START)
        self._end = boot_word(LOW_END)

    def allocate(self, size: int, align: int) -> int:
        address = (self._next + align - 1) & -align
        if size < 0:
            raise MemoryError("less than no memory was asked for")
        if address + size > self._end:
            return self._take(size, align)
        self._next = address + size
        fill_memory(address, 0, size)
        return address

    def _take(self, size: int, align: int) -> int:
        if size + align > self._spare:
            raise MemoryError("the memory for devices is used up")
        self._spare -= size + align
        piece = bytes_alloc(size + align)
        self._of_the_heap.append(piece)
        return (bytes_address(piece) + align - 1) & -align

    def device_address(self, address: int) -> int:
        return address
