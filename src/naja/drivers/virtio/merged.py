"""Received frames that lie in several buffers (VIRTIO_NET_F_MRG_RXBUF).

Source: virtio 1.2 section 5.1.6.4: the first buffer's header says in how many, and all of them are
used when the first one is.
"""

from typing import Final

from naja.drivers.virtio.bits import NET_HEADER_SIZE
from naja.drivers.virtio.buffers_unsafe import BufferQueue

_NUM_BUFFERS_AT: Final = 10
_LONGEST: Final = 65535 + 14


class MergedFrames:
    """Of one receive queue."""

    def __init__(self, queue: BufferQueue) -> None:
        self._queue = queue
        self._slots = [0] * queue.size
        self._lengths = [0] * queue.size

    def count(self, slot: int) -> int:
        """In how many buffers the frame is that begins in that of `slot`."""
        return self._queue.word(slot, _NUM_BUFFERS_AT)

    def take(self, slot: int) -> bytes | None:
        """The frame that begins in the buffer of `slot`, which the ring has just given.

        The buffers go back to the ring. None: the device broke the rules.
        """
        ring = self._queue.ring
        parts = self.count(slot)
        if parts > self._queue.size:
            return None
        total = -NET_HEADER_SIZE
        for part in range(parts):
            if part > 0:
                slot = ring.take()
            if slot < 0 or not 0 < ring.length <= self._queue.buffer_size:
                return None
            self._slots[part] = slot
            self._lengths[part] = ring.length
            total += ring.length
        if total > _LONGEST:
            return None
        frame = self._queue.join(self._slots, self._lengths, parts, NET_HEADER_SIZE)
        for part in range(parts):
            ring.offer(self._slots[part])
        return frame
