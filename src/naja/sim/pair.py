"""Two stations joined by two links, run in virtual time."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from naja.sim.clock import VirtualClock
from naja.sim.link import Link


class Station(Protocol):
    """A stack without I/O: what `naja.net.iface.interface.Interface` offers."""

    def receive(self, frame: bytes, now_ns: int) -> None: ...

    def poll(self, now_ns: int) -> None: ...

    def wake(self) -> None: ...

    def next_frame(self) -> bytearray | None: ...

    def next_deadline_ns(self) -> int: ...


S = TypeVar("S", bound=Station)


class Pair(Generic[S]):
    """`a_to_b` and `b_to_a` carry the frames of the stations `a` and `b`."""

    def __init__(self, clock: VirtualClock, a: S, b: S, a_to_b: Link, b_to_a: Link) -> None:
        self.clock = clock
        self.a = a
        self.b = b
        self.a_to_b = a_to_b
        self.b_to_a = b_to_a

    def step(self) -> None:
        """Everything that happens at the present moment."""
        now_ns = self.clock.now_ns
        moved = True
        while moved:
            moved = _deliver(self.a_to_b, self.b, now_ns)
            moved |= _deliver(self.b_to_a, self.a, now_ns)
            moved |= _send(self.a, self.a_to_b, now_ns)
            moved |= _send(self.b, self.b_to_a, now_ns)

    def next_ns(self) -> int:
        """When something will happen by itself; -1 if never."""
        times = [self.a_to_b.next_ns(), self.b_to_a.next_ns()]
        times += [self.a.next_deadline_ns(), self.b.next_deadline_ns()]
        return min((time_ns for time_ns in times if time_ns >= 0), default=-1)

    def run(self, for_ns: int = 1_000_000_000, until: Callable[[], bool] | None = None) -> None:
        """Let `for_ns` of time pass, or less if `until` becomes true."""
        end_ns = self.clock.now_ns + for_ns
        self.step()
        while until is None or not until():
            next_ns = self.next_ns()
            if next_ns < 0 or next_ns > end_ns:
                self.clock.advance_to(end_ns)
                self.step()
                return
            self.clock.advance_to(next_ns)
            self.step()


def _deliver(link: Link, station: Station, now_ns: int) -> bool:
    moved = False
    frame = link.arrive(now_ns)
    while frame is not None:
        moved = True
        station.receive(frame, now_ns)
        frame = link.arrive(now_ns)
    return moved


def _send(station: Station, link: Link, now_ns: int) -> bool:
    moved = False
    station.poll(now_ns)
    station.wake()
    frame = station.next_frame()
    while frame is not None:
        moved = True
        link.send(bytes(frame), now_ns)
        frame = station.next_frame()
    return moved
