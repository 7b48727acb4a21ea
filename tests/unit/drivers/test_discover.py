"""Where devices are looked for, and in which order."""

import pytest
from hypothesis import given, strategies as st

from naja.drivers.null_device import NullDevice
from naja.drivers.platform import DeviceError
from naja.drivers.virtio.discover import find, parse_declarations, parse_number
from naja.drivers.virtio.mmio_unsafe import MmioTransport
from naja.drivers.virtio.pci_unsafe import PciTransport
from unit.drivers.fake_device import F_VERSION_1, FakeDevice, MmioRegisters, mmio_network
from unit.drivers.fake_machine import FakeMachine, install
from unit.drivers.fake_pci import PciBus, VirtioFunction


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> FakeMachine:
    made = FakeMachine()
    install(made, monkeypatch)
    PciBus(made)
    return made


def declared(line: str) -> list[tuple[int, int]]:
    return [(place.base, place.wire) for place in parse_declarations(line)]


def test_declarations() -> None:
    line = "a virtio_mmio.device=512@0xfeb00e00:12 b=c virtio_mmio.device=4K@0xd0000000:5:0"
    assert declared(line) == [(0xFEB00E00, 12), (0xD0000000, 5)]


@pytest.mark.parametrize(
    "word",
    ["512", "512@", "512@0x", "512@0xfeb00e00", "512@0xfeb00e00:", "512@zz:5", "512@-1:5", "@:"],
)
def test_malformed_declarations_are_passed_over(word: str) -> None:
    assert declared(f"virtio_mmio.device={word} virtio_mmio.device=1@4096:7") == [(4096, 7)]


@given(st.text(alphabet="virtio_mmio.device=@:0x9aF ", max_size=60))
def test_any_command_line(line: str) -> None:
    for base, wire in declared(line):
        assert base > 0 and wire >= 0


@given(st.integers(0, 10**13 - 1))
def test_numbers(value: int) -> None:
    assert parse_number(str(value)) == value
    assert parse_number(hex(value)) == value


@pytest.mark.parametrize("text", ["", "0x", "12a", "0xg", " 1", "1 ", "+1", "9" * 14])
def test_no_numbers(text: str) -> None:
    assert parse_number(text) == -1


def test_nothing_anywhere(machine: FakeMachine) -> None:
    assert find(machine, "", 1, []) is None
    assert len(machine.mapped) == 24


def test_the_slots_of_microvm(machine: FakeMachine) -> None:
    mmio_network(machine, F_VERSION_1)
    assert isinstance(find(machine, "quiet", 1, []), MmioTransport)
    assert find(machine, "quiet", 4, []) is None


def test_a_declared_device_is_found_without_looking_elsewhere(machine: FakeMachine) -> None:
    mmio_network(machine, F_VERSION_1, base=0xD0001000)
    line = "virtio_mmio.device=4K@0xd0000000:5 virtio_mmio.device=4K@0xd0001000:6"
    assert isinstance(find(machine, line, 1, []), MmioTransport)
    assert [base for base, _ in machine.mapped] == [0xD0000000, 0xD0001000]


def test_pci_comes_before_the_fixed_slots(machine: FakeMachine) -> None:
    bus = PciBus(machine)
    bus.add_bridge()
    device = FakeDevice(machine, 1, F_VERSION_1, bytes(8), [8, 8])
    bus.functions[(0, 2, 0)] = VirtioFunction(
        machine, device, 0x1041, 0xFEBF0000, 0xFEBD0000
    ).function
    assert isinstance(find(machine, "", 1, []), PciTransport)


def test_a_legacy_slot_is_a_sentence(machine: FakeMachine) -> None:
    device = FakeDevice(machine, 1, 0, bytes(8), [8, 8])
    machine.add_window(0xFEB00000, 0x200, MmioRegisters(device, 1))
    with pytest.raises(DeviceError, match="force-legacy=false"):
        find(machine, "", 1, [])


def test_the_null_device() -> None:
    device = NullDevice()
    assert device.mac() == bytes(6)
    assert device.mtu() == 1500
    assert device.receive() is None
    assert device.transmit(bytearray(60))
    device.flush()
