"""RFC 5681, 6582 and 9438, by numbers."""

from naja.net.tcp.congestion import PACED_RTT_NS, Congestion, initial_window
from naja.net.tcp.cubic import Cubic, cube_root

MSS = 1000
SECOND_NS = 1_000_000_000
RTT_NS = SECOND_NS // 10


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
        congestion.acknowledged(MSS, congestion.cwnd, 0, RTT_NS)
    assert congestion.cwnd == 20 * MSS
    # An ACK of very much counts for eight segments, for all where text is paced (RFC 9406 4.3).
    congestion.acknowledged(18 * MSS, congestion.cwnd, 0, PACED_RTT_NS - 1)
    assert congestion.cwnd == 28 * MSS
    congestion.acknowledged(28 * MSS, congestion.cwnd, 0, PACED_RTT_NS)
    assert congestion.cwnd == 56 * MSS


def test_unused_window_does_not_grow() -> None:
    congestion = fresh()
    for _ in range(100):
        congestion.acknowledged(100, 100, 0, RTT_NS)
    assert congestion.cwnd == 10 * MSS


def test_loss_takes_three_tenths() -> None:
    congestion = fresh()
    congestion.lost(20_000, 10_000)
    assert congestion.recovering and congestion.recover == 20_000
    assert congestion.cwnd == congestion.ssthresh == 7 * MSS
    congestion.ended(2000)
    assert not congestion.recovering and congestion.cwnd == 3 * MSS
    congestion.ended(0)
    assert congestion.cwnd == 3 * MSS


def test_timeout_leaves_one_segment() -> None:
    congestion = fresh()
    congestion.timed_out(10_000, 10_000, True)
    assert congestion.cwnd == MSS and congestion.ssthresh == 7 * MSS and congestion.repairing
    congestion.timed_out(10_000, 1000, False)
    assert congestion.ssthresh == 7 * MSS
    congestion.ended(0)
    assert not congestion.repairing and congestion.cwnd == MSS


def test_idle_forgets_what_was_learnt() -> None:
    congestion = fresh()
    congestion.cwnd = 50 * MSS
    congestion.idle()
    assert congestion.cwnd == 10 * MSS


def test_cube_root() -> None:
    for value in (0, 1, 7, 8, 9, 26, 27, 10**12, 10**12 - 1, 2**61):
        root = cube_root(value)
        assert root**3 <= value < (root + 1) ** 3


def grow(cubic: Cubic, cwnd: int, seconds: float, rtt_ns: int, since_ns: int = 0) -> list[int]:
    """The window at the end of each round trip, all of it acknowledged segment by segment."""
    windows = []
    now_ns = since_ns
    while now_ns < since_ns + seconds * SECOND_NS:
        for _ in range(cwnd // MSS):
            now_ns += rtt_ns // (cwnd // MSS)
            cwnd += cubic.increase(cwnd, MSS, MSS, now_ns, rtt_ns)
        windows.append(cwnd)
    return windows


def test_cubic_returns_to_its_plateau_and_leaves_it_slowly() -> None:
    cubic = Cubic()
    start = cubic.reduce(1000 * MSS, 1000 * MSS, MSS, False)
    assert start == 700 * MSS
    # K = cbrt(300 / 0.4) = 9.09 s.
    windows = grow(cubic, start, 18.0, SECOND_NS // 5)
    middle = windows[len(windows) // 2]
    assert 980 * MSS < middle < 1020 * MSS
    assert max(windows) < 1300 * MSS and windows[-1] > 1200 * MSS
    first_half = [b - a for a, b in zip(windows[:40], windows[1:41], strict=True)]
    assert first_half[0] > 5 * first_half[-1]


def test_cubic_is_no_slower_than_reno_on_short_paths() -> None:
    cubic = Cubic()
    start = cubic.reduce(20 * MSS, 20 * MSS, MSS, False)
    windows = grow(cubic, start, 1.0, SECOND_NS // 100)
    # Reno with alpha 0.529 gains 53 segments in 100 round trips.
    assert 45 * MSS <= windows[-1] - start <= 110 * MSS


def test_fast_convergence() -> None:
    cubic = Cubic()
    cubic.reduce(1000 * MSS, 1000 * MSS, MSS, False)
    start = cubic.reduce(800 * MSS, 800 * MSS, MSS, False)
    # W_max is now 0.85 * 800: the plateau is lower.
    windows = grow(cubic, start, 6.0, SECOND_NS // 5)
    assert any(670 * MSS <= window <= 690 * MSS for window in windows)
    assert windows[-1] < 700 * MSS
