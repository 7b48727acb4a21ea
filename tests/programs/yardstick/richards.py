# args: 1
"""A small operating system's scheduler, simulated (pyperformance: richards)."""

from __future__ import annotations

import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = 1, 2, 3, 4, 5, 6
DEVICE, WORK = 0, 1
BUFFER_SIZE = 4


class Packet:
    def __init__(self, link: Packet | None, ident: int, kind: int) -> None:
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER_SIZE

    def append_to(self, queue: Packet | None) -> Packet:
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Scheduler:
    def __init__(self) -> None:
        self.tasks: list[Task] = []
        self.table: list[Task | None] = [None] * 10
        self.hold_count = 0
        self.queue_count = 0

    def task(self, ident: int) -> Task:
        found = self.table[ident]
        if found is None:
            raise KeyError(f"no task {ident}")
        return found

    def schedule(self) -> None:
        task: Task | None = self.tasks[-1]
        while task is not None:
            if task.held_or_waiting():
                task = task.link
            else:
                task = task.run_task()


class Task:
    def __init__(
        self, scheduler: Scheduler, ident: int, priority: int, queue: Packet | None, waiting: bool
    ) -> None:
        self.link = scheduler.tasks[-1] if scheduler.tasks else None
        self.scheduler = scheduler
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.pending = queue is not None
        self.waiting = waiting
        self.holding = False
        scheduler.tasks.append(self)
        scheduler.table[ident] = self

    def work(self, packet: Packet | None) -> Task | None:
        raise NotImplementedError

    def held_or_waiting(self) -> bool:
        return self.holding or (not self.pending and self.waiting)

    def run_task(self) -> Task | None:
        message: Packet | None = None
        if self.pending and self.waiting:
            message = self.queue
            assert message is not None
            self.queue = message.link
            self.waiting = False
            self.pending = self.queue is not None
        return self.work(message)

    def add_packet(self, packet: Packet, old: Task) -> Task:
        if self.queue is None:
            self.queue = packet
            self.pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old

    def wait(self) -> Task:
        self.waiting = True
        return self

    def hold(self) -> Task | None:
        self.scheduler.hold_count += 1
        self.holding = True
        return self.link

    def release(self, ident: int) -> Task:
        task = self.scheduler.task(ident)
        task.holding = False
        return task if task.priority > self.priority else self

    def send(self, packet: Packet) -> Task:
        task = self.scheduler.task(packet.ident)
        self.scheduler.queue_count += 1
        packet.link = None
        packet.ident = self.ident
        return task.add_packet(packet, self)


class IdleTask(Task):
    def __init__(self, scheduler: Scheduler, ident: int, priority: int, count: int) -> None:
        super().__init__(scheduler, ident, priority, None, False)
        self.control = 1
        self.count = count

    def work(self, packet: Packet | None) -> Task | None:
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    def __init__(self, scheduler: Scheduler, ident: int, priority: int, queue: Packet) -> None:
        super().__init__(scheduler, ident, priority, queue, True)
        self.destination = HANDLER_A
        self.letter = 0

    def work(self, packet: Packet | None) -> Task | None:
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.ident = self.destination
        packet.datum = 0
        for i in range(BUFFER_SIZE):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = ord("A") + self.letter - 1
        return self.send(packet)


class DeviceTask(Task):
    def __init__(self, scheduler: Scheduler, ident: int, priority: int) -> None:
        super().__init__(scheduler, ident, priority, None, True)
        self.held: Packet | None = None

    def work(self, packet: Packet | None) -> Task | None:
        if packet is not None:
            self.held = packet
            return self.hold()
        if self.held is None:
            return self.wait()
        held, self.held = self.held, None
        return self.send(held)


class HandlerTask(Task):
    def __init__(self, scheduler: Scheduler, ident: int, priority: int, queue: Packet) -> None:
        super().__init__(scheduler, ident, priority, queue, True)
        self.work_in: Packet | None = None
        self.device_in: Packet | None = None

    def work(self, packet: Packet | None) -> Task | None:
        if packet is not None:
            if packet.kind == WORK:
                self.work_in = packet.append_to(self.work_in)
            else:
                self.device_in = packet.append_to(self.device_in)
        work = self.work_in
        if work is None:
            return self.wait()
        at = work.datum
        if at >= BUFFER_SIZE:
            self.work_in = work.link
            return self.send(work)
        device = self.device_in
        if device is None:
            return self.wait()
        self.device_in = device.link
        device.datum = work.data[at]
        work.datum = at + 1
        return self.send(device)


def packets(ident: int, kind: int) -> Packet:
    first = Packet(None, ident, kind)
    return Packet(Packet(first, ident, kind), ident, kind)


def run() -> tuple[int, int]:
    scheduler = Scheduler()
    IdleTask(scheduler, IDLE, 1, 10000)
    WorkTask(scheduler, WORKER, 1000, Packet(Packet(None, 0, WORK), 0, WORK))
    HandlerTask(scheduler, HANDLER_A, 2000, packets(DEVICE_A, DEVICE))
    HandlerTask(scheduler, HANDLER_B, 3000, packets(DEVICE_B, DEVICE))
    DeviceTask(scheduler, DEVICE_A, 4000)
    DeviceTask(scheduler, DEVICE_B, 5000)
    scheduler.schedule()
    return scheduler.queue_count, scheduler.hold_count


for _ in range(int(sys.argv[1])):
    print(run())
