"""Handshakes: RFC 9293 3.5, by segments written by hand."""

import pytest

from naja.net.tcp import state
from naja.net.tcp.seq import add
from naja.net.tcp.table import MAX_HALF_OPEN
from naja.net.tcp.timeouts import R2_CONNECT_NS
from naja.net.wire import tcp
from naja.net.wire.address import parse_ipv4
from naja.net.wire.tcp import ACK, FIN, PSH, RST, SYN
from unit.net.scripted import PEER_PORT, Scripted
from unit.net.worlds import SECOND_NS, B, Hosts


def test_passive_open_with_options() -> None:
    world = Scripted()
    listener = world.host.tcp.listen(0, 80, 5)
    world.put(SYN, mss=1400, scale=5)
    (answer,) = world.drain()
    assert answer.flags == SYN | ACK and answer.ack == add(world.seq, 1)
    assert answer.mss == 1460 and answer.scale == 8 and answer.wnd == 65535
    assert listener.accept() is None and world.host.tcp.half_open() == 1
    world.seq = add(world.seq, 1)
    world.ack = add(answer.seq, 1)
    assert world.say(ACK, wnd=100) == []
    connection = listener.accept()
    assert connection is not None and world.host.tcp.half_open() == 0
    assert connection.remote_address() == ("10.0.0.2", PEER_PORT)
    assert connection.local_address() == ("10.0.0.1", 80)
    assert connection.tcb.mss == 1400 and connection.tcb.snd.wnd == 100 << 5


def test_passive_open_without_options() -> None:
    world = Scripted()
    connection = world.accept(mss=0)
    assert connection.tcb.mss == 536 and connection.tcb.snd.scale == 0
    assert connection.tcb.rcv.scale == 0


def test_the_peers_tiny_mss_is_bounded() -> None:
    world = Scripted()
    assert world.accept(mss=1).tcb.mss == 64


def test_syn_ack_is_repeated_and_given_up() -> None:
    world = Scripted()
    world.host.tcp.listen(0, 80, 5)
    world.put(SYN)
    first = world.drain()
    again = world.after(40 * SECOND_NS)
    assert len(first) == 1 and 4 <= len(again) <= 6
    assert all(seg.flags == SYN | ACK and seg.seq == first[0].seq for seg in again)
    world.after(60 * SECOND_NS)
    assert len(world.host.tcp) == 0 and world.host.tcp.half_open() == 0


def test_a_repeated_syn_gets_the_same_syn_ack() -> None:
    world = Scripted()
    world.host.tcp.listen(0, 80, 5)
    world.put(SYN)
    (first,) = world.drain()
    world.put(SYN)
    (second,) = world.drain()
    assert (first.seq, first.ack, first.flags) == (second.seq, second.ack, second.flags)


def test_data_with_the_last_ack_of_the_handshake() -> None:
    world = Scripted()
    listener = world.host.tcp.listen(0, 80, 5)
    world.put(SYN)
    (answer,) = world.drain()
    world.seq = add(world.seq, 1)
    world.ack = add(answer.seq, 1)
    world.say(ACK | PSH, b"GET /")
    connection = listener.accept()
    assert connection is not None and connection.receive(100) == b"GET /"


def test_wrong_ack_in_syn_received_is_reset() -> None:
    world = Scripted()
    world.host.tcp.listen(0, 80, 5)
    world.put(SYN)
    (answer,) = world.drain()
    world.put(ACK, seq=add(world.seq, 1), ack=add(answer.seq, 2))
    (reset,) = world.drain()
    assert reset.flags == RST and reset.seq == add(answer.seq, 2)
    assert world.host.tcp.half_open() == 1


def test_reset_in_syn_received_forgets_the_peer() -> None:
    world = Scripted()
    listener = world.host.tcp.listen(0, 80, 5)
    world.put(SYN)
    world.drain()
    world.put(RST, seq=add(world.seq, 1))
    assert world.host.tcp.half_open() == 0 and len(world.host.tcp) == 0
    assert listener.accept() is None


@pytest.mark.parametrize(
    ("flags", "answer_flags"),
    [(SYN, RST | ACK), (ACK, RST), (FIN | ACK, RST), (RST, None), (RST | ACK, None)],
)
def test_closed_port(flags: int, answer_flags: int | None) -> None:
    world = Scripted(port=81)
    world.put(flags, ack=77)
    answers = world.drain()
    if answer_flags is None:
        assert answers == []
        return
    (answer,) = answers
    assert answer.flags == answer_flags
    if answer_flags & ACK:
        assert (answer.seq, answer.ack) == (0, add(world.seq, 1))
    else:
        assert answer.seq == 77


def test_listening_port_and_stray_segments() -> None:
    world = Scripted()
    world.host.tcp.listen(0, 80, 5)
    world.put(ACK, ack=5)
    (answer,) = world.drain()
    assert answer.flags == RST and answer.seq == 5
    for flags in (RST, FIN, PSH, 0, SYN | FIN):
        world.put(flags)
        assert world.drain() == []
    assert len(world.host.tcp) == 0


def test_active_open() -> None:
    world = Scripted()
    connection, syn = world.begin()
    assert syn.mss == 1460 and syn.scale == 8 and not connection.connected()
    woken: list[bool] = []
    connection.set_waker(lambda: woken.append(connection.connected()))
    world.put(SYN | ACK, mss=1000, scale=3, wnd=8000)
    world.host.wake()
    assert woken == [True] and connection.tcb.mss == 1000 and connection.tcb.snd.wnd == 8000
    (answer,) = world.drain()
    assert answer.flags == ACK and answer.ack == add(world.seq, 1)


def test_syn_backs_off_and_gives_up() -> None:
    world = Scripted()
    connection, _ = world.begin()
    times = []
    while connection.error() is None:
        next_ns = world.host.next_deadline_ns()
        world.clock.advance_to(next_ns)
        if world.drain():
            times.append(next_ns)
    gaps = [(b - a) // SECOND_NS for a, b in zip(times, times[1:], strict=False)]
    assert gaps[:5] == [2, 4, 8, 16, 32]
    assert isinstance(connection.error(), TimeoutError)
    assert world.clock.now_ns >= R2_CONNECT_NS and len(world.host.tcp) == 0


def test_connection_refused() -> None:
    world = Scripted()
    connection, syn = world.begin()
    world.put(RST | ACK, seq=0, ack=add(syn.seq, 2))
    assert connection.error() is None
    world.put(RST, seq=0)
    assert connection.error() is None
    world.put(RST | ACK, seq=0)
    error = connection.error()
    assert isinstance(error, ConnectionRefusedError) and error.errno == 111
    assert not connection.connected() and len(world.host.tcp) == 0


def test_syn_sent_answers_a_wrong_ack_with_reset() -> None:
    """An old half-open connection of the peer: RFC 9293 figure 9."""
    world = Scripted()
    connection, _ = world.begin()
    world.put(ACK, seq=5000, ack=300)
    (reset,) = world.drain()
    assert reset.flags == RST and reset.seq == 300
    assert connection.error() is None
    world.put(SYN | ACK)
    assert connection.connected()


def test_simultaneous_open() -> None:
    world = Scripted()
    connection, syn = world.begin()
    world.put(SYN, mss=1200)
    (answer,) = world.drain()
    assert answer.flags == SYN | ACK and answer.seq == syn.seq
    assert connection.tcb.state == state.SYN_RECEIVED
    world.put(SYN | ACK)
    assert connection.connected() and connection.tcb.mss == 1200
    world.seq = add(world.seq, 1)
    answers = world.drain()
    assert [seg.flags for seg in answers] == [ACK]
    world.say(ACK, b"data")
    assert connection.receive(10) == b"data"


def test_simultaneous_open_of_two_hosts() -> None:
    hosts = Hosts()
    hosts.b_to_a.passes = hosts.a_to_b.passes = lambda frame: True
    a = hosts.a.tcp.connect(B, 5000, hosts.clock.now_ns)
    a_port = a.tcb.local_port
    b = hosts.b.tcp.connect(parse_ipv4("10.0.0.1"), a_port, hosts.clock.now_ns)
    # Ephemeral ports cannot be chosen, so the key of b's end is set by hand.
    hosts.b.tcp._connections.pop(b.key)
    b.tcb.local_port = 5000
    b.key = (b.key & ~0xFFFF) | 5000
    hosts.b.tcp._connections[b.key] = b
    hosts.run(10 * SECOND_NS, lambda: a.connected() and b.connected())
    assert a.connected() and b.connected()
    a.send(b"from a")
    b.send(b"from b")
    hosts.run(SECOND_NS)
    assert a.receive(10) == b"from b" and b.receive(10) == b"from a"
    assert len(hosts.a_to_b.sent) < 12


def test_data_sent_before_the_handshake_is_done() -> None:
    hosts = Hosts()
    listener = hosts.b.tcp.listen(0, 80, 5)
    client = hosts.connect()
    assert client.send(b"early") == 5
    client.shutdown_write()
    hosts.run(SECOND_NS)
    server = listener.accept()
    assert server is not None and server.receive(10) == b"early" and server.at_eof()


def test_backlog() -> None:
    hosts = Hosts()
    listener = hosts.b.tcp.listen(0, 80, 3)
    clients = [hosts.connect() for _ in range(5)]
    hosts.run(SECOND_NS // 2)
    # All five were in the handshake before the queue was full.
    assert sum(client.connected() for client in clients) == 5
    late = hosts.connect()
    hosts.run(SECOND_NS // 2)
    assert not late.connected() and hosts.b.counters.tcp_backlog_full == 1
    while listener.accept() is not None:
        pass
    hosts.run(3 * SECOND_NS)
    assert late.connected()


def test_half_open_connections_are_bounded_and_then_cookies_serve() -> None:
    world = Scripted()
    listener = world.host.tcp.listen(0, 80, 5)
    for port in range(MAX_HALF_OPEN + 10):
        world._peer_port = 1000 + port
        world.put(SYN)
        world.drain()
    assert world.host.tcp.half_open() == MAX_HALF_OPEN
    assert world.host.counters.tcp_cookies_sent == 10
    world._peer_port = 30000
    connection = world.handshake(listener, 1400)
    assert world.host.counters.tcp_cookies_accepted == 1 and connection.tcb.mss == 1360
    world.say(ACK | PSH, b"request")
    assert connection.receive(10) == b"request"
    world._peer_port = 30001
    world.put(ACK, ack=12345)
    assert [seg.flags for seg in world.drain()] == [RST]
    connection.abort()
    world.after(60 * SECOND_NS)
    assert len(world.host.tcp) == 0
    # Without a flood no cookie is believed.
    world.after(200 * SECOND_NS)
    world.put(ACK, ack=12345)
    assert [seg.flags for seg in world.drain()] == [RST]


def test_a_thousand_connections_opened_and_dropped_half_way() -> None:
    world = Scripted()
    listener = world.host.tcp.listen(0, 80, 5)
    for port in range(1000):
        world._peer_port = 1000 + port
        world.put(SYN)
        world.drain()
        if port % 3 == 0:
            world.put(RST, seq=add(world.seq, 1))
        world.clock.advance_to(world.clock.now_ns + 5_000_000)
    world._peer_port = 40000
    world.after(2 * SECOND_NS)
    assert world.handshake(listener, 1460).connected()


def test_listen_conflicts_and_choices() -> None:
    hosts = Hosts()
    listener = hosts.b.tcp.listen(0, 80, 5)
    with pytest.raises(OSError) as caught:
        hosts.b.tcp.listen(0, 80, 5)
    assert caught.value.errno == 98
    with pytest.raises(OSError) as caught:
        hosts.b.tcp.listen(parse_ipv4("10.0.0.77"), 81, 5)
    assert caught.value.errno == 99
    listener.close()
    listener.close()
    hosts.b.tcp.listen(0, 80, 5).close()
    chosen = hosts.b.tcp.listen(B, 0, 5)
    assert chosen.address()[0] == "10.0.0.2" and chosen.address()[1] >= 32768


def test_closing_a_listener_resets_who_was_not_accepted() -> None:
    hosts = Hosts()
    listener = hosts.b.tcp.listen(0, 80, 5)
    client = hosts.connect()
    hosts.run(SECOND_NS // 2)
    assert client.connected()
    listener.close()
    hosts.run(SECOND_NS // 2)
    assert isinstance(client.error(), ConnectionResetError)
    assert len(hosts.b.tcp) == 0


def test_listener_of_one_address_only() -> None:
    hosts = Hosts()
    hosts.b.tcp.listen(parse_ipv4("127.0.0.1"), 80, 5)
    client = hosts.connect()
    hosts.run(SECOND_NS)
    assert isinstance(client.error(), ConnectionRefusedError)


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_one_port_of_several_addresses(closed: int) -> None:
    hosts = Hosts()
    addresses = ["127.0.0.1", "127.0.0.2", "10.0.0.1"]
    listeners = [hosts.a.tcp.listen(parse_ipv4(address), 80, 5) for address in addresses]
    for taken in ("0.0.0.0", *addresses):
        with pytest.raises(OSError) as caught:
            hosts.a.tcp.listen(parse_ipv4(taken), 80, 5)
        assert caught.value.errno == 98
    listeners[closed].close()
    for index, address in enumerate(addresses):
        client = hosts.a.tcp.connect(parse_ipv4(address), 80, hosts.clock.now_ns)
        hosts.run(SECOND_NS)
        accepted = [listener.accept() is not None for listener in listeners]
        assert accepted == [index == one != closed for one in range(3)]
        assert isinstance(client.error(), ConnectionRefusedError) == (index == closed)
    hosts.a.tcp.listen(parse_ipv4(addresses[closed]), 80, 5)
    for listener in listeners:
        listener.close()
    with pytest.raises(OSError):
        hosts.a.tcp.listen(0, 80, 5)


def test_loopback() -> None:
    hosts = Hosts()
    listener = hosts.a.tcp.listen(0, 80, 5)
    for address in ("127.0.0.1", "10.0.0.1", "0.0.0.0", "127.9.9.9"):
        client = hosts.a.tcp.connect(parse_ipv4(address), 80, hosts.clock.now_ns)
        hosts.run(SECOND_NS)
        server = listener.accept()
        assert client.connected() and server is not None
        assert client.local_address() == server.remote_address()
        assert client.remote_address() == server.local_address()
        client.send(b"hello")
        hosts.run(SECOND_NS)
        assert server.receive(10) == b"hello"
        client.close()
        server.close()
        hosts.run(SECOND_NS)
    tcp_frames = [f for f in hosts.a_to_b.sent if f[12:14] == b"\x08\x00"]
    assert tcp_frames == [] and len(hosts.a.tcp) == 0


def test_isn_and_ports_differ() -> None:
    hosts = Hosts()
    clients = [hosts.connect() for _ in range(50)]
    assert len({client.tcb.iss for client in clients}) == 50
    assert len({client.tcb.local_port for client in clients}) == 50
    assert all(client.tcb.local_port >= 32768 for client in clients)


def test_unscaled_peer_never_sees_more_than_it_can_say() -> None:
    world = Scripted()
    connection = world.accept(scale=tcp.NO_SCALE)
    (answer,) = world.say(ACK | PSH, b"x") + world.after(SECOND_NS)
    assert answer.wnd == 65534 or answer.wnd == 65535
    assert connection.receive(5) == b"x"
