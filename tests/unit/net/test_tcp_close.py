"""FIN, RST and TIME-WAIT in every state: RFC 9293 3.6, 3.10.7.4; RFC 5961."""

import pytest

from naja.net.tcp import state
from naja.net.tcp.acknowledge import MAX_CHALLENGES
from naja.net.tcp.connection import Connection
from naja.net.tcp.seq import add
from naja.net.tcp.time_wait import MAX_RECORDS, TIME_WAIT_NS
from naja.net.tcp.timeouts import FIN_WAIT_2_NS, R2_ORPHAN_NS
from naja.net.wire.tcp import ACK, FIN, PSH, RST, SYN
from unit.net.scripted import Scripted
from unit.net.worlds import SECOND_NS, Hosts


def in_state(wanted: int) -> tuple[Scripted, Connection]:
    """A world whose connection is in the state `wanted`."""
    world = Scripted()
    if wanted == state.SYN_SENT:
        return world, world.begin()[0]
    connection = world.accept()
    if wanted in (state.CLOSE_WAIT, state.LAST_ACK):
        (answer,) = world.say(ACK | FIN)
        assert answer.flags == ACK and answer.ack == world.seq
    if wanted in (state.FIN_WAIT_1, state.FIN_WAIT_2, state.CLOSING, state.LAST_ACK):
        connection.shutdown_write()
        (fin,) = world.drain()
        assert fin.flags == ACK | FIN and fin.seq == world.ack
    if wanted == state.CLOSING:
        (answer,) = world.say(ACK | FIN)
        assert answer.flags == ACK
    if wanted == state.FIN_WAIT_2:
        world.ack = add(world.ack, 1)
        assert world.say(ACK) == []
    assert connection.tcb.state == wanted, state.name(connection.tcb.state)
    return world, connection


SYNCHRONIZED = [
    state.ESTABLISHED,
    state.FIN_WAIT_1,
    state.FIN_WAIT_2,
    state.CLOSE_WAIT,
    state.CLOSING,
    state.LAST_ACK,
]


def test_peer_closes_first() -> None:
    world, connection = in_state(state.CLOSE_WAIT)
    assert connection.at_eof() and connection.connected() and connection.error() is None
    connection.send(b"still speaking")
    (text,) = world.drain()
    assert text.payload == b"still speaking"
    connection.close()
    (fin,) = world.drain()
    assert fin.flags & FIN and connection.tcb.state == state.LAST_ACK
    world.ack = add(fin.seq, 1)
    assert world.say(ACK) == []
    assert connection.tcb.state == state.CLOSED and connection.error() is None
    assert len(world.host.tcp) == 0 and world.host.tcp.time_waits() == 0


def test_we_close_first() -> None:
    world, connection = in_state(state.FIN_WAIT_2)
    (answer,) = world.say(ACK | PSH, b"late text") + world.after(SECOND_NS)
    assert answer.ack == world.seq and connection.receive(20) == b"late text"
    (answer,) = world.say(ACK | FIN)
    assert answer.flags == ACK and answer.ack == world.seq
    assert connection.at_eof() and world.host.tcp.time_waits() == 1
    world.after(TIME_WAIT_NS - SECOND_NS)
    assert world.host.tcp.time_waits() == 1
    world.after(SECOND_NS)
    assert world.host.tcp.time_waits() == 0


def test_fin_and_ack_of_our_fin_in_one_segment() -> None:
    world, connection = in_state(state.FIN_WAIT_1)
    world.ack = add(world.ack, 1)
    (answer,) = world.say(ACK | FIN)
    assert answer.flags == ACK and connection.tcb.state == state.TIME_WAIT


def test_simultaneous_close() -> None:
    world, connection = in_state(state.CLOSING)
    world.ack = add(world.ack, 1)
    world.say(ACK)
    assert connection.tcb.state == state.TIME_WAIT and world.host.tcp.time_waits() == 1


def test_fin_with_text() -> None:
    world, connection = in_state(state.ESTABLISHED)
    (answer,) = world.say(ACK | FIN | PSH, b"all")
    assert answer.ack == world.seq
    assert not connection.at_eof()
    assert connection.receive(10) == b"all" and connection.at_eof()


def test_our_fin_goes_with_the_last_text() -> None:
    world, connection = in_state(state.ESTABLISHED)
    connection.send(b"bye")
    connection.close()
    (last,) = world.drain()
    assert last.flags == FIN | PSH | ACK and last.payload == b"bye"
    assert connection.tcb.state == state.FIN_WAIT_1


@pytest.mark.parametrize("wanted", [state.FIN_WAIT_1, state.CLOSING, state.LAST_ACK])
def test_fin_is_repeated(wanted: int) -> None:
    world, _ = in_state(wanted)
    again = world.after(5 * SECOND_NS)
    assert len(again) >= 2
    assert all(seg.flags & FIN and seg.seq == world.ack for seg in again)
    world.ack = add(world.ack, 1)
    world.say(ACK)
    assert world.after(5 * SECOND_NS) == []


@pytest.mark.parametrize("wanted", [state.FIN_WAIT_1, state.CLOSING, state.LAST_ACK])
def test_a_peer_that_vanished_is_forgotten(wanted: int) -> None:
    world, connection = in_state(wanted)
    connection.close()
    world.after(R2_ORPHAN_NS + 130 * SECOND_NS)
    assert len(world.host.tcp) == 0


def test_fin_wait_2_ends_if_nobody_reads() -> None:
    world, connection = in_state(state.FIN_WAIT_2)
    world.after(10 * FIN_WAIT_2_NS)
    assert connection.tcb.state == state.FIN_WAIT_2
    connection.close()
    world.after(FIN_WAIT_2_NS)
    assert len(world.host.tcp) == 0
    world = Scripted()
    connection = world.accept()
    connection.close()
    (fin,) = world.drain()
    world.ack = add(fin.seq, 1)
    world.say(ACK)
    assert connection.tcb.state == state.FIN_WAIT_2
    world.after(FIN_WAIT_2_NS)
    assert len(world.host.tcp) == 0


@pytest.mark.parametrize("wanted", SYNCHRONIZED)
def test_reset_at_the_exact_number(wanted: int) -> None:
    world, connection = in_state(wanted)
    world.put(RST)
    assert world.drain() == []
    assert connection.tcb.state == state.CLOSED and len(world.host.tcp) == 0
    error = connection.error()
    if wanted in (state.CLOSING, state.LAST_ACK):
        assert error is None
    else:
        half = wanted == state.CLOSE_WAIT
        assert isinstance(error, BrokenPipeError if half else ConnectionResetError)
        assert error.errno == (32 if half else 104)
        assert not connection.at_eof() or half


@pytest.mark.parametrize("wanted", SYNCHRONIZED)
def test_reset_elsewhere_in_the_window_is_challenged(wanted: int) -> None:
    world, connection = in_state(wanted)
    world.put(RST, seq=add(world.seq, 100))
    (challenge,) = world.drain()
    assert challenge.flags == ACK and challenge.ack == world.seq
    world.put(RST, seq=add(world.seq, -1))
    world.put(RST, seq=add(world.seq, 70000 * 4))
    assert world.drain() == [] and connection.tcb.state == wanted


@pytest.mark.parametrize("wanted", SYNCHRONIZED)
def test_syn_in_a_synchronized_state_is_challenged(wanted: int) -> None:
    world, connection = in_state(wanted)
    for seq in (world.seq, add(world.seq, 1000), add(world.seq, -50000)):
        world.put(SYN, seq=seq)
        (challenge,) = world.drain()
        assert challenge.flags == ACK and challenge.ack == world.seq
    assert connection.tcb.state == wanted


@pytest.mark.parametrize("wanted", SYNCHRONIZED)
def test_ack_of_what_was_never_sent_is_challenged(wanted: int) -> None:
    world, connection = in_state(wanted)
    world.put(ACK, ack=add(connection.tcb.snd.nxt, 1))
    (challenge,) = world.drain()
    assert challenge.ack == world.seq
    world.put(ACK, ack=add(connection.tcb.snd.una, -100_000))
    assert len(world.drain()) == 1 and connection.tcb.state == wanted


@pytest.mark.parametrize("wanted", SYNCHRONIZED)
def test_segments_without_ack_are_dropped(wanted: int) -> None:
    world, connection = in_state(wanted)
    world.put(PSH, b"text")
    assert world.drain() == [] and connection.receive(10) == b""


def test_challenges_are_limited() -> None:
    world, _ = in_state(state.ESTABLISHED)
    answers = 0
    for _ in range(100):
        world.put(SYN)
        answers += len(world.drain())
    assert answers == MAX_CHALLENGES
    world.clock.advance_to(world.clock.now_ns + SECOND_NS)
    world.put(SYN)
    assert len(world.drain()) == 1


@pytest.mark.parametrize("wanted", SYNCHRONIZED)
def test_abort_resets_the_peer(wanted: int) -> None:
    world, connection = in_state(wanted)
    connection.abort()
    (reset,) = world.drain()
    assert reset.flags & RST and reset.ack == world.seq
    assert reset.seq == connection.tcb.snd.nxt
    assert len(world.host.tcp) == 0 and connection.send(b"x") == 0
    world.put(ACK)
    (again,) = world.drain()
    assert again.flags == RST


def test_abort_and_close_in_syn_sent() -> None:
    for action in (Connection.abort, Connection.close):
        world, connection = in_state(state.SYN_SENT)
        action(connection)
        assert world.after(10 * SECOND_NS) == [] and len(world.host.tcp) == 0
        world.put(SYN | ACK)
        (answer,) = world.drain()
        assert answer.flags == RST


def test_text_after_close_is_answered_with_reset() -> None:
    world, connection = in_state(state.ESTABLISHED)
    connection.close()
    (fin,) = world.drain()
    world.ack = add(fin.seq, 1)
    (reset,) = world.say(ACK | PSH, b"too late")
    assert reset.flags & RST and reset.seq == world.ack and len(world.host.tcp) == 0


def test_text_after_shutdown_is_still_read() -> None:
    world, connection = in_state(state.FIN_WAIT_1)
    world.say(ACK | PSH, b"in time")
    assert connection.receive(100) == b"in time"


def test_fin_ahead_of_missing_text() -> None:
    world, connection = in_state(state.ESTABLISHED)
    world.put(ACK | FIN, b"second", seq=add(world.seq, 5))
    (duplicate,) = world.drain()
    assert duplicate.ack == world.seq and not connection.at_eof()
    world.put(ACK, b"first")
    (answer,) = world.drain()
    assert answer.ack == add(world.seq, 12)
    assert connection.receive(100) == b"firstsecond" and connection.at_eof()


def test_a_fin_twice() -> None:
    world, connection = in_state(state.CLOSE_WAIT)
    world.put(ACK | FIN, seq=add(world.seq, -1))
    (answer,) = world.drain()
    assert answer.ack == world.seq and connection.tcb.state == state.CLOSE_WAIT


def time_wait() -> Scripted:
    world, connection = in_state(state.FIN_WAIT_2)
    connection.close()
    assert len(world.say(ACK | FIN)) == 1
    world.ack = connection.tcb.snd.nxt
    assert world.host.tcp.time_waits() == 1
    return world


def test_time_wait_answers_a_repeated_fin_and_waits_anew() -> None:
    world = time_wait()
    world.after(TIME_WAIT_NS // 2)
    world.put(ACK | FIN, seq=add(world.seq, -1))
    (answer,) = world.drain()
    assert (answer.flags, answer.seq, answer.ack) == (ACK, world.ack, world.seq)
    world.after(TIME_WAIT_NS // 2 + 1)
    assert world.host.tcp.time_waits() == 1
    world.after(TIME_WAIT_NS)
    assert world.host.tcp.time_waits() == 0


def test_time_wait_ignores_resets_and_plain_acks() -> None:
    world = time_wait()
    world.put(RST)
    world.put(ACK)
    assert world.drain() == [] and world.host.tcp.time_waits() == 1
    world.put(SYN, seq=add(world.seq, -1000))
    (answer,) = world.drain()
    assert answer.flags == ACK and answer.ack == world.seq


def test_a_new_syn_ends_time_wait() -> None:
    world = time_wait()
    listener = world.host.tcp.listen(0, 80, 5)
    world.seq = add(world.seq, 50_000)
    connection = world.handshake(listener)
    assert connection.connected() and world.host.tcp.time_waits() == 0


def test_time_waits_are_bounded() -> None:
    hosts = Hosts()
    client, server = hosts.open()
    server.close()
    client.close()
    hosts.run(SECOND_NS)
    table = hosts.b.tcp._time_waits
    for key in range(MAX_RECORDS + 50):
        table.add(key, server.tcb, hosts.clock.now_ns)
    assert hosts.b.tcp.time_waits() == MAX_RECORDS
    hosts.run(2 * TIME_WAIT_NS)
    assert hosts.b.tcp.time_waits() == 0


def test_half_open_connection_is_discovered() -> None:
    """RFC 9293 figure 10: the host forgot, the peer did not."""
    world = Scripted()
    world.put(ACK | PSH, b"hello again", ack=1234)
    (reset,) = world.drain()
    assert reset.flags == RST and reset.seq == 1234


def test_peer_that_forgot_and_connects_again() -> None:
    """A SYN for a connection that is established here: challenge, RST, then all is new."""
    world, connection = in_state(state.ESTABLISHED)
    listener = world.host.tcp.listen(0, 80, 5)
    world.put(SYN, seq=777)
    (challenge,) = world.drain()
    assert challenge.flags == ACK
    world.put(RST, seq=challenge.ack)
    assert isinstance(connection.error(), ConnectionResetError)
    world.seq = 777
    assert world.handshake(listener).connected()


def test_both_ends_close_over_a_wire() -> None:
    for first in (0, 1, 2):
        hosts = Hosts()
        ends = hosts.open()
        if first < 2:
            ends[first].close()
            hosts.run(SECOND_NS)
            assert ends[1 - first].at_eof()
            ends[1 - first].close()
        else:
            ends[0].close()
            ends[1].close()
        hosts.run(SECOND_NS)
        assert len(hosts.a.tcp) == len(hosts.b.tcp) == 0
        assert hosts.a.tcp.time_waits() + hosts.b.tcp.time_waits() == (2 if first == 2 else 1)
