"""TCP over links that lose, double, delay, reorder and damage: every octet arrives, in order.

Under the `fuzz` profile of hypothesis the same tests draw many more worlds.
"""

import random

from hypothesis import given, settings, strategies as st

from naja.sim.link import Link
from unit.net.worlds import SECOND_NS, Hosts, Sink, Source, both

LIMIT_NS = 3600 * SECOND_NS


def link(seed: int, trouble: float) -> Link:
    return Link(
        seed,
        delay_ns=10_000_000,
        loss=trouble,
        duplicate=trouble / 2,
        corrupt=trouble / 2,
        reorder=trouble,
        reorder_ns=40_000_000,
    )


def exchange(hosts: Hosts, upload: bytes, download: bytes) -> tuple[bytes, bytes]:
    """Both directions at once; what `b` and what `a` got."""
    listener = hosts.b.tcp.listen(0, 80, 5)
    client = hosts.connect()
    client_sink = Sink(client)
    client.set_waker(both(Source(client, upload), client_sink))
    server_sinks: list[Sink] = []

    def accepted() -> None:
        server = listener.accept()
        if server is not None:
            sink = Sink(server)
            server_sinks.append(sink)
            server.set_waker(both(Source(server, download), sink))

    def finished() -> bool:
        ends = [client_sink, *server_sinks]
        return len(ends) == 2 and all(end.connection.at_eof() for end in ends)

    listener.set_waker(accepted)
    hosts.run(LIMIT_NS, finished)
    assert finished(), "the connection hangs"
    (server_sink,) = server_sinks
    for end in (client_sink, server_sink):
        assert end.connection.error() is None
        end.connection.close()
    hosts.run(300 * SECOND_NS)
    assert len(hosts.a.tcp) == len(hosts.b.tcp) == 0
    assert hosts.next_ns() == -1
    return bytes(server_sink.data), bytes(client_sink.data)


@settings(max_examples=25)
@given(
    st.integers(0, 10**6),
    st.sampled_from([0.0, 0.01, 0.05, 0.15]),
    st.integers(0, 120_000),
    st.integers(0, 120_000),
    st.sampled_from([(1500, 1500), (1500, 600), (9000, 1500)]),
)
def test_both_directions(
    seed: int, trouble: float, up: int, down: int, mtus: tuple[int, int]
) -> None:
    source = random.Random(seed)
    upload, download = source.randbytes(up), source.randbytes(down)
    hosts = Hosts(link(seed, trouble), link(seed + 1, trouble), seed, *mtus)
    assert exchange(hosts, upload, download) == (upload, download)


def test_a_quarter_lost_each_way() -> None:
    hosts = Hosts(Link(8, loss=0.25), Link(9, loss=0.25))
    data = random.Random(5).randbytes(60_000)
    assert exchange(hosts, data, b"short answer") == (data, b"short answer")


@settings(max_examples=10)
@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.05]))
def test_many_connections_at_once(seed: int, trouble: float) -> None:
    """Requests of thirty clients, each echoed by the server in capitals."""
    hosts = Hosts(link(seed, trouble), link(seed + 1, trouble), seed)
    listener = hosts.b.tcp.listen(0, 80, 100)
    served: list[Sink] = []

    def accepted() -> None:
        connection = listener.accept()
        while connection is not None:
            serve(connection)
            connection = listener.accept()

    def serve(connection) -> None:  # type: ignore[no-untyped-def]
        sink = Sink(connection)
        served.append(sink)

        def woken() -> None:
            sink._woken()
            if connection.at_eof() and sink.data:
                connection.send(bytes(sink.data).upper())
                sink.data.clear()
                connection.close()

        connection.set_waker(woken)
        woken()

    listener.set_waker(accepted)
    requests = [f"request number {index} ".encode() * (index * 7) for index in range(1, 31)]
    sinks = []
    for request in requests:
        client = hosts.connect()
        client.send(request)
        client.shutdown_write()
        sinks.append(Sink(client))
    hosts.run(LIMIT_NS, lambda: all(sink.connection.at_eof() for sink in sinks))
    assert [bytes(sink.data) for sink in sinks] == [request.upper() for request in requests]
    for sink in sinks:
        sink.connection.close()
    hosts.run(300 * SECOND_NS)
    assert len(hosts.a.tcp) == len(hosts.b.tcp) == 0


@settings(max_examples=15)
@given(st.integers(0, 10**6), st.integers(3_000, 60_000))
def test_a_slow_reader(seed: int, portion: int) -> None:
    """The window shuts and opens; no octet is lost and memory stays bounded."""
    hosts = Hosts(link(seed, 0.02), link(seed + 1, 0.02), seed)
    client, server = hosts.open()
    data = random.Random(seed).randbytes(300_000)
    client.set_waker(Source(client, data).waker())
    got = bytearray()
    for _ in range(400):
        got += server.receive(portion)
        hosts.run(5 * SECOND_NS)
        assert len(server.tcb.incoming) <= server.tcb.incoming.capacity
        if server.at_eof():
            break
    assert got == data
