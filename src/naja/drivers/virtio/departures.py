"""Frames that leave a network device: each in a buffer of its own, a train in a chain of them."""

from typing import Final

from naja.drivers.virtio.bits import NET_HEADER_SIZE
from naja.drivers.virtio.buffers_unsafe import BufferQueue
from naja.drivers.virtio.frame_header import FrameHeader

# Buffers of the longest train: an IP packet has 65535 octets at most.
_MOST_PARTS: Final = 42
# How many buffers are used before those that are sent are looked for: what was used last is near.
_NEAR: Final = 32


class Departures:
    """Frames up to `mtu` and the Ethernet header, and trains if the device `cuts` them.

    `sums`: it completes checksums; `longest`: octets of the longest train, or frame.
    """

    def __init__(
        self, queue: BufferQueue, normal: int, mtu: int, cuts: bool, sums: bool
    ) -> None:
        self._queue = queue
        self._sums = sums
        self._free = [slot for slot in range(queue.size)]
        self._following = [-1] * queue.size
        self._plenty = max(queue.size - _NEAR, 0)
        self._header = FrameHeader(mtu)
        self._full = False
        parts = min(_MOST_PARTS, queue.size // 2)
        self.longest = normal
        if cuts and parts > 1:
            self.longest = parts * queue.buffer_size - NET_HEADER_SIZE

    def put(self, frame: bytearray) -> bool:
        """Offer a frame to the ring; False if there is no room now, an interrupt will tell then."""
        whole = NET_HEADER_SIZE + len(frame)
        parts = (whole + self._queue.buffer_size - 1) // self._queue.buffer_size
        if len(self._free) < self._plenty:
            self._collect()
        self._full = len(self._free) < parts and not self._reclaim(parts)
        if self._full:
            return False
        slot = self._free.pop()
        if self._sums:
            # Without this the header in the buffer stays zero, as it was made.
            self._header.describe(frame)
            self._queue.write(slot, 0, self._header.octets, 0, NET_HEADER_SIZE)
        count = min(len(frame), self._queue.buffer_size - NET_HEADER_SIZE)
        self._queue.write(slot, NET_HEADER_SIZE, frame, 0, count)
        self._queue.ring.resize(slot, NET_HEADER_SIZE + count)
        if parts > 1:
            self._chain(slot, frame, count)
        self._queue.ring.offer(slot)
        return True

    def may_go_on(self) -> bool:
        """Whether there was no room for the last frame, and may be now."""
        return self._full and self._queue.ring.finished()

    def _chain(self, slot: int, frame: bytearray, at: int) -> None:
        """frame[at:] goes into buffers that follow that of `slot`."""
        ring = self._queue.ring
        while at < len(frame):
            following = self._free.pop()
            count = min(len(frame) - at, self._queue.buffer_size)
            self._queue.write(following, 0, frame, at, count)
            ring.resize(following, count)
            ring.chain(slot, following)
            self._following[slot] = following
            slot = following
            at += count

    def _reclaim(self, wanted: int) -> bool:
        """Take sent buffers back until `wanted` are free. False when there are too few."""
        ring = self._queue.ring
        ring.publish()
        again = True
        while again:
            self._collect()
            if len(self._free) >= wanted:
                ring.disarm()
                return True
            again = not ring.broken and ring.arm()
        return False

    def _collect(self) -> None:
        """Take back what the device has finished with."""
        ring = self._queue.ring
        slot = ring.take()
        while slot >= 0:
            self._back(slot)
            slot = ring.take()

    def _back(self, slot: int) -> None:
        """The device has finished with `slot` and all that follow it."""
        while slot >= 0:
            following = self._following[slot]
            if following >= 0:
                self._queue.ring.chain(slot, -1)
                self._following[slot] = -1
            self._free.append(slot)
            slot = following
