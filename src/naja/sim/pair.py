"""Two interfaces joined by two links, run in virtual time."""

from collections.abc import Callable

from naja.net.iface.interface import Interface
from naja.net.tcp.connection import Connection
from naja.net.tcp.listener import Listener
from naja.net.wire.address import format_ipv4, parse_ipv4
from naja.sim.clock import SeededEntropy, VirtualClock
from naja.sim.link import Link

A_ADDRESS = parse_ipv4("10.0.0.1")
B_ADDRESS = parse_ipv4("10.0.0.2")
A_MAC = 0x020000000001
B_MAC = 0x020000000002


class Pair:
    """`a` (10.0.0.1) and `b` (10.0.0.2); `a_to_b` and `b_to_a` carry their frames."""

    def __init__(
        self, a_to_b: Link | None = None, b_to_a: Link | None = None, seed: int = 1, mtu: int = 1500
    ) -> None:
        self.clock = VirtualClock()
        self.a_to_b = a_to_b if a_to_b is not None else Link(seed)
        self.b_to_a = b_to_a if b_to_a is not None else Link(seed + 1)
        entropy = SeededEntropy(seed)
        self.a = Interface(A_MAC, mtu, entropy.random_bytes(16))
        self.b = Interface(B_MAC, mtu, entropy.random_bytes(16))
        self.a.configure(A_ADDRESS, 24, 0, self.clock.now_ns)
        self.b.configure(B_ADDRESS, 24, 0, self.clock.now_ns)

    def step(self) -> None:
        """Everything that happens at the present moment."""
        now_ns = self.clock.now_ns
        while True:
            moved = self._deliver(self.a_to_b, self.b) | self._deliver(self.b_to_a, self.a)
            for interface, link in ((self.a, self.a_to_b), (self.b, self.b_to_a)):
                interface.poll(now_ns)
                interface.wake()
                frame = interface.next_frame()
                while frame is not None:
                    moved = True
                    link.send(frame, now_ns)
                    frame = interface.next_frame()
            if not moved:
                return

    def next_ns(self) -> int:
        """When something will happen by itself; -1 if never."""
        times = [self.a_to_b.next_ns(), self.b_to_a.next_ns()]
        times += [self.a.next_deadline_ns(), self.b.next_deadline_ns()]
        future = [time_ns for time_ns in times if time_ns >= 0]
        return min(future) if future else -1

    def run(self, for_ns: int = 1_000_000_000, until: Callable[[], bool] | None = None) -> None:
        """Let time pass: `for_ns` of it, or less if `until` becomes true or all is silent."""
        end_ns = self.clock.now_ns + for_ns
        self.step()
        while until is None or not until():
            next_ns = self.next_ns()
            if next_ns < 0 or next_ns > end_ns:
                self.clock.advance_to(end_ns)
                return
            self.clock.advance_to(next_ns)
            self.step()

    def _deliver(self, link: Link, interface: Interface) -> bool:
        moved = False
        frame = link.arrive(self.clock.now_ns)
        while frame is not None:
            moved = True
            interface.receive(frame, self.clock.now_ns)
            frame = link.arrive(self.clock.now_ns)
        return moved

    def listen(self, port: int = 80, backlog: int = 100) -> Listener:
        """`b` listens."""
        return self.b.tcp.listen(0, port, backlog)

    def connect(self, port: int = 80) -> Connection:
        """`a` begins a connection to `b`."""
        return self.a.tcp.connect(B_ADDRESS, port, self.clock.now_ns)

    def open(self, port: int = 80) -> tuple[Connection, Connection]:
        """An established connection: `a`'s end and `b`'s. AssertionError if it fails."""
        listener = self.b.tcp.listen(0, port, 100)
        client = self.connect(port)
        accepted: list[Connection] = []

        def established() -> bool:
            server = listener.accept()
            if server is not None:
                accepted.append(server)
            return bool(accepted) and client.connected()

        self.run(60_000_000_000, established)
        assert accepted and client.connected(), format_ipv4(B_ADDRESS)
        return client, accepted[0]
