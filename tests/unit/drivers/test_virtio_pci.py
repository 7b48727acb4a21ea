"""The PCI transport, and the configuration space beneath it."""

import pytest

from naja.drivers.pci_unsafe import PciFunction, find
from naja.drivers.platform import DeviceError
from naja.drivers.virtio import pci_unsafe
from naja.drivers.virtio.net import VirtioNet
from unit.drivers.fake_device import F_EVENT_IDX, F_VERSION_1, FakeDevice, IoApic
from unit.drivers.fake_machine import FakeMachine
from unit.drivers.fake_pci import Function, PciBus, VirtioFunction

FEATURES = F_VERSION_1 | F_EVENT_IDX | 1 << 5
NET_MODERN = 0x1041
NET_TRANSITIONAL = 0x1000
HIGH = 0x40_0000_0000


@pytest.fixture
def bus(machine: FakeMachine) -> PciBus:
    made = PciBus(machine)
    made.add_bridge()
    return made


def network(machine: FakeMachine) -> FakeDevice:
    config = bytes([0x52, 0x54, 0, 1, 2, 3, 1, 0])
    return FakeDevice(machine, 1, FEATURES, config, [256, 256])


def started(machine: FakeMachine) -> VirtioNet:
    transport = pci_unsafe.probe(machine, 1, [])
    assert transport is not None
    return VirtioNet(transport, machine, bytes(6))


@pytest.mark.parametrize("identity", [NET_MODERN, NET_TRANSITIONAL])
@pytest.mark.parametrize("bar4", [0xFEBF0000, HIGH])
def test_frames_go_both_ways_with_msix(
    machine: FakeMachine, bus: PciBus, identity: int, bar4: int
) -> None:
    device = network(machine)
    made = VirtioFunction(machine, device, identity, bar4, 0xFEBD0000)
    bus.functions[(0, 3, 0)] = made.function
    net = started(machine)
    assert net.mac() == device.config[:6]
    assert device.status_log == [0, 1, 3, 11, 15]
    assert made.table.words == [0xFEE00000, 0, 0x40, 0]
    assert made.function.get(0x9A, 2) & 0xC000 == 0x8000, "enabled, not masked"
    assert made.function.get(4, 2) & 0x406 == 0x406, "memory, bus master, no wire"
    assert made.common.vectors == {0: 0, 1: 0} and made.common.config_vector == 0xFFFF
    assert net.receive() is None and net.rest()
    device.deliver(bytes(range(60)))
    assert device.asserted
    assert net.receive() == bytes(range(60))
    assert device.acknowledged == 0
    net.transmit(bytearray(range(42)))
    net.flush()
    assert device.queues[1].notified == 1
    assert device.collect() == [bytes(range(42))]


@pytest.mark.parametrize("bar4", [0, 1 << 39, 1 << 63])
def test_bars_without_an_address_in_reach_are_assigned(
    machine: FakeMachine, bus: PciBus, bar4: int
) -> None:
    device = network(machine)
    made = VirtioFunction(machine, device, NET_MODERN, bar4, 0)
    bus.functions[(0, 3, 0)] = made.function
    machine.windows.clear()
    made.place(machine, device, 0xE0000000, 0xE0100000)
    net = started(machine)
    assert made.function.get(0x20, 4) == 0xE000000C and made.function.get(0x24, 4) == 0
    assert made.function.get(0x14, 4) == 0xE0100000
    device.deliver(bytes(60))
    assert net.receive() == bytes(60)


def test_no_room_for_a_bar(machine: FakeMachine, bus: PciBus) -> None:
    made = VirtioFunction(machine, network(machine), NET_MODERN, 0, 0xFEBD0000)
    made.function.bar_sizes[4] = 1 << 28
    bus.functions[(0, 3, 0)] = made.function
    with pytest.raises(DeviceError, match="no room in the address space"):
        pci_unsafe.probe(machine, 1, [])


def test_without_msix_the_wire_is_used(machine: FakeMachine, bus: PciBus) -> None:
    device = network(machine)
    made = VirtioFunction(machine, device, NET_MODERN, HIGH, 0xFEBD0000)
    made.function.octets[0x98] = 0x01
    bus.functions[(0, 3, 0)] = made.function
    apic = IoApic()
    machine.add_window(0xFEC00000, 0x20, apic)
    net = started(machine)
    assert apic.entries[2 * 11] == 0x8040
    assert made.function.get(4, 2) & 0x406 == 0x006
    assert net.receive() is None and net.rest()
    device.deliver(bytes(60))
    assert device.asserted
    assert net.receive() == bytes(60)
    assert net.rest() and not device.asserted


def test_no_way_to_interrupt_is_refused(machine: FakeMachine, bus: PciBus) -> None:
    device = network(machine)
    made = VirtioFunction(machine, device, NET_MODERN, HIGH, 0xFEBD0000)
    made.function.octets[0x98] = 0x01
    made.function.put(0x3C, 1, 0xFF)
    bus.functions[(0, 3, 0)] = made.function
    with pytest.raises(DeviceError, match="neither MSI-X nor"):
        started(machine)


def test_no_vector_left(machine: FakeMachine, bus: PciBus) -> None:
    made = VirtioFunction(machine, network(machine), NET_MODERN, HIGH, 0xFEBD0000)
    made.common.vectors_left = 0
    bus.functions[(0, 3, 0)] = made.function
    with pytest.raises(DeviceError, match="no room for its interrupt vector"):
        started(machine)


def test_a_doorbell_outside_of_its_registers(machine: FakeMachine, bus: PciBus) -> None:
    made = VirtioFunction(machine, network(machine), NET_MODERN, HIGH, 0xFEBD0000)
    made.common.notify_offsets = lambda index: 0xFFFF
    bus.functions[(0, 3, 0)] = made.function
    with pytest.raises(DeviceError, match="doorbell outside"):
        started(machine)


def test_legacy_only(machine: FakeMachine, bus: PciBus) -> None:
    bus.functions[(0, 3, 0)] = Function(NET_TRANSITIONAL, 0x1AF4)
    with pytest.raises(DeviceError, match="disable-modern"):
        pci_unsafe.probe(machine, 1, [])


def test_a_structure_that_is_too_short(machine: FakeMachine, bus: PciBus) -> None:
    made = VirtioFunction(machine, network(machine), NET_MODERN, HIGH, 0xFEBD0000)
    made.function.octets[0x40 + 12 : 0x40 + 16] = (55).to_bytes(4, "little")
    bus.functions[(0, 3, 0)] = made.function
    with pytest.raises(DeviceError, match="too short"):
        started(machine)


@pytest.mark.parametrize(
    ("bar", "low", "message"),
    [(6, 0, "does not exist"), (0, 0xC001, "I/O space"), (2, 0, "is not there")],
)
def test_a_structure_in_an_impossible_place(
    machine: FakeMachine, bus: PciBus, bar: int, low: int, message: str
) -> None:
    made = VirtioFunction(machine, network(machine), NET_MODERN, HIGH, 0xFEBD0000)
    made.function.octets[0x44] = bar
    made.function.bar_sizes[2] = 1 << 32
    if bar < 6:
        made.function.put(0x10 + 4 * bar, 4, low)
    bus.functions[(0, 3, 0)] = made.function
    with pytest.raises(DeviceError, match=message):
        pci_unsafe.probe(machine, 1, [])


def test_a_loop_of_capabilities_ends(machine: FakeMachine, bus: PciBus) -> None:
    function = Function(NET_MODERN, 0x1AF4)
    function.add_capability(0x40, bytes([0x05, 0, 0, 0]))
    function.octets[0x41] = 0x40
    bus.functions[(0, 3, 0)] = function
    assert PciFunction(3 << 11).capabilities() == [0x40] * 48
    with pytest.raises(DeviceError):
        pci_unsafe.probe(machine, 1, [])


def test_the_scan_follows_functions_and_bridges(machine: FakeMachine, bus: PciBus) -> None:
    wanted = 0x1041_1AF4
    multi = Function(0x2918, 0x8086)
    multi.octets[0x0E] = 0x80
    bridge = Function(0x000C, 0x1B36)
    bridge.octets[0x0E] = 1
    bridge.octets[0x19] = 4
    bus.functions[(0, 31, 0)] = multi
    assert find([wanted], []) is None
    bus.functions[(0, 31, 7)] = bridge
    bus.functions[(4, 0, 0)] = Function(0x1041, 0x1AF4)
    found = find([wanted], [])
    assert found is not None and found.place == 4 << 16
    bus.functions[(0, 31, 2)] = Function(0x1041, 0x1AF4)
    found = find([wanted], [])
    assert found is not None and found.place == 31 << 11 | 2 << 8


def test_bridges_in_a_ring_end_the_scan(machine: FakeMachine, bus: PciBus) -> None:
    for at, behind in ((0, 1), (1, 0)):
        bridge = Function(0x000C, 0x1B36)
        bridge.octets[0x0E] = 1
        bridge.octets[0x19] = behind
        bus.functions[(at, 1, 0)] = bridge
    assert find([0x1041_1AF4], []) is None


def test_a_machine_without_pci_costs_one_access(machine: FakeMachine) -> None:
    empty = PciBus(machine)
    assert pci_unsafe.probe(machine, 1, []) is None
    assert empty.accesses == 1
