"""Buffers that grow with the path, and the account they grow out of."""

from collections.abc import Callable

from naja.net.storage import GROWTH
from naja.net.tcp.connection import Connection
from naja.net.tcp.tcb import MAX_CAPACITY, RECEIVE_CAPACITY, SEND_CAPACITY
from naja.sim.link import Link
from unit.net.worlds import MILLISECOND_NS, SECOND_NS, Hosts, Sink, Source, Trusting

MIB = 1 << 20


def far_hosts(rtt_ms: int = 100, mtu: int = 9000) -> Hosts:
    delay_ns = rtt_ms * MILLISECOND_NS // 2
    return Hosts(Link(1, delay_ns=delay_ns), Link(2, delay_ns=delay_ns), 1, mtu, mtu, Trusting)


def reader_of(connection: Connection, pause: Callable[[int], bool]) -> Callable[[], int]:
    """Reads all that comes until `pause`, asked with how much it was, is true; tells how much."""
    count = 0

    def woken() -> None:
        nonlocal count
        while not pause(count) and (data := connection.receive(65536)):
            count += len(data)

    connection.set_waker(woken)
    return lambda: count


def test_both_buffers_grow_and_are_given_back() -> None:
    hosts = far_hosts()
    client, server = hosts.open()
    sink = Sink(server)
    client.set_waker(Source(client, bytes(4 * MIB)).waker())
    hosts.run(60 * SECOND_NS, lambda: len(sink.data) == 4 * MIB)
    assert RECEIVE_CAPACITY < server.tcb.incoming.capacity <= MAX_CAPACITY
    assert SEND_CAPACITY < client.tcb.outgoing.capacity <= MAX_CAPACITY
    taken = server.tcb.incoming.capacity - RECEIVE_CAPACITY
    assert hosts.b.storage.growth == GROWTH - taken
    client.close()
    server.close()
    hosts.run(300 * SECOND_NS)
    assert hosts.a.storage.growth == hosts.b.storage.growth == GROWTH


def test_what_nobody_reads_makes_no_window_grow() -> None:
    hosts = far_hosts()
    client, server = hosts.open()
    client.set_waker(Source(client, bytes(MIB)).waker())
    hosts.run(20 * SECOND_NS)
    assert server.tcb.incoming.capacity == RECEIVE_CAPACITY
    assert RECEIVE_CAPACITY - 9000 < len(server.tcb.incoming) <= RECEIVE_CAPACITY
    assert client.tcb.outgoing.capacity <= 4 * SEND_CAPACITY


def test_a_near_peer_needs_no_more() -> None:
    hosts = Hosts(
        Link(1, delay_ns=50_000, rate=125_000_000, buffer=MIB),
        Link(2, delay_ns=50_000),
        1,
        9000,
        9000,
        Trusting,
    )
    client, server = hosts.open()
    sink = Sink(server)
    client.set_waker(Source(client, bytes(4 * MIB)).waker())
    hosts.run(60 * SECOND_NS, lambda: len(sink.data) == 4 * MIB)
    assert len(sink.data) == 4 * MIB
    assert server.tcb.incoming.capacity == RECEIVE_CAPACITY
    assert client.tcb.outgoing.capacity == SEND_CAPACITY


def test_all_together_keep_to_the_account() -> None:
    """Peers make windows grow, and then nobody reads: each gets a half of what is left at most."""
    hosts = far_hosts()
    hosts.b.storage.growth = MIB
    ends = []
    for port in range(80, 86):
        client, server = hosts.open(port)
        reader_of(server, lambda count: count > MIB // 2)
        client.set_waker(Source(client, bytes(2 * MIB)).waker())
        ends.append((client, server))
    hosts.run(20 * SECOND_NS)
    grown = [server.tcb.incoming.capacity - RECEIVE_CAPACITY for _, server in ends]
    assert max(grown) > 0 and all(
        len(server.tcb.incoming) <= server.tcb.incoming.capacity for _, server in ends
    )
    assert hosts.b.storage.growth == MIB - sum(grown) >= 0
    for client, server in ends:
        client.abort()
        hosts.run(SECOND_NS)
        # What came stays readable, and is paid for until it was read.
        assert server.error() is not None
        assert server.tcb.incoming.capacity == max(len(server.tcb.incoming), RECEIVE_CAPACITY)
        Sink(server)
    assert hosts.b.storage.growth == MIB


def test_a_silent_program_is_not_remembered_as_a_slow_one() -> None:
    """A pause does not count: after it the next round trips do."""
    hosts = far_hosts()
    client, server = hosts.open()
    hosts.run(3600 * SECOND_NS)
    sink = Sink(server)
    client.set_waker(Source(client, bytes(4 * MIB)).waker())
    hosts.run(60 * SECOND_NS, lambda: len(sink.data) == 4 * MIB)
    assert server.tcb.incoming.capacity > 4 * RECEIVE_CAPACITY
