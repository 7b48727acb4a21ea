"""PCI configuration space behind ports 0xcf8/0xcfc, and a virtio function in it."""

from collections.abc import Callable

from unit.drivers.fake_device import FakeDevice
from unit.drivers.fake_machine import FakeMachine


class Function:
    """256 octets of configuration space; BAR sizes make probing work."""

    def __init__(self, device: int, vendor: int, bar_sizes: dict[int, int] | None = None) -> None:
        self.octets = bytearray(256)
        self.put(0, 4, device << 16 | vendor)
        self.bar_sizes = bar_sizes or {}

    def get(self, offset: int, count: int) -> int:
        return int.from_bytes(self.octets[offset : offset + count], "little")

    def put(self, offset: int, count: int, value: int) -> None:
        self.octets[offset : offset + count] = value.to_bytes(count, "little")

    def add_capability(self, offset: int, data: bytes) -> None:
        """Prepend a capability (`data` starts with the id, the link is filled in)."""
        self.octets[offset : offset + len(data)] = data
        self.octets[offset + 1] = self.octets[0x34]
        self.octets[0x34] = offset
        self.put(6, 2, 0x10)

    def write(self, offset: int, value: int) -> None:
        index = (offset - 0x10) // 4
        if index in self.bar_sizes:
            flags = self.get(offset, 4) & 0xF
            self.put(offset, 4, value & ~(self.bar_sizes[index] - 1) & 0xFFFFFFF0 | flags)
        elif offset == 4:
            self.put(4, 2, value & 0xFFFF)
        elif offset >= 0x10:
            self.put(offset, 4, value)


class PciBus:
    """Mechanism #1 over a table of functions by (bus, device, function)."""

    def __init__(self, machine: FakeMachine) -> None:
        self.functions: dict[tuple[int, int, int], Function] = {}
        self.address = 0
        self.accesses = 0
        machine.ports_out[0xCF8] = self.select
        machine.ports_out[0xCFC] = self.write
        machine.ports_in[0xCFC] = self.read

    def select(self, value: int) -> None:
        assert value >> 31 == 1 and value & 3 == 0
        self.address = value

    def place(self) -> Function | None:
        where = (self.address >> 16 & 0xFF, self.address >> 11 & 31, self.address >> 8 & 7)
        return self.functions.get(where)

    def read(self) -> int:
        self.accesses += 1
        function = self.place()
        return 0xFFFFFFFF if function is None else function.get(self.address & 0xFC, 4)

    def write(self, value: int) -> None:
        function = self.place()
        if function is not None:
            function.write(self.address & 0xFC, value)

    def add_bridge(self) -> None:
        self.functions[(0, 0, 0)] = Function(0x1237, 0x8086)


class CommonRegisters:
    """4.1.4.3, the common configuration structure."""

    def __init__(self, device: FakeDevice) -> None:
        self.device = device
        self.select_device = 0
        self.select_driver = 0
        self.vectors: dict[int, int] = {}
        self.config_vector = 0
        self.vectors_left = 99
        self.notify_offsets: Callable[[int], int] = lambda index: index

    def load(self, offset: int, octets: int) -> int:
        device = self.device
        queue = device.queue() if device.selected < len(device.queues) else None
        values = {
            (4, 4): device.features >> 32 * self.select_device & 0xFFFFFFFF,
            (20, 1): device.status,
            (21, 1): device.generation,
            (24, 2): queue.limit if queue is not None else 0,
            (26, 2): self.vectors.get(device.selected, 0xFFFF),
            (30, 2): self.notify_offsets(device.selected),
        }
        return values[(offset, octets)]

    def store(self, offset: int, octets: int, value: int) -> None:
        device = self.device
        match offset, octets:
            case 0, 4:
                self.select_device = value
            case 8, 4:
                self.select_driver = value
            case 12, 4:
                shift = 32 * self.select_driver
                device.accepted = device.accepted & ~(0xFFFFFFFF << shift) | value << shift
            case 16, 2:
                self.config_vector = value
            case 20, 1:
                device.set_status(value)
            case 22, 2:
                device.selected = value
            case 24, 2:
                device.queue().size = value
            case 26, 2:
                if self.vectors_left > 0:
                    self.vectors_left -= 1
                    self.vectors[device.selected] = value
            case 28, 2:
                assert value == 1
                device.enable()
            case _:
                assert 32 <= offset < 56 and octets == 4
                name = ("desc", "driver", "device")[(offset - 32) // 8]
                shift = 8 * (offset & 7)
                old = getattr(device.queue(), name)
                setattr(device.queue(), name, old & ~(0xFFFFFFFF << shift) | value << shift)


class NotifyRegisters:
    def __init__(self, device: FakeDevice, multiplier: int) -> None:
        self.device = device
        self.multiplier = multiplier

    def load(self, offset: int, octets: int) -> int:
        raise AssertionError("nobody reads a doorbell")

    def store(self, offset: int, octets: int, value: int) -> None:
        assert octets == 2 and offset == value * self.multiplier
        self.device.notify(value)


class IsrRegister:
    def __init__(self, device: FakeDevice) -> None:
        self.device = device

    def load(self, offset: int, octets: int) -> int:
        assert octets == 1
        asserted = self.device.asserted
        self.device.acknowledge()
        return int(asserted)

    def store(self, offset: int, octets: int, value: int) -> None:
        raise AssertionError("the ISR status is read-only")


class ConfigRegisters:
    def __init__(self, device: FakeDevice) -> None:
        self.device = device

    def load(self, offset: int, octets: int) -> int:
        assert octets == 1
        return self.device.config[offset]

    def store(self, offset: int, octets: int, value: int) -> None:
        raise AssertionError("nobody writes the configuration")


class MsixTable:
    def __init__(self) -> None:
        self.words = [0, 0, 0, 1]

    def load(self, offset: int, octets: int) -> int:
        return self.words[offset // 4]

    def store(self, offset: int, octets: int, value: int) -> None:
        assert octets == 4
        self.words[offset // 4] = value


def virtio_capability(kind: int, bar: int, offset: int, size: int, tail: bytes = b"") -> bytes:
    head = bytes([0x09, 0, 16 + len(tail), kind, bar, 0, 0, 0])
    return head + offset.to_bytes(4, "little") + size.to_bytes(4, "little") + tail


class VirtioFunction:
    """A function laid out like QEMU's: structures in BAR 4, MSI-X table in BAR 1."""

    def __init__(
        self, machine: FakeMachine, device: FakeDevice, identity: int, bar4: int, bar1: int
    ) -> None:
        self.function = Function(identity, 0x1AF4, {1: 0x1000, 4: 0x4000})
        self.function.put(0x14, 4, bar1)
        self.function.put(0x20, 4, bar4 & 0xFFFFFFF0 | 0xC)
        self.function.put(0x24, 4, bar4 >> 32)
        self.function.put(0x3C, 1, 11)
        self.common = CommonRegisters(device)
        self.table = MsixTable()
        self.function.add_capability(0x98, bytes([0x11, 0, 2, 0, 1, 0, 0, 0, 1, 8, 0, 0]))
        self.function.add_capability(0x84, virtio_capability(5, 0, 0, 0, bytes(4)))
        notify = (4).to_bytes(4, "little")
        self.function.add_capability(0x70, virtio_capability(2, 4, 0x3000, 0x1000, notify))
        self.function.add_capability(0x60, virtio_capability(4, 4, 0x2000, 0x1000))
        self.function.add_capability(0x50, virtio_capability(3, 4, 0x1000, 0x1000))
        self.function.add_capability(0x40, virtio_capability(1, 4, 0, 0x1000))
        self.place(machine, device, bar4 or 0xE0000000, bar1 or 0xE0100000)

    def place(self, machine: FakeMachine, device: FakeDevice, bar4: int, bar1: int) -> None:
        machine.add_window(bar4, 0x1000, self.common)
        machine.add_window(bar4 + 0x1000, 0x1000, IsrRegister(device))
        machine.add_window(bar4 + 0x2000, 0x1000, ConfigRegisters(device))
        machine.add_window(bar4 + 0x3000, 0x1000, NotifyRegisters(device, 4))
        machine.add_window(bar1, 0x20, self.table)
