"""The virtio entropy device (virtio 1.2 section 5.4): one queue of buffers to be filled."""

from typing import Final

from naja.drivers.platform import DeviceError
from naja.drivers.virtio.bits import DESC_F_WRITE, F_ACCESS_PLATFORM, F_VERSION_1
from naja.drivers.virtio.buffers_unsafe import BufferQueue
from naja.drivers.virtio.transport import Transport
from naja.hal import Clock, DmaMemory

_BUFFER_SIZE: Final = 64
_PATIENCE_NS: Final = 1_000_000_000


class VirtioRng:
    """Random octets from the hypervisor. DeviceError when the device is not modern."""

    def __init__(self, transport: Transport, memory: DmaMemory, clock: Clock) -> None:
        self._transport = transport
        self._clock = clock
        transport.begin()
        offered = transport.device_features()
        if offered & F_VERSION_1 == 0:
            transport.fail()
            raise DeviceError("the virtio entropy device is a legacy one (no VIRTIO_F_VERSION_1)")
        transport.accept(offered & (F_VERSION_1 | F_ACCESS_PLATFORM))
        self._queue = BufferQueue(transport, memory, 0, 1, _BUFFER_SIZE, DESC_F_WRITE, False, False)
        transport.start()

    def read(self, count: int) -> bytes:
        """`count` octets, b"" when the device gives none within a second. Busy-waits."""
        collected = bytearray()
        while len(collected) < count:
            part = self._read_once()
            if len(part) == 0:
                return b""
            collected.extend(part[: count - len(collected)])
        return bytes(collected)

    def _read_once(self) -> bytes:
        ring = self._queue.ring
        if ring.broken:
            return b""
        if ring.in_flight == 0:
            ring.offer(0)
            ring.publish()
        deadline_ns = self._clock.monotonic_ns() + _PATIENCE_NS
        slot = ring.take()
        while slot < 0:
            if ring.broken or self._clock.monotonic_ns() >= deadline_ns:
                self._transport.fail()
                ring.broken = True
                return b""
            slot = ring.take()
        if ring.length < 1 or ring.length > _BUFFER_SIZE:
            return b""
        return self._queue.read(slot, 0, ring.length)
