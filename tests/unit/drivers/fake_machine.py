"""A machine for driver tests: memory, device registers and ports that Python code answers.

`install` puts it in place of the intrinsics. Memory accesses outside of what was
allocated or mapped fail the test.
"""

from collections.abc import Callable
from typing import Final, Protocol

import pytest

from naja.drivers import memory_unsafe, pci_unsafe
from naja.drivers.virtio import buffers_unsafe
from naja.lang.widths import Width

MEMORY_BASE: Final = 0x20_0000
# What a device calls an address differs from what we call it: nobody may mix them up.
DEVICE_SHIFT: Final = 0x4000_0000


class Registers(Protocol):
    """Device memory."""

    def load(self, offset: int, octets: int) -> int: ...

    def store(self, offset: int, octets: int, value: int) -> None: ...


class FakeMachine:
    """Implements `hal.DmaMemory` and `drivers.Platform`."""

    def __init__(self, size: int = 1 << 20) -> None:
        self.memory = bytearray(size)
        self.allocated = 0
        self.windows: list[tuple[int, int, Registers]] = []
        self.mapped: list[tuple[int, int]] = []
        self.ports_out: dict[int, Callable[[int], None]] = {}
        self.ports_in: dict[int, Callable[[], int]] = {}
        self.fences = 0

    def allocate(self, size: int, align: int) -> int:
        start = (self.allocated + align - 1) & ~(align - 1)
        if start + size > len(self.memory):
            raise MemoryError
        self.allocated = start + size
        return MEMORY_BASE + start

    def device_address(self, address: int) -> int:
        return address + DEVICE_SHIFT

    def map_device(self, physical: int, size: int) -> int:
        self.mapped.append((physical, size))
        return physical

    def interrupt_vector(self) -> int:
        return 0x40

    def interrupt_destination(self) -> int:
        return 0

    def add_window(self, base: int, size: int, registers: Registers) -> None:
        self.windows.append((base, size, registers))

    def window(self, address: int, octets: int) -> tuple[Registers, int] | None:
        for base, size, registers in self.windows:
            if base <= address and address + octets <= base + size:
                return registers, address - base
        return None

    def load(self, address: int, octets: int) -> int:
        place = self.window(address, octets)
        if place is not None:
            return place[0].load(place[1], octets)
        if any(base <= address < base + size for base, size in self.mapped):
            return (1 << 8 * octets) - 1
        return int.from_bytes(self.octets(address, octets), "little")

    def store(self, address: int, octets: int, value: int) -> None:
        value &= (1 << 8 * octets) - 1
        place = self.window(address, octets)
        if place is not None:
            place[0].store(place[1], octets, value)
        elif not any(base <= address < base + size for base, size in self.mapped):
            self.put(address, value.to_bytes(octets, "little"))

    def octets(self, address: int, count: int) -> bytes:
        start = address - MEMORY_BASE
        assert 0 <= start and start + count <= self.allocated, f"a stray read at {address:#x}"
        return bytes(self.memory[start : start + count])

    def put(self, address: int, data: bytes) -> None:
        start = address - MEMORY_BASE
        assert 0 <= start and start + len(data) <= self.allocated, f"a stray write at {address:#x}"
        self.memory[start : start + len(data)] = data

    def put_part(self, address: int, data: bytearray, start: int, count: int) -> None:
        self.put(address, bytes(data[start : start + count]))

    def fence(self) -> None:
        self.fences += 1

    def in32(self, port: int) -> int:
        return self.ports_in[port]()

    def out32(self, port: int, value: int) -> None:
        self.ports_out[port](value)


def _join(
    queue: buffers_unsafe.BufferQueue, slots: list[int], lengths: list[int], parts: int, skip: int
) -> bytes:
    pieces = zip(slots, lengths[:parts], strict=False)
    return b"".join(queue.read(slot, 0, length) for slot, length in pieces)[skip:]


def install(machine: FakeMachine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the drivers' intrinsics work on `machine` for the length of a test."""

    class Cell:
        def __init__(self, octets: int, address: int) -> None:
            self.octets = octets
            self.address = address

        def __getitem__(self, index: int) -> int:
            return machine.load(self.address + index * self.octets, self.octets)

        def __setitem__(self, index: int, value: int) -> None:
            machine.store(self.address + index * self.octets, self.octets, value)

    class FakeMmio:
        def __class_getitem__(cls, width: type[Width]) -> Callable[[int], Cell]:
            return lambda address: Cell(width.bits // 8, address)

    monkeypatch.setattr(memory_unsafe, "Mmio", FakeMmio)
    monkeypatch.setattr(memory_unsafe, "memory_fence", machine.fence)
    monkeypatch.setattr(memory_unsafe, "compiler_barrier", lambda: None)
    monkeypatch.setattr(buffers_unsafe, "read_octets", machine.octets)
    # Under CPython nobody writes into bytes.
    monkeypatch.setattr(buffers_unsafe.BufferQueue, "read_again", buffers_unsafe.BufferQueue.read)
    monkeypatch.setattr(buffers_unsafe.BufferQueue, "join", _join)
    monkeypatch.setattr(buffers_unsafe, "write_octets", machine.put_part)
    monkeypatch.setattr(pci_unsafe, "in32", machine.in32)
    monkeypatch.setattr(pci_unsafe, "out32", machine.out32)
