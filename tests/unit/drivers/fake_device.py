"""The device's side of virtio 1.2, written from the specification apart from the driver."""

from typing import Final

from unit.drivers.fake_machine import DEVICE_SHIFT, FakeMachine

F_EVENT_IDX: Final = 1 << 29
F_VERSION_1: Final = 1 << 32


class DeviceQueue:
    """The device's view of one split queue (2.7)."""

    def __init__(self, machine: FakeMachine, limit: int) -> None:
        self.machine = machine
        self.limit = limit
        self.size = 0
        self.desc = 0
        self.driver = 0
        self.device = 0
        self.enabled = False
        self.event_idx = False
        self.last_avail = 0
        self.used_idx = 0
        self.notified = 0
        self.interrupts = 0

    def load(self, address: int, octets: int) -> int:
        return self.machine.load(address - DEVICE_SHIFT, octets)

    def store(self, address: int, octets: int, value: int) -> None:
        self.machine.store(address - DEVICE_SHIFT, octets, value)

    def avail_count(self) -> int:
        return (self.load(self.driver + 2, 2) - self.last_avail) & 0xFFFF

    def want_notifications(self, wanted: bool) -> None:
        """Doorbell from the next published buffer on, or never."""
        if self.event_idx:
            event = self.last_avail if wanted else (self.last_avail + 0x8000) & 0xFFFF
            self.store(self.device + 4 + 8 * self.size, 2, event)
        else:
            self.store(self.device, 2, 0 if wanted else 1)

    def fetch(self) -> tuple[int, int, int, int]:
        """(id, device address, length, flags) of the next buffer the driver offered."""
        assert self.avail_count() > 0
        slot = self.load(self.driver + 4 + 2 * (self.last_avail % self.size), 2)
        self.last_avail = (self.last_avail + 1) & 0xFFFF
        entry = self.desc + 16 * slot
        flags = self.load(entry + 12, 2)
        return slot, self.load(entry, 8), self.load(entry + 8, 4), flags

    def finish(self, slot: int, length: int) -> bool:
        """Return a buffer; True when the driver wants to be interrupted for it."""
        entry = self.device + 4 + 8 * (self.used_idx % self.size)
        self.store(entry, 4, slot)
        self.store(entry + 4, 4, length)
        old = self.used_idx
        self.used_idx = (old + 1) & 0xFFFF
        self.store(self.device + 2, 2, self.used_idx)
        if self.event_idx:
            wanted = self.load(self.driver + 4 + 2 * self.size, 2) == old
        else:
            wanted = self.load(self.driver, 2) & 1 == 0
        if wanted:
            self.interrupts += 1
        return wanted

    def read_buffer(self, address: int, length: int) -> bytes:
        return self.machine.octets(address - DEVICE_SHIFT, length)

    def write_buffer(self, address: int, data: bytes) -> None:
        self.machine.put(address - DEVICE_SHIFT, data)


class FakeDevice:
    """A virtio device without its bus: features, status, queues, configuration."""

    def __init__(
        self, machine: FakeMachine, kind: int, features: int, config: bytes, limits: list[int]
    ) -> None:
        self.machine = machine
        self.kind = kind
        self.features = features
        self.accepted = 0
        self.config = config
        self.status = 0
        self.status_log: list[int] = []
        self.queues = [DeviceQueue(machine, limit) for limit in limits]
        self.selected = 0
        self.generation = 0
        self.asserted = False
        self.acknowledged = 0
        self.resets = 0

    def set_status(self, value: int) -> None:
        self.status_log.append(value)
        if value == 0:
            self.resets += 1
            for queue in self.queues:
                queue.enabled = False
        if value & 8 and self.accepted & ~self.features:
            value &= ~8
        self.status = value

    def queue(self) -> DeviceQueue:
        return self.queues[self.selected]

    def enable(self) -> None:
        queue = self.queue()
        assert self.status & 8, "queues come after FEATURES_OK (3.1.1)"
        assert queue.size and queue.size & (queue.size - 1) == 0
        assert queue.desc % 16 == 0 and queue.driver % 2 == 0 and queue.device % 4 == 0
        queue.event_idx = self.accepted & F_EVENT_IDX != 0
        queue.enabled = True

    def notify(self, index: int) -> None:
        assert self.status & 4, "no doorbell before DRIVER_OK (3.1.1)"
        self.queues[index].notified += 1

    def finish(self, index: int, slot: int, length: int) -> None:
        if self.queues[index].finish(slot, length):
            self.asserted = True

    def acknowledge(self) -> None:
        self.asserted = False
        self.acknowledged += 1

    def deliver(self, frame: bytes) -> bool:
        """Receive queue of a network device: one frame, False without a buffer."""
        queue = self.queues[0]
        if queue.avail_count() == 0:
            queue.want_notifications(True)
            return False
        slot, address, length, flags = queue.fetch()
        assert flags == 2 and length >= 12 + len(frame)
        queue.write_buffer(address, bytes(12) + frame)
        self.finish(0, slot, 12 + len(frame))
        return True

    def collect(self, count: int = -1) -> list[bytes]:
        """Transmit queue of a network device: take up to `count` frames and return them."""
        frames: list[bytes] = []
        queue = self.queues[1]
        while queue.avail_count() > 0 and count != 0:
            slot, header, data = self.departed()
            assert header == bytes(12)
            frames.append(data)
            self.finish(1, slot, 0)
            count -= 1
        return frames

    def departed(self) -> tuple[int, bytes, bytes]:
        """Slot, header and octets of the next frame offered, in a chain of buffers or one."""
        queue = self.queues[1]
        slot, address, length, flags = queue.fetch()
        data = queue.read_buffer(address, length)
        entry = slot
        while flags & 1:
            entry = queue.load(queue.desc + 16 * entry + 14, 2)
            address = queue.load(queue.desc + 16 * entry, 8)
            length = queue.load(queue.desc + 16 * entry + 8, 4)
            flags = queue.load(queue.desc + 16 * entry + 12, 2)
            data += queue.read_buffer(address, length)
        assert flags == 0
        return slot, data[:12], data[12:]

    def deliver_train(self, header: bytes, frame: bytes, told: int = 0) -> list[int]:
        """A frame over several buffers, num_buffers right or as `told`; the slots."""
        queue = self.queues[0]
        taken: list[tuple[int, int, int]] = []
        room = 0
        while room < 12 + len(frame):
            slot, address, length, _ = queue.fetch()
            taken.append((slot, address, length))
            room += length
        data = header[:10] + (told or len(taken)).to_bytes(2, "little") + frame
        for slot, address, length in taken:
            queue.write_buffer(address, data[:length])
            self.finish(0, slot, min(length, len(data)))
            data = data[length:]
        return [slot for slot, _, _ in taken]


class MmioRegisters:
    """4.2.2, the modern layout (`version` 2) over a `FakeDevice`."""

    def __init__(self, device: FakeDevice, version: int = 2) -> None:
        self.device = device
        self.version = version
        self.select_device = 0
        self.select_driver = 0
        self.stuck = False

    def load(self, offset: int, octets: int) -> int:
        device = self.device
        if offset >= 0x100:
            return device.config[offset - 0x100]
        assert octets == 4
        values = {
            0x000: 0x74726976,
            0x004: self.version,
            0x008: device.kind,
            0x00C: 0x554D4551,
            0x010: device.features >> 32 * self.select_device & 0xFFFFFFFF,
            0x034: device.queue().limit if device.selected < len(device.queues) else 0,
            0x070: 0xFF if self.stuck else device.status,
            0x0FC: device.generation,
        }
        return values[offset]

    def store(self, offset: int, octets: int, value: int) -> None:
        device = self.device
        assert octets == 4
        if offset == 0x014:
            self.select_device = value
        elif offset == 0x024:
            self.select_driver = value
        elif offset == 0x020:
            shift = 32 * self.select_driver
            device.accepted = device.accepted & ~(0xFFFFFFFF << shift) | value << shift
        elif offset == 0x030:
            device.selected = value
        elif offset == 0x038:
            device.queue().size = value
        elif offset == 0x044:
            assert value == 1
            device.enable()
        elif offset == 0x050:
            device.notify(value)
        elif offset == 0x064:
            device.acknowledge()
        elif offset == 0x070:
            device.set_status(value)
        elif 0x080 <= offset < 0x0A8:
            self.set_address(offset, value)
        else:
            raise AssertionError(f"a store to register {offset:#x}")

    def set_address(self, offset: int, value: int) -> None:
        queue = self.device.queue()
        name = {0x8: "desc", 0x9: "driver", 0xA: "device"}[offset >> 4]
        assert offset & 0xF in (0, 4)
        shift = 8 * (offset & 0xF)
        old = getattr(queue, name)
        setattr(queue, name, old & ~(0xFFFFFFFF << shift) | value << shift)


class IoApic:
    """The select and data registers of an I/O APIC with 24 wires."""

    def __init__(self) -> None:
        self.selected = 0
        self.entries = [0x10000, 0] * 24

    def load(self, offset: int, octets: int) -> int:
        assert octets == 4 and offset == 0x10
        return 0x170020 if self.selected == 1 else self.entries[self.selected - 0x10]

    def store(self, offset: int, octets: int, value: int) -> None:
        assert octets == 4
        if offset == 0:
            self.selected = value
        else:
            self.entries[self.selected - 0x10] = value


def mmio_network(
    machine: FakeMachine, features: int, limits: list[int] | None = None, base: int = 0xFEB02E00
) -> FakeDevice:
    """A network device in a microvm slot, with both I/O APICs beside it."""
    config = bytes([0x52, 0x54, 0, 1, 2, 3, 1, 0, 0, 0, 0xDC, 0x05])
    device = FakeDevice(machine, 1, features, config, limits or [256, 256])
    machine.add_window(base, 0x200, MmioRegisters(device))
    machine.add_window(0xFEC00000, 0x20, IoApic())
    machine.add_window(0xFEC10000, 0x20, IoApic())
    return device
