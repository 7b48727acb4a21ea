"""Windows that leave spread over long round trips."""

from itertools import pairwise

import pytest

from naja.net.tcp.congestion import PACED_RTT_NS, initial_window
from naja.net.tcp.spread import BURST_NS
from naja.net.tcp.state import ESTABLISHED
from naja.sim.link import Link
from unit.net.test_trains import CuttingLink, offload
from unit.net.worlds import MILLISECOND_NS, Hosts, Sink, Source

TEXT = bytes(1_000_000)


class Timed(CuttingLink):
    """Knows when each frame with text left, and with how much."""

    def __init__(self, rtt_ns: int, rate: int = 0, buffer: int = 0) -> None:
        super().__init__()
        self.delay_ns = rtt_ns // 2
        self.rate = rate
        self.buffer = buffer
        self.times: list[tuple[int, int]] = []
        self.dropped = 0

    def send(self, frame: bytes, now_ns: int) -> None:
        if len(frame) > 100:
            self.times.append((now_ns, len(frame) - 66))
        super().send(frame, now_ns)

    def _queueing_ns(self, octets: int, now_ns: int) -> int:
        wait_ns = super()._queueing_ns(octets, now_ns)
        self.dropped += wait_ns < 0
        return wait_ns


def sent(link: Timed, trains: bool = False) -> list[tuple[int, int]]:
    """When how much of TEXT left together."""
    hosts = Hosts(link, Link(2, delay_ns=link.delay_ns))
    if trains:
        offload(hosts.a)
    # Of the second connection no round trip has ARP in it.
    hosts.open(81)
    client, server = hosts.open()
    sink = Sink(server)
    client.set_waker(Source(client, TEXT).waker())
    hosts.run(60_000 * MILLISECOND_NS, lambda: len(sink.data) == len(TEXT))
    assert bytes(sink.data) == TEXT
    together: dict[int, int] = {}
    for at_ns, octets in link.times:
        together[at_ns] = together.get(at_ns, 0) + octets
    return sorted(together.items())


@pytest.mark.parametrize("trains", [False, True])
def test_ten_segments_leave_at_once_and_later_ones_spread(trains: bool) -> None:
    mss = 1448
    link = Timed(100 * MILLISECOND_NS)
    bursts = sent(link, trains)
    assert bursts[0][1] == initial_window(mss)
    # 1 MB in flight: twice as much in 100 ms is 20 KB in a millisecond.
    assert all(octets <= 22_000 for _, octets in bursts[1:])
    assert len(bursts) > 60
    assert any(octets > 8 * mss for _, octets in bursts[1:])
    assert (len(link.trains) > 0) is trains


def test_the_pace_is_twice_the_window_in_slow_start() -> None:
    bursts = sent(Timed(100 * MILLISECOND_NS))
    # The first ten left in the first round trip; the window of the second is twenty.
    start_ns = bursts[0][0]
    second = [(at_ns, n) for at_ns, n in bursts if 99 <= (at_ns - start_ns) / 1e6 < 199]
    assert sum(n for _, n in second) == 20 * 1448
    spread_ns = second[-1][0] - second[0][0]
    assert 20 * MILLISECOND_NS < spread_ns < 60 * MILLISECOND_NS
    assert all(b - a >= BURST_NS for (a, _), (b, _) in pairwise(second))


def test_short_round_trips_are_not_paced() -> None:
    bursts = sent(Timed(PACED_RTT_NS // 2))
    # Each window at once; one ACK for all of it counts for eight segments.
    assert len(bursts) < 20 and max(n for _, n in bursts) > 100_000


def test_a_short_queue_of_a_long_path_is_enough() -> None:
    """10 Mbit/s over 100 ms hold 125 KB; the queue takes a third of it."""
    link = Timed(100 * MILLISECOND_NS, 1_250_000, 40_000)
    end_ns = sent(link)[-1][0]
    first_ns = link.times[0][0]
    assert len(TEXT) * 8 / ((end_ns - first_ns) / 1e9) > 6e6
    assert link.dropped < 100


def test_a_timer_ends_the_wait() -> None:
    """No ACK comes any more, yet all of the window leaves, before any timeout."""
    link = Timed(100 * MILLISECOND_NS)
    hosts = Hosts(link, Link(2, delay_ns=link.delay_ns))
    client, server = hosts.open()
    Sink(server)
    client.set_waker(Source(client, TEXT).waker())
    hosts.run(205 * MILLISECOND_NS)
    tcb = client.tcb
    assert tcb.pace_at_ns >= 0 and not tcb.output_due
    hosts.b_to_a.passes = lambda frame: False
    hosts.b_to_a._queue.clear()
    hosts.run(95 * MILLISECOND_NS)
    assert tcb.congestion.cwnd - tcb.flight.octets < tcb.mss
    assert tcb.state == ESTABLISHED and tcb.rexmit_at_ns > hosts.clock.now_ns
