"""A queue together with its buffers: one piece of DMA memory, fixed slots of equal size."""

from naja.drivers.memory_unsafe import (
    load8,
    load16,
    overwrite_part,
    read_octets,
    write_octets,
)
from naja.drivers.places_unsafe import FramePlaces
from naja.drivers.platform import DeviceError
from naja.drivers.virtio.transport import Transport
from naja.drivers.virtio.virtqueue_unsafe import SplitQueue, area_size, power_of_two
from naja.hal import DmaMemory


class BufferQueue:
    """Queue `index` of `transport` with up to `wanted` buffers of `buffer_size` octets.

    `flags` go into every descriptor (`DESC_F_WRITE` for buffers the device fills).
    DeviceError when the device lacks the queue, MemoryError when DMA memory is full.
    """

    def __init__(
        self,
        transport: Transport,
        memory: DmaMemory,
        index: int,
        wanted: int,
        buffer_size: int,
        flags: int,
        event_idx: bool,
        interrupts: bool,
    ) -> None:
        limit = transport.queue_limit(index)
        size = power_of_two(min(wanted, limit))
        if size == 0:
            raise DeviceError(f"a virtio device lacks its queue {index}")
        self.buffer_size = buffer_size
        self._places = FramePlaces()
        self.size = size
        areas = memory.allocate(area_size(size), 16)
        self._buffers = memory.allocate(size * buffer_size, 64)
        self.ring = SplitQueue(index, size, areas, event_idx)
        first = memory.device_address(self._buffers)
        for slot in range(size):
            self.ring.describe(slot, first + slot * buffer_size, buffer_size, flags)
        desc = memory.device_address(areas)
        doorbell = transport.activate_queue(
            index,
            size,
            desc,
            desc + self.ring.avail_offset(),
            desc + self.ring.used_offset(),
            interrupts,
        )
        self.ring.connect_doorbell(doorbell, transport.doorbell_octets())

    def read(self, slot: int, offset: int, count: int) -> bytes:
        """A copy of part of a buffer; ValueError when it is not wholly inside."""
        if slot < 0 or slot >= self.size or offset < 0 or count < 0:
            raise ValueError("no such buffer")
        if offset + count > self.buffer_size:
            raise ValueError("a read beyond the end of a buffer")
        return read_octets(self._buffers + slot * self.buffer_size + offset, count)

    def read_again(self, slot: int, offset: int, count: int) -> bytes:
        """The same in octets that are overwritten by the next read of so many: keep none."""
        if slot < 0 or slot >= self.size or offset < 0 or count < 0:
            raise ValueError("no such buffer")
        if offset + count > self.buffer_size:
            raise ValueError("a read beyond the end of a buffer")
        return self._places.copy(self._buffers + slot * self.buffer_size + offset, count)

    def join(self, slots: list[int], lengths: list[int], parts: int, skip: int) -> bytes:
        """What lies in several buffers, without the first `skip` octets: keep none of it.

        `lengths` must have been checked against `buffer_size`.
        """
        count = -skip
        for part in range(parts):
            count += lengths[part]
        place = self._places.place(count)
        at = 0
        for part in range(parts):
            address = self._buffers + slots[part] * self.buffer_size + skip
            overwrite_part(place, at, address, lengths[part] - skip)
            at += lengths[part] - skip
            skip = 0
        return place

    def octet(self, slot: int, offset: int) -> int:
        return load8(self._buffers + slot * self.buffer_size + offset)

    def word(self, slot: int, offset: int) -> int:
        """16 bits, little endian."""
        return load16(self._buffers + slot * self.buffer_size + offset)

    def write(self, slot: int, offset: int, data: bytearray, start: int, count: int) -> None:
        """Copy data[start:start+count] into a buffer; ValueError when it does not fit."""
        if slot < 0 or slot >= self.size or offset < 0:
            raise ValueError("no such buffer")
        if offset + count > self.buffer_size:
            raise ValueError("a write beyond the end of a buffer")
        write_octets(self._buffers + slot * self.buffer_size + offset, data, start, count)
