"""The virtio network device (virtio 1.2 section 5.1): one receive and one transmit queue.

The hot path makes no exit to the hypervisor but the doorbell, and that only when the
device asked for it. Interrupts are asked for by whoever is about to sleep; with EVENT_IDX that asks
for exactly one.

Frames are copied: programs never see memory that the device can still write. TCP comes and goes
in trains, and checksums of TCP and UDP are left to a device that offers it. Missing on purpose:
trains of UDP, link status, multiqueue, the control queue.
"""

from typing import Final

from naja.drivers.platform import DeviceError
from naja.drivers.virtio.bits import (
    DESC_F_WRITE,
    F_ACCESS_PLATFORM,
    F_EVENT_IDX,
    F_VERSION_1,
    NET_F_CSUM,
    NET_F_GUEST_CSUM,
    NET_F_GUEST_TSO4,
    NET_F_GUEST_TSO6,
    NET_F_HOST_TSO4,
    NET_F_HOST_TSO6,
    NET_F_MAC,
    NET_F_MRG_RXBUF,
    NET_F_MTU,
    NET_HEADER_SIZE,
)
from naja.drivers.virtio.buffers_unsafe import BufferQueue
from naja.drivers.virtio.departures import Departures
from naja.drivers.virtio.frame_header import vouched
from naja.drivers.virtio.merged import MergedFrames
from naja.drivers.virtio.transport import Transport
from naja.hal import DmaMemory

_RECEIVE: Final = 0
_TRANSMIT: Final = 1
_RECEIVE_SLOTS: Final = 128
# Where trains come: sixteen of them, each in few enough buffers. A device that finds less room
# than a train may need stops reading until it is told of more, which is an exit for each.
_MERGED_SLOTS: Final = 256
_MERGED_SIZE: Final = 4096
_TRANSMIT_SLOTS: Final = 64
# Where trains leave: what the device works on, and as much that waits for it.
_TRAIN_SLOTS: Final = 256
# Header, Ethernet header, a VLAN tag and 1500 octets, rounded up to cache lines.
_BUFFER_SIZE: Final = 1536
_ETHERNET_HEADER: Final = 14
_DEFAULT_MTU: Final = 1500
_LEAST_MTU: Final = 68
_CONFIG_MAC: Final = 0
_CONFIG_MTU: Final = 10
# Refill in batches: publishing is a fence.
_BATCH: Final = 16


class VirtioNet:
    """Implements `hal.NetDevice`. Nothing here blocks or allocates.

    `fallback_mac` is the station address when the device has none; `offload`: trains and
    checksums may be left to the device. DeviceError when the device is not modern or refuses;
    MemoryError without DMA memory. Whoever is about to sleep calls `rest`: only then a frame
    interrupts. `dropped` counts received frames of impossible length, and frames for a broken
    device.
    """

    def __init__(
        self, transport: Transport, memory: DmaMemory, fallback_mac: bytes, offload: bool = True
    ) -> None:
        self._transport = transport
        self.dropped = 0
        transport.begin()
        offered = transport.device_features()
        if offered & F_VERSION_1 == 0:
            transport.fail()
            raise DeviceError("the virtio network device is a legacy one (no VIRTIO_F_VERSION_1)")
        wanted = F_VERSION_1 | F_ACCESS_PLATFORM | F_EVENT_IDX | NET_F_MAC
        self._mtu = _DEFAULT_MTU
        if offered & NET_F_MTU != 0:
            mtu = transport.config8(_CONFIG_MTU) | transport.config8(_CONFIG_MTU + 1) << 8
            if _LEAST_MTU <= mtu <= _DEFAULT_MTU:
                self._mtu = mtu
                wanted = wanted | NET_F_MTU
        if offload:
            wanted = wanted | _offloads(offered)
        features = offered & wanted
        transport.accept(features)
        self._mac = _read_mac(transport) if features & NET_F_MAC != 0 else fallback_mac
        event_idx = features & F_EVENT_IDX != 0
        self._rx = _receive_queue(transport, memory, event_idx, features & NET_F_MRG_RXBUF != 0)
        cuts = features & NET_F_HOST_TSO4 != 0
        self._tx = _transmit_queue(transport, memory, event_idx, cuts)
        self._rx_ring = self._rx.ring
        self._batch = max(min(_BATCH, self._rx.size // 4), 1)
        self._tx_ring = self._tx.ring
        self._checked = features & NET_F_GUEST_CSUM != 0
        self._merged = MergedFrames(self._rx) if features & NET_F_MRG_RXBUF != 0 else None
        self._vouched = False
        self._must_acknowledge = transport.must_acknowledge()
        self._armed = False
        self._stopped = False
        self._sums = features & NET_F_CSUM != 0
        self._cuts_six = features & NET_F_HOST_TSO6 != 0
        normal = self._mtu + _ETHERNET_HEADER
        self._departures = Departures(self._tx, normal, self._mtu, cuts, self._sums)
        for slot in range(self._rx.size):
            self._rx_ring.offer(slot)
        transport.start()
        self._rx_ring.publish()

    def mac(self) -> bytes:
        return self._mac

    def mtu(self) -> int:
        return self._mtu

    def longest(self) -> int:
        return self._departures.longest

    def cuts_six(self) -> bool:
        return self._cuts_six

    def sums(self) -> bool:
        return self._sums

    def vouches(self) -> bool:
        return self._vouched

    def broken(self) -> bool:
        """True after the device broke the rules of its queues; it was reset then."""
        return self._stopped

    def receive(self) -> bytes | None:
        ring = self._rx_ring
        while True:
            slot = ring.take()
            if slot < 0:
                if ring.broken:
                    self._stop()
                return None
            if self._armed:
                self._disarm()
            if self._checked:
                self._vouched = vouched(self._rx.octet(slot, 0))
            count = ring.length - NET_HEADER_SIZE
            frame: bytes | None = None
            merged = self._merged
            if merged is not None and count >= 0 and merged.count(slot) > 1:
                frame = merged.take(slot)
                if frame is None:
                    self._stop()
                    return None
            else:
                if _ETHERNET_HEADER <= count <= self._rx.buffer_size - NET_HEADER_SIZE:
                    frame = self._rx.read_again(slot, NET_HEADER_SIZE, count)
                else:
                    self.dropped += 1
                ring.offer(slot)
            if ring.unpublished() >= self._batch:
                ring.publish()
            if frame is not None:
                return frame

    def waiting(self) -> bool:
        """Whether `receive` has something."""
        return self._rx_ring.finished()

    def rest(self) -> bool:
        """Ask for an interrupt, so that all may sleep. False if something came meanwhile."""
        ring = self._rx_ring
        if self._must_acknowledge:
            # Only a wire that is low can rise; what it told of before is looked for below.
            self._transport.acknowledge_interrupt()
        if not self._armed:
            ring.publish()
            self._armed = True
            ring.arm()
        return not ring.finished() and not self._departures.may_go_on()

    def _disarm(self) -> None:
        self._armed = False
        self._rx_ring.disarm()

    def transmit(self, frame: bytearray) -> bool:
        """See `hal.NetDevice`. ValueError for a frame longer than `longest`."""
        if len(frame) > self._departures.longest:
            raise ValueError("the frame is longer than the network device can send")
        if self._stopped:
            self.dropped += 1
            return True
        if self._departures.put(frame):
            return True
        if self._tx_ring.broken:
            self._stop()
        return False

    def _stop(self) -> None:
        """The device broke the rules: never touch its queues again."""
        if not self._stopped:
            self._stopped = True
            self._rx_ring.broken = True
            self._tx_ring.broken = True
            self._transport.fail()

    def flush(self) -> None:
        self._tx_ring.publish()


def _receive_queue(
    transport: Transport, memory: DmaMemory, event_idx: bool, merged: bool
) -> BufferQueue:
    """As large as is useful, or as fits into the memory for devices."""

    def of(slots: int, size: int) -> BufferQueue:
        return BufferQueue(transport, memory, _RECEIVE, slots, size, DESC_F_WRITE, event_idx, True)

    if merged:
        try:
            return of(_MERGED_SLOTS, _MERGED_SIZE)
        except MemoryError:
            pass
    return of(_RECEIVE_SLOTS, _BUFFER_SIZE)


def _transmit_queue(
    transport: Transport, memory: DmaMemory, event_idx: bool, cuts: bool
) -> BufferQueue:
    """As large as is useful, or as fits into the memory for devices."""

    def of(slots: int) -> BufferQueue:
        return BufferQueue(transport, memory, _TRANSMIT, slots, _BUFFER_SIZE, 0, event_idx, True)

    if cuts:
        try:
            return of(_TRAIN_SLOTS)
        except MemoryError:
            pass
    return of(_TRANSMIT_SLOTS)


def _read_mac(transport: Transport) -> bytes:
    """The station address, read again when it changed meanwhile. Source: 2.5.1, 5.1.4."""
    octets = bytearray(6)
    tries = 0
    while tries < 16:
        before = transport.config_generation()
        for index in range(6):
            octets[index] = transport.config8(_CONFIG_MAC + index)
        if transport.config_generation() == before:
            break
        tries += 1
    return bytes(octets)


def _offloads(offered: int) -> int:
    """Of what is offered, what goes together. Source: 5.1.3.1."""
    wanted = 0
    if offered & NET_F_CSUM != 0:
        wanted = NET_F_CSUM | NET_F_HOST_TSO4
        if offered & NET_F_HOST_TSO4 != 0:
            wanted = wanted | NET_F_HOST_TSO6
    if offered & NET_F_GUEST_CSUM != 0:
        wanted = wanted | NET_F_GUEST_CSUM
        if offered & (NET_F_GUEST_TSO4 | NET_F_GUEST_TSO6) != 0 and offered & NET_F_MRG_RXBUF != 0:
            wanted = wanted | NET_F_GUEST_TSO4 | NET_F_GUEST_TSO6 | NET_F_MRG_RXBUF
    return wanted
