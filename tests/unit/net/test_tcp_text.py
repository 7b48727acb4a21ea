"""Text, windows, acknowledgments and timers, by segments written by hand."""

from naja.net.tcp.connection import Connection
from naja.net.tcp.reassembly import MAX_PIECES
from naja.net.tcp.seq import add, diff
from naja.net.tcp.tcb import RECEIVE_CAPACITY, SEND_CAPACITY
from naja.net.tcp.timeouts import DELAYED_ACK_NS, R2_DATA_NS
from naja.net.wire.tcp import ACK, FIN, PSH, RST
from unit.net.scripted import Scripted
from unit.net.worlds import MILLISECOND_NS, SECOND_NS

MSS = 1460


def established(mss: int = MSS, wnd: int = 65535) -> tuple[Scripted, Connection]:
    world = Scripted()
    world.wnd = wnd
    return world, world.accept(mss=mss)


def test_ack_is_delayed_and_rides_on_text() -> None:
    world, connection = established()
    assert world.say(ACK | PSH, b"request") == []
    assert connection.receive(100) == b"request"
    connection.send(b"response")
    (answer,) = world.drain()
    assert answer.payload == b"response" and answer.ack == world.seq
    assert answer.flags == ACK | PSH
    world.ack = add(world.ack, 8)
    world.say(ACK)
    assert world.after(SECOND_NS) == []


def test_delayed_ack_by_timer() -> None:
    world, _ = established()
    assert world.say(ACK | PSH, b"request") == []
    assert world.after(DELAYED_ACK_NS - 1) == []
    (answer,) = world.after(1)
    assert answer.flags == ACK and answer.ack == world.seq


def test_every_second_segment_is_acknowledged_at_once() -> None:
    world, _ = established()
    assert world.say(ACK, bytes(MSS)) == []
    (answer,) = world.say(ACK, bytes(MSS))
    assert answer.ack == world.seq


def test_out_of_order_text() -> None:
    world, connection = established()
    world.put(ACK, b"cc", seq=add(world.seq, 4))
    (first,) = world.drain()
    world.put(ACK, b"bb", seq=add(world.seq, 2))
    (second,) = world.drain()
    assert first.ack == second.ack == world.seq and connection.receive(9) == b""
    world.put(ACK, b"aa")
    (third,) = world.drain()
    assert third.ack == add(world.seq, 6) and connection.receive(9) == b"aabbcc"


def test_old_and_overlapping_text() -> None:
    world, connection = established()
    world.say(ACK, b"abcdef")
    world.put(ACK, b"XXXX", seq=add(world.seq, -6))
    (answer,) = world.drain()
    assert answer.ack == world.seq
    world.put(ACK, b"ZZZghi", seq=add(world.seq, -3))
    (answer,) = world.drain()
    assert answer.ack == add(world.seq, 3)
    assert connection.receive(99) == b"abcdefghi"


def test_text_beyond_the_window_is_cut() -> None:
    world, connection = established()
    window = connection.tcb.rcv.wnd
    world.put(ACK | FIN, b"12345", seq=add(world.seq, window - 3))
    (answer,) = world.drain()
    assert answer.ack == world.seq
    world.put(ACK, b"no", seq=add(world.seq, window))
    assert len(world.drain()) == 1
    # What is before the cut counts; the FIN was cut off.
    sent = 0
    while sent < window - 3:
        count = min(1000, window - 3 - sent)
        world.say(ACK, bytes(count))
        sent += count
    assert connection.tcb.rcv.wnd <= RECEIVE_CAPACITY - window
    taken = b""
    while piece := connection.receive(100_000):
        taken += piece
    assert len(taken) == window and taken.endswith(b"123") and not connection.at_eof()


def fill(world: Scripted, connection: Connection) -> None:
    """Send text until the host's window is shut."""
    for _ in range(RECEIVE_CAPACITY // 100):
        room = connection.tcb.rcv.wnd
        if room == 0:
            return
        world.say(ACK, bytes(min(room, MSS)))
    raise AssertionError("the window does not shut")


def test_the_window_shuts_and_opens() -> None:
    world, connection = established()
    fill(world, connection)
    answers = world.after(SECOND_NS)
    assert not answers or answers[-1].wnd == 0
    # A probe is answered, its octet not taken.
    world.put(ACK, b"p")
    (answer,) = world.drain()
    assert answer.wnd == 0 and answer.ack == world.seq
    # A little room is no news (silly window), much is.
    connection.receive(100)
    assert world.after(SECOND_NS) == []
    connection.receive(4 * MSS)
    (update,) = world.drain()
    assert update.wnd >= 4 * MSS - 4 and update.ack == world.seq
    world.say(ACK, b"more")
    assert connection.tcb.error is None


def test_acks_and_resets_count_while_our_window_is_shut() -> None:
    world, connection = established()
    fill(world, connection)
    world.drain()
    connection.send(b"text")
    assert any(seg.payload == b"text" for seg in world.drain())
    world.ack = add(world.ack, 4)
    world.put(ACK, b"p")
    assert connection.unsent() == 0
    world.drain()
    world.put(RST)
    assert isinstance(connection.error(), ConnectionResetError)


def test_segments_respect_mss_and_window() -> None:
    world, connection = established(mss=500, wnd=1200)
    assert connection.send(bytes(3000)) == 3000
    first = world.drain()
    assert [len(seg.payload) for seg in first] == [500, 500]
    world.ack = add(world.ack, 500)
    (third,) = world.say(ACK)
    assert len(third.payload) == 500 and third.seq == add(world.ack, 500)


def test_push_is_on_the_last_segment_only() -> None:
    world, connection = established(mss=500)
    connection.send(bytes(1200))
    assert [seg.flags & PSH for seg in world.drain()] == [0, 0, PSH]


def test_small_writes_are_joined_but_never_wait() -> None:
    world, connection = established()
    for _ in range(3):
        connection.send(b"abc")
    (joined,) = world.drain()
    assert joined.payload == b"abcabcabc"
    connection.send(b"at once")
    (second,) = world.drain()
    assert second.payload == b"at once"


def test_nagle_can_be_switched_on() -> None:
    world, connection = established()
    connection.tcb.nodelay = False
    connection.send(b"first")
    assert len(world.drain()) == 1
    connection.send(b"second")
    assert world.drain() == []
    world.ack = add(world.ack, 5)
    (second,) = world.say(ACK)
    assert second.payload == b"second"
    connection.send(b"x")
    connection.shutdown_write()
    (last,) = world.drain()
    assert last.flags & FIN and last.payload == b"x"


def test_sender_avoids_silly_segments() -> None:
    world, connection = established(mss=1000, wnd=10_000)
    connection.send(bytes(20_000))
    assert sum(len(seg.payload) for seg in world.drain()) == 10_000
    world.ack = add(world.ack, 10_000)
    world.wnd = 300
    assert world.say(ACK) == []
    # Nothing else can tell us: after a while the small window is used all the same.
    (small,) = world.after(2 * SECOND_NS)[:1]
    assert len(small.payload) == 300


def test_zero_window_is_probed_with_back_off() -> None:
    world, connection = established(wnd=0)
    connection.send(b"waiting")
    assert world.drain() == []
    probes = []
    for _ in range(400):
        for probe in world.after(SECOND_NS):
            probes.append(world.clock.now_ns)
            assert probe.payload == b"w" and probe.seq == world.ack
            world.put(ACK)
    gaps = [(b - a) / SECOND_NS for a, b in zip(probes, probes[1:], strict=False)]
    assert connection.error() is None and 8 <= len(probes) <= 16
    assert gaps[-1] == 60 and gaps[0] <= 1
    world.wnd = 1000
    (text,) = world.say(ACK)
    assert text.payload == b"waiting"


def test_the_octet_of_a_probe_may_be_taken() -> None:
    world, connection = established(wnd=0)
    connection.send(b"waiting")
    (probe,) = world.after(1500 * MILLISECOND_NS)[:1]
    world.ack = add(probe.seq, 1)
    world.wnd = 1000
    (text,) = world.say(ACK)
    assert text.payload == b"aiting"
    world.ack = add(world.ack, 6)
    world.say(ACK)
    assert connection.unsent() == 0 and world.after(10 * SECOND_NS) == []


def test_unanswered_probes_end_the_connection() -> None:
    world, connection = established(wnd=0)
    connection.send(b"waiting")
    world.after(R2_DATA_NS + 130 * SECOND_NS)
    assert isinstance(connection.error(), TimeoutError) and len(world.host.tcp) == 0


def test_an_orphan_does_not_probe_for_ever() -> None:
    world, connection = established(wnd=0)
    connection.send(b"waiting")
    connection.close()
    for _ in range(1000):
        for seg in world.after(SECOND_NS):
            if seg.flags & RST == 0:
                world.put(ACK)
    assert len(world.host.tcp) == 0


def test_retransmission_backs_off_and_gives_up() -> None:
    world, connection = established()
    connection.send(b"lost")
    (first,) = world.drain()
    times = [world.clock.now_ns]
    while connection.error() is None:
        world.clock.advance_to(world.host.next_deadline_ns())
        for seg in world.drain():
            if seg.flags & RST == 0:
                assert (seg.seq, seg.payload) == (first.seq, b"lost")
                times.append(world.clock.now_ns)
    gaps = [b - a for a, b in zip(times, times[1:], strict=False)]
    assert all(b == min(2 * a, 60 * SECOND_NS) for a, b in zip(gaps, gaps[1:], strict=False))
    assert isinstance(connection.error(), TimeoutError)
    assert times[-1] - times[1] >= 60 * SECOND_NS


def test_after_a_timeout_everything_is_sent_again_in_slow_start() -> None:
    world, connection = established(mss=1000)
    connection.send(bytes(8000))
    assert len(world.drain()) == 8
    (again,) = world.after(connection.tcb.rtt.rto)
    assert again.seq == world.ack and len(again.payload) == 1000
    assert connection.tcb.congestion.cwnd == 1000
    world.ack = add(world.ack, 1000)
    two = world.say(ACK)
    assert [diff(seg.seq, world.ack) for seg in two] == [0, 1000]
    # The rest had arrived after all: nothing more to send.
    world.ack = add(world.ack, 7000)
    assert world.say(ACK) == [] and connection.unsent() == 0
    assert world.after(10 * SECOND_NS) == []


def test_fast_retransmit() -> None:
    world, connection = established(mss=1000)
    connection.send(bytes(range(250)) * 40)
    assert len(world.drain()) == 10
    before = connection.tcb.rtt.rto
    assert world.say(ACK) == [] and world.say(ACK) == []
    (again,) = world.say(ACK)
    assert again.seq == world.ack and len(again.payload) == 1000
    assert connection.tcb.congestion.recovering
    # A partial ACK: the next hole is filled at once, without another three duplicates.
    world.ack = add(world.ack, 3000)
    (second,) = world.say(ACK)
    assert second.seq == world.ack and connection.tcb.congestion.recovering
    world.ack = add(world.ack, 7000)
    assert world.say(ACK) == [] and not connection.tcb.congestion.recovering
    assert connection.tcb.rtt.rto == before and connection.unsent() == 0


def test_limited_transmit() -> None:
    world, connection = established(mss=1000)
    connection.send(bytes(20_000))
    assert len(world.drain()) == 10
    (new,) = world.say(ACK)
    assert diff(new.seq, world.ack) == 10_000
    (new,) = world.say(ACK)
    assert diff(new.seq, world.ack) == 11_000


def test_window_updates_are_not_duplicates() -> None:
    world, connection = established(mss=1000)
    connection.send(bytes(5000))
    world.drain()
    for wnd in range(65000, 64990, -1):
        assert world.say(ACK, wnd=wnd) == []
    assert not connection.tcb.congestion.recovering


def test_round_trips_are_measured_without_retransmissions() -> None:
    world, connection = established()
    world.clock.advance_to(world.clock.now_ns + SECOND_NS)
    connection.send(b"one")
    world.drain()
    world.clock.advance_to(world.clock.now_ns + 80 * MILLISECOND_NS)
    world.ack = add(world.ack, 3)
    srtt = connection.tcb.rtt.srtt
    world.say(ACK)
    assert connection.tcb.rtt.srtt > srtt
    srtt = connection.tcb.rtt.srtt
    connection.send(b"two")
    world.drain()
    assert len(world.after(connection.tcb.rtt.rto)) == 1
    world.ack = add(world.ack, 3)
    world.say(ACK)
    assert connection.tcb.rtt.srtt == srtt


def test_a_lost_syn_makes_the_start_slow() -> None:
    world = Scripted()
    connection, _ = world.begin()
    world.after(SECOND_NS)
    world.put(0x12, mss=1000)
    assert connection.connected()
    assert connection.tcb.rtt.rto == 3 * SECOND_NS and connection.tcb.congestion.cwnd == 1000


def test_the_send_buffer_is_bounded_and_says_when_there_is_room() -> None:
    world, connection = established()
    woken: list[int] = []
    connection.set_waker(lambda: woken.append(connection.send_room()))
    assert connection.send(bytes(SEND_CAPACITY + 5)) == SEND_CAPACITY
    assert connection.send(b"x") == 0 and connection.send_room() == 0
    assert connection.unsent() == SEND_CAPACITY
    for _ in range(200):
        for seg in world.drain():
            world.ack = add(seg.seq, len(seg.payload))
        world.put(ACK)
        world.host.wake()
    assert connection.unsent() == 0
    assert woken and all(room >= SEND_CAPACITY // 4 for room in woken)


def test_send_takes_any_octets() -> None:
    world, connection = established()
    buffer = bytearray(b"-bytearray-")
    connection.send(b"bytes")
    connection.send(buffer)
    connection.send(memoryview(buffer)[1:4])
    connection.send(b"")
    buffer[:] = b"overwritten"
    (seg,) = world.drain()
    assert seg.payload == b"bytes-bytearray-byt"
    connection.shutdown_write()
    assert connection.send(b"too late") == 0 and connection.send_room() == 0


def test_receive_in_portions() -> None:
    world, connection = established()
    world.say(ACK, b"0123456789")
    assert connection.receive(4) == b"0123" and connection.receive(0) == b""
    assert connection.receive(100) == b"456789" and connection.receive(1) == b""


def test_tiny_segments_ahead_do_not_exhaust_memory() -> None:
    world, connection = established()
    for offset in range(2, 12_000, 2):
        world.put(ACK, b"x", seq=add(world.seq, offset))
        world.clock.advance_to(world.clock.now_ns + MILLISECOND_NS)
    assert len(connection.tcb.reassembly) <= MAX_PIECES
    world.drain()
    assert connection.connected()


def test_idle_connection_starts_slowly_again() -> None:
    world, connection = established(mss=1000)
    connection.tcb.congestion.cwnd = 60_000
    connection.send(b"x")
    (seg,) = world.drain()
    world.ack = add(seg.seq, 1)
    world.say(ACK)
    world.after(10 * SECOND_NS)
    connection.send(bytes(60_000))
    assert len(world.drain()) == 10
