"""What the network tests share: two hosts on a wire, and segments by hand."""

from collections.abc import Callable

from naja.net.iface.interface import Interface
from naja.net.tcp.connection import Connection
from naja.net.wire.address import parse_ipv4
from naja.sim.clock import SeededEntropy, VirtualClock
from naja.sim.link import Link
from naja.sim.pair import Pair

SECOND_NS = 1_000_000_000
MILLISECOND_NS = 1_000_000

A = parse_ipv4("10.0.0.1")
B = parse_ipv4("10.0.0.2")
A_MAC = 0x020000000001
B_MAC = 0x020000000002


def settle(host: Interface, now_ns: int) -> int:
    """Let the probes and announcements of an address go by, unheard. Returns the time then."""
    while True:
        while host.next_frame() is not None:
            pass
        deadline_ns = host.next_deadline_ns()
        if deadline_ns < 0:
            return now_ns
        now_ns = deadline_ns
        host.poll(now_ns)


class Trusting(Interface):
    """Sums nothing: long transfers take a tenth of the time."""

    def __init__(self, mac: int, mtu: int, seed: bytes) -> None:
        super().__init__(mac, mtu, seed)
        self.storage.sums = True

    def receive(self, frame: bytes, now_ns: int, vouched: bool = True) -> None:
        super().receive(frame, now_ns, vouched)


class Hosts(Pair[Interface]):
    """`a` is 10.0.0.1, `b` is 10.0.0.2; one millisecond of wire between them."""

    def __init__(
        self,
        a_to_b: Link | None = None,
        b_to_a: Link | None = None,
        seed: int = 1,
        mtu: int = 1500,
        b_mtu: int = 1500,
        kind: type[Interface] = Interface,
    ) -> None:
        clock = VirtualClock()
        entropy = SeededEntropy(seed)
        a = kind(A_MAC, mtu, entropy.random_bytes(16))
        b = kind(B_MAC, b_mtu, entropy.random_bytes(16))
        a.configure(A, 24, 0, clock.now_ns)
        b.configure(B, 24, 0, clock.now_ns)
        clock.advance_to(max(settle(a, clock.now_ns), settle(b, clock.now_ns)))
        super().__init__(clock, a, b, a_to_b or Link(seed), b_to_a or Link(seed + 1))

    def connect(self, port: int = 80) -> Connection:
        """`a` begins a connection to `b`."""
        return self.a.tcp.connect(B, port, self.clock.now_ns)

    def open(self, port: int = 80) -> tuple[Connection, Connection]:
        """An established connection: the end of `a` and the end of `b`."""
        listener = self.b.tcp.listen(0, port, 100)
        client = self.connect(port)
        accepted: list[Connection] = []

        def established() -> bool:
            server = listener.accept()
            if server is not None:
                accepted.append(server)
            return bool(accepted) and client.connected()

        self.run(60 * SECOND_NS, established)
        assert accepted and client.connected()
        listener.close()
        return client, accepted[0]

    def quiet(self, for_ns: int = SECOND_NS) -> None:
        """Let time pass and forget which frames were sent before."""
        self.run(for_ns)
        self.a_to_b.sent.clear()
        self.b_to_a.sent.clear()


class Sink:
    """Reads whatever comes, at each wake."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.data = bytearray()
        self.wakes = 0
        connection.set_waker(self._woken)
        self._woken()

    def _woken(self) -> None:
        self.wakes += 1
        piece = self.connection.receive(65536)
        while piece:
            self.data += piece
            piece = self.connection.receive(65536)


class Source:
    """Sends `data` as fast as the buffer takes it, then shuts the direction down."""

    def __init__(self, connection: Connection, data: bytes) -> None:
        self.connection = connection
        self._rest = memoryview(data)
        self._woken()

    def _woken(self) -> None:
        taken = self.connection.send(self._rest)
        self._rest = self._rest[taken:]
        if len(self._rest) == 0:
            self.connection.shutdown_write()

    def waker(self) -> Callable[[], None]:
        return self._woken


def both(source: Source, sink: Sink) -> Callable[[], None]:
    """One waker for a connection that is read and written."""

    def woken() -> None:
        sink._woken()
        source._woken()

    return woken
