"""Round-trip time and retransmission timeout. Source: RFC 6298."""

from typing import Final

MILLISECOND_NS: Final = 1_000_000

INITIAL_RTO_NS: Final = 1000 * MILLISECOND_NS
# RFC 6298 2.4 asks for 1 s; like Linux and the BSDs we go lower: a lost segment of a
# short answer would cost a whole second otherwise, and delayed ACKs take 40 to 200 ms.
MIN_RTO_NS: Final = 200 * MILLISECOND_NS
MAX_RTO_NS: Final = 60_000 * MILLISECOND_NS
# RFC 6298 5.7: after a lost SYN the data phase starts with this.
RTO_AFTER_SYN_LOSS_NS: Final = 3000 * MILLISECOND_NS
SLOWER: Final = 4
GRANULARITY_NS: Final = MILLISECOND_NS


class RttEstimator:
    """`srtt`, `rttvar`, `rto` in nanoseconds; `srtt` is -1 before the first sample."""

    def __init__(self) -> None:
        self.srtt = -1
        self.rttvar = 0
        self.rto = INITIAL_RTO_NS
        # Karn: one segment at a time is timed, and none that was sent twice.
        self._timed_seq = 0
        self._timed_since_ns = -1

    def timing(self) -> bool:
        return self._timed_since_ns >= 0

    def start(self, end_seq: int, now_ns: int) -> None:
        """A new segment that ends before `end_seq` leaves now."""
        self._timed_seq = end_seq
        self._timed_since_ns = now_ns

    def cancel(self) -> None:
        """Something was retransmitted: an ACK would be ambiguous."""
        self._timed_since_ns = -1

    def timed_seq(self) -> int:
        return self._timed_seq

    def finish(self, now_ns: int) -> None:
        """The timed segment was acknowledged."""
        sample_ns = max(now_ns - self._timed_since_ns, 0)
        self._timed_since_ns = -1
        self.sample(sample_ns)

    def sample(self, sample_ns: int) -> None:
        if self.srtt < 0:
            self.srtt = sample_ns
            self.rttvar = sample_ns // 2
        else:
            self.rttvar = (3 * self.rttvar + abs(self.srtt - sample_ns)) // 4
            self.srtt = (7 * self.srtt + sample_ns) // 8
        self.rto = self._computed()

    def relax(self, age_ns: int) -> None:
        """New data was acknowledged at last, by an ACK for what left `age_ns` ago, before a repeat.

        That is no sample: it may be our waiting that took so long. But the path works, so the
        back-off ends, down to that age if the path has become so slow, and four timeouts at most.
        """
        if self.srtt >= 0:
            computed = self._computed()
            self.rto = min(self.rto, max(computed, min(age_ns, SLOWER * computed)))

    def _computed(self) -> int:
        rto = self.srtt + max(GRANULARITY_NS, 4 * self.rttvar)
        return min(max(rto, MIN_RTO_NS), MAX_RTO_NS)

    def back_off(self) -> None:
        """The timer expired (RFC 6298 5.5)."""
        self.rto = min(self.rto * 2, MAX_RTO_NS)
