"""The split virtqueue (virtio 1.2 section 2.7).

One queue is three areas in device-visible memory: the descriptor table, the avail ring
(ours to write) and the used ring (the device's). Every descriptor here keeps its buffer for
ever: descriptor i owns buffer i, so a buffer is named by one small number, its slot. Buffers
that the device reads may be chained; the first slot then stands for all. Slots in the hands
of the device are noted in memory that the device cannot reach; what the used ring says is
believed only after it was checked against that note, and a device that contradicts it is
`broken` and never asked again.

Indices run modulo 2**16; sizes are powers of two up to 32768.
Missing on purpose: indirect descriptors, in-order use, packed layout.
"""

from typing import Final

from naja.drivers.memory_unsafe import (
    barrier,
    fence,
    load16,
    load32,
    store16,
    store32,
    store64,
)
from naja.drivers.virtio.bits import AVAIL_F_NO_INTERRUPT, DESC_F_NEXT, USED_F_NO_NOTIFY

_DESC_SIZE: Final = 16
_RING_HEADER: Final = 4
_NEVER: Final = 0x8000


def area_size(size: int) -> int:
    """Octets of the three areas of a queue of `size` slots, laid out by `SplitQueue`."""
    return _used_offset(size) + _RING_HEADER + 8 * size + 2


def power_of_two(limit: int) -> int:
    """The largest power of two <= limit, 0 for limit < 1."""
    size = 0
    candidate = 1
    while candidate <= limit and candidate <= 32768:
        size = candidate
        candidate = candidate * 2
    return size


def needs_event(event: int, new: int, old: int) -> bool:
    """Did the index pass `event` on its way from `old` to `new`? Source: 2.7.10."""
    return ((new - event - 1) & 0xFFFF) < ((new - old) & 0xFFFF)


def _used_offset(size: int) -> int:
    avail_end = _DESC_SIZE * size + _RING_HEADER + 2 * size + 2
    return (avail_end + 3) & ~3


class SplitQueue:
    """Queue `index` of a device, its areas at `address` (virtual, zeroed, 16-aligned)."""

    def __init__(self, index: int, size: int, address: int, event_idx: bool) -> None:
        self.index = index
        self.size = size
        self.broken = False
        self.length = 0
        self.in_flight = 0
        self._mask = size - 1
        self._event_idx = event_idx
        self._desc = address
        self._avail = address + _DESC_SIZE * size
        self._used = address + _used_offset(size)
        self._held = bytearray(size)
        self._avail_idx = 0
        self._published_idx = 0
        self._used_idx = 0
        self._seen_idx = 0
        self._doorbell = 0
        self._doorbell_octets = 4
        self.disarm()

    def avail_offset(self) -> int:
        return self._avail - self._desc

    def used_offset(self) -> int:
        return self._used - self._desc

    def connect_doorbell(self, address: int, octets: int) -> None:
        """Where `publish` writes the queue index, and how wide."""
        self._doorbell = address
        self._doorbell_octets = octets

    def describe(self, slot: int, device_address: int, length: int, flags: int) -> None:
        """Fill the descriptor of `slot` (2.7.5); only while the device does not hold it."""
        entry = self._desc + _DESC_SIZE * slot
        store64(entry, device_address)
        store32(entry + 8, length)
        store16(entry + 12, flags)
        store16(entry + 14, 0)

    def resize(self, slot: int, length: int) -> None:
        """Change only the length of the buffer of `slot`."""
        store32(self._desc + _DESC_SIZE * slot + 8, length)

    def chain(self, slot: int, following: int) -> None:
        """The buffer of `slot` goes on in that of `following`, or ends if that is negative."""
        entry = self._desc + _DESC_SIZE * slot
        store16(entry + 12, DESC_F_NEXT if following >= 0 else 0)
        store16(entry + 14, max(following, 0))

    def offer(self, slot: int) -> None:
        """Put `slot` into the avail ring; the device sees it after `publish`."""
        store16(self._avail + _RING_HEADER + 2 * (self._avail_idx & self._mask), slot)
        self._avail_idx = (self._avail_idx + 1) & 0xFFFF
        self._held[slot] = 1
        self.in_flight += 1

    def unpublished(self) -> int:
        """How many offered slots the device does not know of."""
        return (self._avail_idx - self._published_idx) & 0xFFFF

    def publish(self) -> None:
        """Show the device everything offered; ring the doorbell if it asked for that."""
        old = self._published_idx
        new = self._avail_idx
        if new == old or self.broken:
            return
        barrier()
        store16(self._avail + 2, new)
        self._published_idx = new
        fence()
        if self._event_idx:
            wanted = needs_event(load16(self._used + _RING_HEADER + 8 * self.size), new, old)
        else:
            wanted = load16(self._used) & USED_F_NO_NOTIFY == 0
        if wanted and self._doorbell != 0:
            if self._doorbell_octets == 2:
                store16(self._doorbell, self.index)
            else:
                store32(self._doorbell, self.index)

    def take(self) -> int:
        """The next slot the device has finished with, -1 if none.

        `length` is then the number of octets the device claims to have written: check it.
        """
        if self._used_idx == self._seen_idx:
            if self.broken:
                return -1
            self._seen_idx = load16(self._used + 2)
            if self._used_idx == self._seen_idx:
                return -1
            if (self._seen_idx - self._used_idx) & 0xFFFF > self.in_flight:
                return self._give_up()
            barrier()
        entry = self._used + _RING_HEADER + 8 * (self._used_idx & self._mask)
        slot = load32(entry)
        if slot >= self.size or self._held[slot] == 0:
            return self._give_up()
        self.length = load32(entry + 4)
        self._held[slot] = 0
        self.in_flight -= 1
        self._used_idx = (self._used_idx + 1) & 0xFFFF
        return slot

    def _give_up(self) -> int:
        self.broken = True
        self._seen_idx = self._used_idx
        return -1

    def finished(self) -> bool:
        """Whether `take` has something."""
        return load16(self._used + 2) != self._used_idx and not self.broken

    def arm(self) -> bool:
        """Ask for an interrupt at the next finished slot. True if one is finished already."""
        if self._event_idx:
            store16(self._avail + _RING_HEADER + 2 * self.size, self._used_idx)
        else:
            store16(self._avail, 0)
        fence()
        return self.finished()

    def disarm(self) -> None:
        """No interrupts (a hint: one may be on its way).

        With EVENT_IDX the event is put as far away as it can be; `arm` or `disarm` must
        come again within 2**15 slots, or one useless interrupt happens.
        """
        if self._event_idx:
            event = (self._used_idx + _NEVER) & 0xFFFF
            store16(self._avail + _RING_HEADER + 2 * self.size, event)
        else:
            store16(self._avail, AVAIL_F_NO_INTERRUPT)
