"""Two hosts that speak IPv6 with each other: addresses, neighbours, TCP and UDP over it."""

from naja.net.iface.six import SixInterface
from naja.net.ip.six import ANY_SIX, LOCALHOST_SIX
from naja.net.tcp.connection import Connection
from naja.net.wire.address6 import parse_ipv6
from naja.sim.link import Link
from unit.net.worlds import SECOND_NS, Hosts

A_TEXT, B_TEXT = "2001:db8::a", "2001:db8::b"


class SixHosts(Hosts):
    """`a` is 2001:db8::a, `b` is 2001:db8::b."""

    def __init__(
        self, mtu: int = 1500, b_mtu: int = 1500, a_to_b: Link | None = None
    ) -> None:
        super().__init__(a_to_b, mtu=mtu, b_mtu=b_mtu)
        self.six_a = SixInterface(self.a, self.clock.now_ns)
        self.six_b = SixInterface(self.b, self.clock.now_ns)
        self.six_a.add_static(parse_ipv6(A_TEXT), 64, b"", self.clock.now_ns)
        self.six_b.add_static(parse_ipv6(B_TEXT), 64, b"", self.clock.now_ns)

    def open_six(self, text: str = B_TEXT, port: int = 80) -> tuple[Connection, Connection]:
        listener = self.b.tcp.listen(ANY_SIX, port, 100)
        client = self.a.tcp.connect(self.six_a.parse(text), port, self.clock.now_ns)
        found: list[Connection] = []

        def established() -> bool:
            server = listener.accept()
            if server is not None:
                found.append(server)
            return bool(found) and client.connected()

        self.run(60 * SECOND_NS, established)
        assert found and client.connected()
        listener.close()
        return client, found[0]


def test_a_connection() -> None:
    hosts = SixHosts()
    client, server = hosts.open_six()
    assert client.remote_address() == (B_TEXT, 80)
    assert server.remote_address() == (A_TEXT, client.local_address()[1])
    assert client.tcb.mss == 1500 - 40 - 20 - 12
    data = bytes(k * 7 & 255 for k in range(100_000))
    got = bytearray()
    sent = 0

    def done() -> bool:
        nonlocal sent
        sent += client.send(data[sent:])
        got.extend(server.receive(1 << 20))
        return len(got) == len(data)

    hosts.run(60 * SECOND_NS, done)
    assert bytes(got) == data
    assert hosts.a.counters.bad_checksum == hosts.b.counters.bad_checksum == 0
    client.close()
    server.close()
    hosts.run(5 * SECOND_NS)
    assert len(hosts.a.tcp) == len(hosts.b.tcp) == 0


def test_nobody_listens() -> None:
    hosts = SixHosts()
    client = hosts.a.tcp.connect(hosts.six_a.parse(B_TEXT), 81, hosts.clock.now_ns)
    hosts.run(10 * SECOND_NS, lambda: client.error() is not None)
    assert isinstance(client.error(), ConnectionRefusedError)


def test_nobody_has_the_address() -> None:
    hosts = SixHosts()
    client = hosts.a.tcp.connect(hosts.six_a.parse("2001:db8::c"), 80, hosts.clock.now_ns)
    hosts.run(20 * SECOND_NS, lambda: client.error() is not None)
    error = client.error()
    assert error is not None and error.errno == 113


def test_to_ourselves() -> None:
    hosts = SixHosts()
    for text in ("::1", A_TEXT):
        listener = hosts.a.tcp.listen(hosts.six_a.parse("::"), 80, 1)
        assert listener.address() == ("::", 80)
        client = hosts.a.tcp.connect(hosts.six_a.parse(text), 80, hosts.clock.now_ns)
        hosts.run(SECOND_NS, client.connected)
        assert client.connected() and client.local_address()[0] == text
        listener.close()
    assert hosts.six_a.parse("::1") == LOCALHOST_SIX


def test_both_families_have_ports_of_their_own() -> None:
    hosts = SixHosts()
    four = hosts.b.tcp.listen(0, 80, 1)
    client, _ = hosts.open_six()
    assert four.accept() is None
    other = hosts.connect(80)
    hosts.run(SECOND_NS, other.connected)
    assert other.connected() and client.connected()


def test_datagrams_and_fragments() -> None:
    hosts = SixHosts()
    there = hosts.b.udp.bind(53, ANY_SIX)
    here = hosts.a.udp.bind(0, ANY_SIX)
    dst = hosts.six_a.parse(B_TEXT)
    for size in (0, 1, 1452, 1453, 10_000, 60_000):
        payload = bytes(k & 255 for k in range(size))
        assert hosts.a.send_datagram(here, dst, 53, payload)
        hosts.run(2 * SECOND_NS)
        datagram = there.receive()
        assert datagram is not None and datagram.payload == payload
        assert hosts.six_b.format(datagram.src) == A_TEXT
    here.connect(dst, 54)
    hosts.a.send_datagram(here, dst, 54, b"?")
    hosts.run(SECOND_NS)
    assert isinstance(here.error, ConnectionRefusedError)
