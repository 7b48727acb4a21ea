"""RFC 6298, by numbers."""

from naja.net.tcp.rtt import INITIAL_RTO_NS, MAX_RTO_NS, MIN_RTO_NS, RttEstimator

MS = 1_000_000


def test_before_and_at_the_first_sample() -> None:
    rtt = RttEstimator()
    assert rtt.rto == INITIAL_RTO_NS == 1000 * MS
    rtt.sample(100 * MS)
    assert (rtt.srtt, rtt.rttvar, rtt.rto) == (100 * MS, 50 * MS, 300 * MS)


def test_second_sample() -> None:
    rtt = RttEstimator()
    rtt.sample(100 * MS)
    rtt.sample(180 * MS)
    assert rtt.rttvar == 3 * 50 * MS // 4 + 80 * MS // 4
    assert rtt.srtt == 110 * MS
    assert rtt.rto == rtt.srtt + 4 * rtt.rttvar


def test_bounds_and_back_off() -> None:
    rtt = RttEstimator()
    for _ in range(50):
        rtt.sample(MS // 10)
    assert rtt.rto == MIN_RTO_NS
    seen = []
    for _ in range(12):
        rtt.back_off()
        seen.append(rtt.rto)
    assert seen[:3] == [2 * MIN_RTO_NS, 4 * MIN_RTO_NS, 8 * MIN_RTO_NS]
    assert seen[-1] == MAX_RTO_NS
    rtt.sample(100 * 1000 * MS)
    assert rtt.rto <= MAX_RTO_NS


def test_karn() -> None:
    rtt = RttEstimator()
    rtt.start(5, 1000)
    assert rtt.timing() and rtt.timed_seq() == 5
    rtt.cancel()
    assert not rtt.timing() and rtt.srtt == -1
    rtt.start(6, 1000)
    rtt.finish(1000 + 7 * MS)
    assert rtt.srtt == 7 * MS and not rtt.timing()
