"""The network driver over MMIO against a device that keeps, or breaks, the rules."""

import random

import pytest

from naja.drivers.platform import DeviceError
from naja.drivers.virtio import mmio_unsafe
from naja.drivers.virtio.mmio_unsafe import MmioTransport
from naja.drivers.virtio.net import VirtioNet
from unit.drivers.fake_device import (
    F_EVENT_IDX,
    F_VERSION_1,
    FakeDevice,
    MmioRegisters,
    mmio_network,
)
from unit.drivers.fake_machine import FakeMachine

F_CSUM = 1 << 0
F_MTU = 1 << 3
F_MAC = 1 << 5
ALL = F_VERSION_1 | F_EVENT_IDX | F_MAC | F_MTU | F_CSUM | 1 << 15 | 1 << 16 | 1 << 17
BASE = 0xFEB02E00
SPARE_MAC = bytes([2, 0, 0, 0, 0, 9])


def started(machine: FakeMachine, device: FakeDevice) -> VirtioNet:
    transport = mmio_unsafe.probe(machine, BASE, [47], 1)
    assert transport is not None
    return VirtioNet(transport, machine, SPARE_MAC)


def frame(number: int, size: int = 60) -> bytes:
    return bytes((number + at) & 0xFF for at in range(size))


def test_initialisation_follows_the_order_of_the_specification(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    net = started(machine, device)
    assert device.status_log == [0, 1, 3, 11, 15]
    assert device.accepted == F_VERSION_1 | F_EVENT_IDX | F_MAC | F_MTU | F_CSUM
    assert net.mac() == bytes([0x52, 0x54, 0, 1, 2, 3])
    assert net.mtu() == 1500
    assert device.queues[0].size == 128 and device.queues[0].avail_count() == 128
    assert device.queues[1].size == 64 and device.queues[1].avail_count() == 0
    assert device.queues[0].notified == 1


def test_the_wire_goes_by_edges(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    started(machine, device)
    place = machine.window(0xFEC10000, 4)
    assert place is not None
    entries = getattr(place[0], "entries")  # noqa: B009
    assert entries[2 * 23] == 0x0040 and entries[2 * 22] == 0x10000


def test_without_the_mac_feature_the_spare_one_is_used(machine: FakeMachine) -> None:
    device = mmio_network(machine, F_VERSION_1)
    assert started(machine, device).mac() == SPARE_MAC


def test_a_smaller_mtu_is_obeyed_and_an_absurd_one_is_not(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    device.config = device.config[:10] + (1400).to_bytes(2, "little")
    net = started(machine, device)
    assert net.mtu() == 1400
    assert net.transmit(bytearray(1414))
    with pytest.raises(ValueError, match="longer than the network device can send"):
        net.transmit(bytearray(1415))
    device.config = device.config[:10] + (7).to_bytes(2, "little")
    assert started(machine, device).mtu() == 1500
    assert device.accepted & F_MTU == 0


@pytest.mark.parametrize("features", [F_VERSION_1, F_VERSION_1 | F_EVENT_IDX])
@pytest.mark.parametrize("limit", [1, 2, 3, 256])
def test_frames_arrive_once_in_order_and_no_wake_up_is_lost(
    machine: FakeMachine, features: int, limit: int
) -> None:
    device = mmio_network(machine, features, [limit, limit])
    net = started(machine, device)
    chance = random.Random(limit)
    sent = received = 0
    while received < 500:
        # The program sleeps now: a frame that comes must raise the wire.
        assert net.receive() is None and net.rest() and not device.asserted
        for _ in range(chance.randrange(1, 40)):
            if device.deliver(frame(sent, chance.randrange(14, 1515))):
                sent += 1
        assert device.asserted or sent == received
        while received < sent and (got := net.receive()) is not None:
            assert got == frame(received, len(got))
            received += 1
            if chance.random() < 0.3 and device.deliver(frame(sent, 60)):
                sent += 1
    assert net.dropped == 0


def test_busy_receiving_takes_no_exits(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    net = started(machine, device)
    assert net.receive() is None and net.rest()
    device.queues[0].want_notifications(False)
    assert device.deliver(frame(0)) and net.receive() is not None
    acknowledged = device.acknowledged
    for number in range(500):
        assert device.deliver(frame(number))
        assert net.receive() == frame(number)
    assert device.acknowledged == acknowledged == 1
    assert device.queues[0].notified == 1
    assert device.queues[0].interrupts == 1


def test_only_who_sleeps_is_interrupted(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    net = started(machine, device)
    for number in range(3):
        assert net.receive() is None and not net.waiting()
        assert device.deliver(frame(number)) and net.waiting()
        assert net.receive() == frame(number)
    assert device.queues[0].interrupts == device.acknowledged == 0
    assert device.deliver(frame(3))
    # It came meanwhile: nobody may sleep.
    assert not net.rest() and net.receive() == frame(3)
    assert net.receive() is None and net.rest() and net.rest()
    assert device.deliver(frame(4))
    assert device.queues[0].interrupts == 1
    assert not net.rest() and net.receive() == frame(4)


def test_a_wire_that_stays_asserted_is_taken_back(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    net = started(machine, device)
    for _ in range(2):
        # Of a change of the configuration, say: the next frame must raise it again.
        device.asserted = True
        assert net.receive() is None and net.rest() and not device.asserted


def test_a_frame_that_came_before_the_wire_was_taken_back(
    machine: FakeMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = mmio_network(machine, ALL)
    net = started(machine, device)
    taken_back = MmioTransport.acknowledge_interrupt

    def late(transport: MmioTransport) -> None:
        assert device.deliver(frame(7))
        taken_back(transport)

    monkeypatch.setattr(MmioTransport, "acknowledge_interrupt", late)
    for _ in range(2):
        # Its interrupt is gone, and there is no other: nobody may sleep before it was seen.
        assert net.receive() is None and not net.rest() and not device.asserted
        assert net.receive() == frame(7)


def test_frames_of_impossible_length_are_dropped_and_counted(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    net = started(machine, device)
    for length in (0, 11, 12, 25, 1537, 0xFFFFFFFF):
        device.finish(0, device.queues[0].fetch()[0], length)
    device.deliver(frame(1, 14))
    device.deliver(frame(2, 1524))
    assert net.receive() == frame(1, 14)
    assert net.receive() == frame(2, 1524)
    assert net.receive() is None and net.rest()
    assert net.dropped == 6
    assert device.queues[0].avail_count() == 128


@pytest.mark.parametrize("features", [F_VERSION_1, F_VERSION_1 | F_EVENT_IDX])
def test_transmit_fills_the_ring_and_wakes_when_there_is_room(
    machine: FakeMachine, features: int
) -> None:
    device = mmio_network(machine, features, [4, 4])
    net = started(machine, device)
    for number in range(4):
        assert net.transmit(bytearray(frame(number)))
    assert device.queues[1].avail_count() == 0
    assert not net.transmit(bytearray(frame(4))), "full, and shown to the device"
    assert device.queues[1].avail_count() == 4
    assert device.collect(1) == [frame(0)]
    assert device.asserted
    assert net.transmit(bytearray(frame(4)))
    net.flush()
    assert device.collect() == [frame(n) for n in (1, 2, 3, 4)]


def test_flush_rings_once_for_many_frames(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    net = started(machine, device)
    for number in range(10):
        net.transmit(bytearray(frame(number)))
    net.flush()
    net.flush()
    assert device.queues[1].notified == 1
    assert len(device.collect()) == 10
    assert device.queues[1].interrupts == 0


def test_long_transmission_never_interrupts(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    net = started(machine, device)
    for number in range(34_000):
        assert net.transmit(bytearray(frame(number & 0xFF, 14)))
        if number % 8 == 7:
            net.flush()
            device.collect()
    assert device.queues[1].interrupts <= 2


def test_a_device_that_breaks_the_rules_is_reset_and_left_alone(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    net = started(machine, device)
    device.finish(0, 1000, 100)
    assert net.receive() is None
    assert net.broken() and device.status == 0 and device.resets == 2
    assert net.receive() is None
    assert net.transmit(bytearray(frame(1)))
    net.flush()
    assert device.resets == 2 and net.dropped == 1


def test_a_device_that_breaks_the_transmit_queue_is_reset(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL, [4, 2])
    net = started(machine, device)
    net.transmit(bytearray(frame(0)))
    net.transmit(bytearray(frame(1)))
    net.flush()
    device.finish(1, 2, 0)
    assert not net.transmit(bytearray(frame(2)))
    assert net.broken()
    assert net.transmit(bytearray(frame(3))), "lost, but nobody waits for room"


def test_refusals_are_sentences(machine: FakeMachine) -> None:
    with pytest.raises(DeviceError, match="legacy one"):
        started(machine, mmio_network(machine, F_MAC))
    machine.windows.clear()
    with pytest.raises(DeviceError, match="lacks its queue 1"):
        started(machine, mmio_network(machine, ALL, [8, 0]))


def test_features_refused(machine: FakeMachine, monkeypatch: pytest.MonkeyPatch) -> None:
    device = mmio_network(machine, ALL)
    monkeypatch.setattr(device, "set_status", lambda value: setattr(device, "status", value & ~8))
    with pytest.raises(DeviceError, match="refuses the driver's features"):
        started(machine, device)


def test_probe_tells_absent_other_legacy_and_stuck_devices(machine: FakeMachine) -> None:
    assert mmio_unsafe.probe(machine, 0xFEB00000, [5], 1) is None
    device = mmio_network(machine, ALL)
    assert mmio_unsafe.probe(machine, BASE, [47], 4) is None
    machine.windows.clear()
    machine.add_window(BASE, 0x200, MmioRegisters(device, 1))
    with pytest.raises(DeviceError, match="force-legacy=false"):
        mmio_unsafe.probe(machine, BASE, [47], 1)
    machine.windows.clear()
    registers = MmioRegisters(device)
    registers.stuck = True
    machine.add_window(BASE, 0x200, registers)
    with pytest.raises(DeviceError, match="does not finish its reset"):
        started(machine, device)


def test_no_interrupt_wire(machine: FakeMachine) -> None:
    device = mmio_network(machine, ALL)
    transport = mmio_unsafe.probe(machine, BASE, [200], 1)
    assert transport is not None and device.status == 0
    with pytest.raises(DeviceError, match="no I/O APIC"):
        VirtioNet(transport, machine, SPARE_MAC)
