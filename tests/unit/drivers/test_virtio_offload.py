"""Trains and checksums that the network device takes over."""

import random
import struct

import pytest

from naja.drivers.virtio import mmio_unsafe
from naja.drivers.virtio.net import VirtioNet
from support.trains import pseudo_sum
from unit.drivers.fake_device import F_EVENT_IDX, F_VERSION_1, FakeDevice, mmio_network
from unit.drivers.fake_machine import FakeMachine

CSUM, GUEST_CSUM, GUEST_TSO4, HOST_TSO4, MRG_RXBUF = 1 << 0, 1 << 1, 1 << 7, 1 << 11, 1 << 15
GUEST_TSO6, HOST_TSO6 = 1 << 8, 1 << 12
OFFLOADS = CSUM | GUEST_CSUM | GUEST_TSO4 | GUEST_TSO6 | HOST_TSO4 | HOST_TSO6 | MRG_RXBUF
BASE = 0xFEB02E00


def started(machine: FakeMachine, device: FakeDevice) -> VirtioNet:
    transport = mmio_unsafe.probe(machine, BASE, [47], 1)
    assert transport is not None
    return VirtioNet(transport, machine, bytes([2, 0, 0, 0, 0, 9]))


def train(text: int, seed: int = 0, six: bool = False) -> bytearray:
    """A segment of TCP with `text` octets and time stamps, too long for the MTU."""
    start = 54 if six else 34
    frame = bytearray(start + 32) + random.Random(seed).randbytes(text)
    frame[12:14] = b"\x86\xdd" if six else b"\x08\x00"
    frame[14] = 0x60 if six else 0x45
    frame[20 if six else 23] = 6
    frame[start + 12] = 32 << 2
    return frame


def leave_sum(frame: bytearray) -> None:
    """Only the pseudo header is in the checksum of this segment."""
    start = 54 if frame[14] == 0x60 else 34
    frame[start + 16 : start + 18] = pseudo_sum(bytes(frame), start).to_bytes(2, "big")


@pytest.mark.parametrize(
    ("offered", "accepted"),
    [
        (OFFLOADS, OFFLOADS),
        (CSUM | GUEST_CSUM, CSUM | GUEST_CSUM),
        (HOST_TSO4 | GUEST_TSO4 | MRG_RXBUF, 0),
        (GUEST_CSUM | GUEST_TSO4, GUEST_CSUM),
        (CSUM | HOST_TSO4, CSUM | HOST_TSO4),
        (CSUM | HOST_TSO6, CSUM),
        (CSUM | HOST_TSO4 | HOST_TSO6, CSUM | HOST_TSO4 | HOST_TSO6),
        (GUEST_CSUM | GUEST_TSO6 | MRG_RXBUF, GUEST_CSUM | GUEST_TSO6 | MRG_RXBUF),
        (MRG_RXBUF, 0),
    ],
)
def test_only_what_goes_together_is_accepted(
    machine: FakeMachine, offered: int, accepted: int
) -> None:
    device = mmio_network(machine, F_VERSION_1 | offered)
    net = started(machine, device)
    assert device.accepted == F_VERSION_1 | accepted
    assert (net.longest() > 1514) == (accepted & HOST_TSO4 != 0)
    assert net.cuts_six() == (accepted & HOST_TSO6 != 0)
    assert net.sums() == (accepted & CSUM != 0)


def test_a_small_queue_takes_no_trains(machine: FakeMachine) -> None:
    device = mmio_network(machine, F_VERSION_1 | OFFLOADS, [4, 2])
    assert started(machine, device).longest() == 1514


@pytest.mark.parametrize("features", [0, F_EVENT_IDX])
def test_trains_and_frames_leave_in_order(machine: FakeMachine, features: int) -> None:
    device = mmio_network(machine, F_VERSION_1 | OFFLOADS | features)
    net = started(machine, device)
    chance = random.Random(5)
    waiting: list[bytearray] = []
    arrived = sent = 0
    while arrived < 400:
        size = chance.choice([10, 1428, 1449, 2896, 20_000, net.longest() - 86])
        frame = train(size, sent, chance.random() < 0.5)
        if len(frame) <= 1514 and chance.random() < 0.5:
            leave_sum(frame)
        device.asserted = False
        if net.transmit(frame):
            sent += 1
            waiting.append(frame)
            if chance.random() < 0.6:
                continue
            net.flush()
        else:
            assert waiting, "full of nothing"
        for _ in range(chance.randrange(1, 4)):
            if device.queues[1].avail_count() == 0:
                break
            slot, header, data = device.departed()
            expected = waiting.pop(0)
            assert data == expected
            start = 54 if data[14] == 0x60 else 34
            left = data[start + 16 : start + 18] == pseudo_sum(data, start).to_bytes(2, "big")
            if len(data) > 1514:
                kind = 4 if start == 54 else 1
                expected_header = (1, kind, start + 32, 1500 - start - 18, start, 16, 0)
            else:
                expected_header = (1, 0, 0, 0, start, 16, 0) if left else (0,) * 7
            assert header == struct.pack("<BBHHHHH", *expected_header)
            device.finish(1, slot, 0)
            arrived += 1
    with pytest.raises(ValueError, match="longer than the network device can send"):
        net.transmit(bytearray(net.longest() + 1))


def test_all_buffers_come_back(machine: FakeMachine) -> None:
    device = mmio_network(machine, F_VERSION_1 | OFFLOADS)
    net = started(machine, device)
    for number in range(50):
        while not net.transmit(train(20_000, number)):
            slot, _, data = device.departed()
            assert len(data) == 20_066
            device.finish(1, slot, 0)
    net.flush()
    while device.queues[1].avail_count():
        device.finish(1, device.departed()[0], 0)
    for _ in range(256):
        assert net.transmit(bytearray(60))
    assert not net.transmit(bytearray(60))
    assert len(device.collect()) == 256


def test_less_memory_for_devices_is_enough(machine: FakeMachine) -> None:
    del machine.memory[400_000:]
    device = mmio_network(machine, F_VERSION_1 | OFFLOADS)
    net = started(machine, device)
    assert device.queues[1].size == 64
    for number in range(20):
        frame = train(net.longest() - 66, number)
        assert len(frame) == net.longest() > 40_000 and net.transmit(frame)
        net.flush()
        slot, _, data = device.departed()
        assert data == frame
        device.finish(1, slot, 0)


def test_buffers_used_last_are_used_again(machine: FakeMachine) -> None:
    """What one processor has at hand, and QEMU's own translation of addresses, is not large."""
    device = mmio_network(machine, F_VERSION_1 | OFFLOADS)
    net = started(machine, device)
    slots = set()
    for _ in range(1000):
        assert net.transmit(bytearray(60))
        net.flush()
        slot = device.departed()[0]
        slots.add(slot)
        device.finish(1, slot, 0)
    assert len(slots) < 40


@pytest.mark.parametrize("features", [0, F_EVENT_IDX])
@pytest.mark.parametrize(("memory", "buffers"), [(1 << 20, 128), (2 << 20, 256)])
def test_trains_arrive_whole(
    machine: FakeMachine, features: int, memory: int, buffers: int
) -> None:
    machine.memory = bytearray(memory)
    device = mmio_network(machine, F_VERSION_1 | OFFLOADS | features)
    net = started(machine, device)
    chance = random.Random(6)
    for number in range(300):
        sizes = [chance.choice([20, 1458, 1459, 1460, 3000, 40_000, 65_483]) for _ in range(2)]
        for size in sizes:
            header = bytes([chance.choice([0, 1, 2])]) + bytes(11)
            device.deliver_train(header, bytes(train(size, number)))
            got = net.receive()
            assert got == train(size, number)
            assert net.vouches() == (header[0] != 0)
        assert net.receive() is None and net.rest()
    assert net.dropped == 0 and device.queues[0].avail_count() == buffers


@pytest.mark.parametrize("told", [1, 3, 129, 65535])
def test_a_device_that_lies_about_buffers(machine: FakeMachine, told: int) -> None:
    device = mmio_network(machine, F_VERSION_1 | OFFLOADS)
    net = started(machine, device)
    device.deliver_train(bytes(12), bytes(train(2000)), told)
    got = net.receive()
    if told == 1:
        # The rest of the frame looks like one that is too short to have its header.
        assert got is not None and len(got) == 1524
    else:
        assert got is None and net.broken() and device.status == 0
        assert net.receive() is None and net.transmit(bytearray(60))


def test_a_frame_too_short_for_its_header_is_dropped(machine: FakeMachine) -> None:
    device = mmio_network(machine, F_VERSION_1 | OFFLOADS)
    net = started(machine, device)
    # Afterwards some buffers hold a header that tells of a second one.
    device.deliver_train(bytes(12), bytes(train(2000)))
    assert net.receive() == train(2000) and net.receive() is None and net.rest()
    for _ in range(128):
        device.finish(0, device.queues[0].fetch()[0], 11)
    assert net.receive() is None and net.dropped == 128 and not net.broken()
