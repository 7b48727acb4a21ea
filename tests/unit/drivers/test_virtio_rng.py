"""The entropy driver."""

import pytest

from naja.drivers.platform import DeviceError
from naja.drivers.virtio import mmio_unsafe
from naja.drivers.virtio.rng import VirtioRng
from unit.drivers.fake_device import F_VERSION_1, FakeDevice, MmioRegisters
from unit.drivers.fake_machine import FakeMachine


class Source(FakeDevice):
    """Answers each doorbell at once with the next octets of a count."""

    def __init__(self, machine: FakeMachine, lengths: list[int]) -> None:
        super().__init__(machine, 4, F_VERSION_1, b"", [8])
        self.lengths = lengths
        self.next = 0

    def notify(self, index: int) -> None:
        super().notify(index)
        if not self.lengths:
            return
        length = self.lengths.pop(0)
        slot, address, room, flags = self.queues[0].fetch()
        assert flags == 2
        fits = min(length, room)
        self.queues[0].write_buffer(address, bytes(self.next + i for i in range(fits)))
        self.next += fits
        self.finish(0, slot, length)


class Ticks:
    def __init__(self) -> None:
        self.now_ns = 0

    def monotonic_ns(self) -> int:
        self.now_ns += 1_000_000
        return self.now_ns

    def wall_ns(self) -> int:
        return 0


def source(machine: FakeMachine, lengths: list[int]) -> tuple[VirtioRng, Source]:
    device = Source(machine, lengths)
    machine.add_window(0xFEB00000, 0x200, MmioRegisters(device))
    transport = mmio_unsafe.probe(machine, 0xFEB00000, [5], 4)
    assert transport is not None
    return VirtioRng(transport, machine, Ticks()), device


def test_octets_are_collected_from_short_answers(machine: FakeMachine) -> None:
    rng, device = source(machine, [64, 1, 20, 64])
    assert rng.read(100) == bytes(range(85)) + bytes(range(85, 100))
    assert device.queues[0].interrupts == 0


def test_a_silent_device_is_given_up(machine: FakeMachine) -> None:
    rng, device = source(machine, [])
    assert rng.read(8) == b""
    assert device.status == 0
    assert rng.read(8) == b""


@pytest.mark.parametrize("length", [0, 65, 0xFFFFFFFF])
def test_an_impossible_length_gives_nothing(machine: FakeMachine, length: int) -> None:
    rng, _ = source(machine, [length, 64])
    assert rng.read(8) == b""
    assert len(rng.read(8)) == 8


def test_legacy(machine: FakeMachine) -> None:
    device = FakeDevice(machine, 4, 0, b"", [8])
    machine.add_window(0xFEB00000, 0x200, MmioRegisters(device))
    transport = mmio_unsafe.probe(machine, 0xFEB00000, [5], 4)
    assert transport is not None
    with pytest.raises(DeviceError, match="legacy"):
        VirtioRng(transport, machine, Ticks())
