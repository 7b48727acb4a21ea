"""RFC 5681 and 6582, by numbers."""

from naja.net.tcp.congestion import Congestion, initial_window

MSS = 1000


def fresh() -> Congestion:
    congestion = Congestion(MSS, 0)
    assert congestion.cwnd == 10 * MSS
    return congestion


def test_initial_window() -> None:
    assert initial_window(1460) == 14600
    assert initial_window(536) == 5360
    assert initial_window(9000) == 18000


def test_slow_start_doubles() -> None:
    congestion = fresh()
    for _ in range(10):
        assert not congestion.acknowledged(MSS, 1, congestion.cwnd)
    assert congestion.cwnd == 20 * MSS
    # An ACK of very much counts for eight segments.
    congestion.acknowledged(18 * MSS, 1, congestion.cwnd)
    assert congestion.cwnd == 28 * MSS


def test_congestion_avoidance_adds_one_segment_per_window() -> None:
    congestion = fresh()
    congestion.ssthresh = 10 * MSS
    for _ in range(10):
        congestion.acknowledged(MSS, 1, congestion.cwnd)
    assert congestion.cwnd == 11 * MSS


def test_unused_window_does_not_grow() -> None:
    congestion = fresh()
    for _ in range(100):
        congestion.acknowledged(100, 1, 100)
    assert congestion.cwnd == 10 * MSS


def test_fast_retransmit_and_full_recovery() -> None:
    congestion = fresh()
    una, nxt, flight = 5000, 15000, 10000
    assert not congestion.duplicate(una, nxt, flight)
    assert congestion.window() == 11 * MSS
    assert not congestion.duplicate(una, nxt, flight)
    assert congestion.window() == 12 * MSS
    assert congestion.duplicate(una, nxt, flight)
    assert congestion.ssthresh == 5 * MSS and congestion.cwnd == 8 * MSS
    assert not congestion.duplicate(una, nxt, flight)
    assert congestion.cwnd == 9 * MSS
    assert not congestion.acknowledged(10000, nxt, flight)
    assert not congestion.recovering
    assert congestion.cwnd == 2 * MSS  # Nothing is in flight: no burst (RFC 6582 3.2 step 3).


def test_partial_acks() -> None:
    congestion = fresh()
    for _ in range(3):
        congestion.duplicate(5000, 15000, 10000)
    assert congestion.acknowledged(2000, 7000, 10000)
    assert congestion.recovering and congestion.cwnd == (8 - 2 + 1) * MSS
    assert congestion.first_partial() and not congestion.first_partial()
    assert not congestion.acknowledged(8000, 15000, 8000)
    assert not congestion.recovering and congestion.cwnd <= congestion.ssthresh


def test_duplicates_of_old_losses_do_not_count() -> None:
    congestion = fresh()
    congestion.timed_out(15000, 10000, True)
    assert congestion.cwnd == MSS and congestion.ssthresh == 5 * MSS
    for _ in range(5):
        assert not congestion.duplicate(5000, 15000, 10000)
    congestion.timed_out(15000, 1000, False)
    assert congestion.ssthresh == 5 * MSS


def test_idle_restart() -> None:
    congestion = fresh()
    congestion.cwnd = 90 * MSS
    congestion.idle()
    assert congestion.cwnd == 10 * MSS
