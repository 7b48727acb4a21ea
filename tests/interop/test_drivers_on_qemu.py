"""Our drivers, under CPython, against QEMU's virtio devices on each machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interop import qtest
from interop.qtest import QtestMachine, Wire
from naja.drivers.platform import DeviceError
from naja.drivers.virtio.bits import DEVICE_NET, DEVICE_RNG
from naja.drivers.virtio.discover import find
from naja.drivers.virtio.net import VirtioNet
from naja.drivers.virtio.rng import VirtioRng
from unit.drivers.fake_machine import install

MAC = bytes([0x52, 0x54, 0, 0x4E, 0x41, 0x4A])
NET = f"netdev=n0,mac={MAC.hex(':')}"
MODERN_MMIO = ("-global", "virtio-mmio.force-legacy=false")
MACHINES = {
    "microvm": ("-M", "microvm,acpi=off", *MODERN_MMIO, "-device", f"virtio-net-device,{NET}"),
    "microvm-acpi": ("-M", "microvm", *MODERN_MMIO, "-device", f"virtio-net-device,{NET}"),
    "microvm-slot0": (
        *("-M", "microvm,acpi=off", *MODERN_MMIO),
        *("-device", f"virtio-net-device,{NET},bus=virtio-mmio-bus.0"),
    ),
    "q35": ("-M", "q35", "-device", f"virtio-net-pci,{NET}"),
    "pc": ("-M", "pc", "-device", f"virtio-net-pci,{NET}"),
    "pc-modern": ("-M", "pc", "-device", f"virtio-net-pci,{NET},disable-legacy=on"),
    "pc-bare": ("-M", "pc", "-device", f"virtio-net-pci,{NET},event_idx=off,mrg_rxbuf=off"),
}


class Ticks:
    def __init__(self) -> None:
        self.now_ns = 0

    def monotonic_ns(self) -> int:
        self.now_ns += 1_000_000
        return self.now_ns

    def wall_ns(self) -> int:
        return 0


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    reason = qtest.reason_not_to_run()
    if reason is not None:
        pytest.skip(reason)
    made = Wire(tmp_path)
    yield made
    made.close()


def network(machine: QtestMachine) -> VirtioNet:
    transport = find(machine, "", DEVICE_NET, [])
    assert transport is not None
    return VirtioNet(transport, machine, bytes(6))


def frame(number: int, size: int) -> bytes:
    return MAC + bytes(6) + b"\x08\x00" + bytes((number + at) & 0xFF for at in range(size - 14))


def receive(net: VirtioNet) -> bytes:
    for _ in range(10_000):
        got = net.receive()
        if got is not None:
            return got
    raise AssertionError("nothing arrives")


@pytest.mark.parametrize("name", MACHINES)
def test_frames_both_ways(
    name: str, wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("-netdev", wire.option(), *MACHINES[name])
    with QtestMachine(tmp_path, *options) as machine:
        install(machine, monkeypatch)
        net = network(machine)
        assert net.mac() == MAC
        assert net.receive() is None and net.rest()
        for number in range(300):
            size = 60 + number * 37 % 1455
            assert net.transmit(bytearray(frame(number, size)))
            net.flush()
            assert wire.receive() == frame(number, size)
            wire.send(frame(number + 1, size))
            assert receive(net) == frame(number + 1, size)
        for number in range(64):
            assert net.transmit(bytearray(frame(number, 60)))
        net.flush()
        assert [wire.receive() for _ in range(64)] == [frame(number, 60) for number in range(64)]
        assert net.dropped == 0 and not net.broken()


@pytest.mark.parametrize("name", MACHINES)
def test_a_frame_wakes_an_idle_machine(
    name: str, wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ("-netdev", wire.option(), *MACHINES[name])
    with QtestMachine(tmp_path, *options) as machine:
        install(machine, monkeypatch)
        net = network(machine)
        assert net.receive() is None and net.rest()
        assert machine.pending_vectors() == []
        wire.send(frame(1, 60))
        for _ in range(1000):
            if machine.pending_vectors():
                break
        assert machine.pending_vectors() == [machine.interrupt_vector()]
        assert net.receive() == frame(1, 60)


@pytest.mark.parametrize(
    "options",
    [
        ("-M", "microvm,acpi=off", *MODERN_MMIO, "-device", "virtio-rng-device"),
        ("-M", "q35", "-device", "virtio-rng-pci"),
        ("-M", "pc", "-device", "virtio-rng-pci"),
    ],
)
def test_entropy(
    options: tuple[str, ...], wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with QtestMachine(tmp_path, *options) as machine:
        install(machine, monkeypatch)
        transport = find(machine, "", DEVICE_RNG, [])
        assert transport is not None
        rng = VirtioRng(transport, machine, Ticks())
        first, second = rng.read(64), rng.read(100)
        assert len(first) == 64 and len(second) == 100 and first != second[:64]
        assert find(machine, "", DEVICE_NET, []) is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("-M", "microvm", "-device", "virtio-net-device,netdev=n0"), "force-legacy=false"),
        (("-M", "pc", "-device", "virtio-net-pci,netdev=n0,disable-modern=on"), "disable-modern"),
    ],
)
def test_legacy_devices_are_refused(
    options: tuple[str, ...],
    message: str,
    wire: Wire,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with QtestMachine(tmp_path, "-netdev", wire.option(), *options) as machine:
        install(machine, monkeypatch)
        with pytest.raises(DeviceError, match=message):
            network(machine)
