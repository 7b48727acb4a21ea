"""The split queue against a device that was written from the specification."""

import random

import pytest
from hypothesis import given, strategies as st

from naja.drivers.virtio.virtqueue_unsafe import (
    SplitQueue,
    area_size,
    needs_event,
    power_of_two,
)
from unit.drivers.fake_device import DeviceQueue
from unit.drivers.fake_machine import FakeMachine, install


class Doorbell:
    def __init__(self, queue: DeviceQueue, index: int, octets: int) -> None:
        self.queue = queue
        self.expected = (index, octets)

    def load(self, offset: int, octets: int) -> int:
        raise AssertionError("nobody reads a doorbell")

    def store(self, offset: int, octets: int, value: int) -> None:
        assert (value, octets) == self.expected
        self.queue.notified += 1


def pair(machine: FakeMachine, size: int, event_idx: bool) -> tuple[SplitQueue, DeviceQueue]:
    areas = machine.allocate(area_size(size), 16)
    driver = SplitQueue(3, size, areas, event_idx)
    device = DeviceQueue(machine, size)
    device.size = size
    device.event_idx = event_idx
    device.desc = machine.device_address(areas)
    device.driver = device.desc + driver.avail_offset()
    device.device = device.desc + driver.used_offset()
    machine.add_window(0xD0000000, 4, Doorbell(device, 3, 4))
    driver.connect_doorbell(0xD0000000, 4)
    for slot in range(size):
        driver.describe(slot, 0x1_0000_0000 + slot * 2048, 2048, 2)
    return driver, device


def test_power_of_two() -> None:
    assert [power_of_two(n) for n in (-1, 0, 1, 2, 3, 4, 5, 127, 128, 129, 32768, 65535)] == [
        0, 0, 1, 2, 2, 4, 4, 64, 128, 128, 32768, 32768,
    ]  # fmt: skip


@given(st.integers(0, 0xFFFF), st.integers(0, 0xFFFF), st.integers(0, 300))
def test_needs_event_is_passing_the_event(event: int, old: int, count: int) -> None:
    passed = [(old + step) & 0xFFFF for step in range(count)]
    assert needs_event(event, (old + count) & 0xFFFF, old) == (event in passed)


def test_descriptor_layout(machine: FakeMachine) -> None:
    driver, device = pair(machine, 8, False)
    driver.offer(5)
    driver.resize(5, 77)
    driver.publish()
    assert device.fetch() == (5, 0x1_0000_0000 + 5 * 2048, 77, 2)


@pytest.mark.parametrize("size", [1, 2, 64, 128])
def test_areas_do_not_overlap(machine: FakeMachine, size: int) -> None:
    driver, device = pair(machine, size, True)
    assert driver.avail_offset() == 16 * size
    assert driver.used_offset() >= driver.avail_offset() + 6 + 2 * size
    assert driver.used_offset() % 4 == 0
    assert area_size(size) == driver.used_offset() + 6 + 8 * size


@pytest.mark.parametrize("event_idx", [False, True])
def test_indices_wrap_and_slots_come_back_in_any_order(
    machine: FakeMachine, event_idx: bool
) -> None:
    driver, device = pair(machine, 16, event_idx)
    chance = random.Random(1)
    free = list(range(16))
    held: list[int] = []
    done = 0
    while done < 66_000:
        while free and chance.random() < 0.7:
            driver.offer(free.pop())
        driver.publish()
        while device.avail_count():
            held.append(device.fetch()[0])
        chance.shuffle(held)
        while held and chance.random() < 0.8:
            device.finish(held.pop(), 1000 + done % 7)
        while (slot := driver.take()) >= 0:
            assert driver.length >= 1000
            free.append(slot)
            done += 1
        assert driver.in_flight + len(free) == 16
    assert not driver.broken


def test_nothing_is_visible_before_publish(machine: FakeMachine) -> None:
    driver, device = pair(machine, 4, False)
    driver.offer(0)
    assert device.avail_count() == 0 and driver.unpublished() == 1
    driver.publish()
    assert device.avail_count() == 1 and driver.unpublished() == 0
    assert machine.fences == 1


@pytest.mark.parametrize("event_idx", [False, True])
def test_doorbell_only_when_asked(machine: FakeMachine, event_idx: bool) -> None:
    driver, device = pair(machine, 8, event_idx)
    device.want_notifications(True)
    driver.offer(0)
    driver.publish()
    assert device.notified == 1
    driver.publish()
    assert device.notified == 1
    device.fetch()
    device.want_notifications(False)
    driver.offer(1)
    driver.offer(2)
    driver.publish()
    assert device.notified == 1


@pytest.mark.parametrize("event_idx", [False, True])
def test_interrupt_only_when_armed(machine: FakeMachine, event_idx: bool) -> None:
    driver, device = pair(machine, 8, event_idx)
    for slot in range(4):
        driver.offer(slot)
    driver.publish()
    assert not device.finish(device.fetch()[0], 1)
    assert driver.take() == 0 and driver.take() == -1
    assert not driver.arm()
    assert device.finish(device.fetch()[0], 1)
    assert driver.take() == 1
    driver.disarm()
    assert not device.finish(device.fetch()[0], 1)
    assert driver.arm(), "one had come before the interrupt was asked for"


def test_a_slot_that_does_not_exist_breaks_the_queue(machine: FakeMachine) -> None:
    driver, device = pair(machine, 4, False)
    driver.offer(0)
    driver.publish()
    device.finish(4, 10)
    assert driver.take() == -1 and driver.broken
    device.finish(0, 10)
    assert driver.take() == -1
    assert not driver.arm()


def test_a_slot_that_is_not_out_breaks_the_queue(machine: FakeMachine) -> None:
    driver, device = pair(machine, 4, False)
    driver.offer(0)
    driver.offer(1)
    driver.publish()
    device.finish(0, 10)
    device.finish(0, 10)
    assert driver.take() == 0 and not driver.broken
    assert driver.take() == -1 and driver.broken


def test_a_used_index_that_runs_away_breaks_the_queue(machine: FakeMachine) -> None:
    driver, device = pair(machine, 4, True)
    driver.offer(0)
    driver.publish()
    device.store(device.device + 2, 2, 2)
    assert driver.take() == -1 and driver.broken
    driver.offer(1)
    driver.publish()
    assert device.avail_count() == 1, "a broken queue publishes nothing"


@given(st.data())
def test_any_used_ring_is_survived(data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        machine = FakeMachine()
        install(machine, patch)
        driver, device = pair(machine, 4, data.draw(st.booleans()))
        out = set()
        for _ in range(data.draw(st.integers(1, 30))):
            free = [slot for slot in range(4) if slot not in out]
            if free:
                driver.offer(free[0])
                out.add(free[0])
            driver.publish()
            start = device.device - 0x4000_0000
            at = data.draw(st.integers(0, 5 + 8 * 4))
            machine.put(start + at, bytes([data.draw(st.integers(0, 255))]))
            for _ in range(8):
                slot = driver.take()
                if slot < 0:
                    break
                assert slot in out
                out.remove(slot)
