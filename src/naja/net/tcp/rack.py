"""RACK: time tells what is lost, and the tail loss probe. Source: RFC 8985.

The segment delivered last of those sent last is remembered. Whatever was sent earlier by
more than the reordering window is lost. The window is nothing until reordering is
seen; then a quarter of the least round trip, more for each round with a needless repeat.
"""

from typing import Final

from naja.net.tcp.seq import MASK, diff, gt, lt

MILLISECOND_NS: Final = 1_000_000
# RFC 8985 6.2 step 4: rounds of recovery after which the window is small again.
_PERSIST: Final = 16
_MAX_SHARES: Final = 16
# The least round trip is looked for anew after this time: paths change.
_FORGET_NS: Final = 300_000_000_000
# RFC 8985 7.2 asks for two round trips; less than a delayed ACK only makes noise.
MIN_PROBE_NS: Final = 50 * MILLISECOND_NS
MAX_ACK_DELAY_NS: Final = 200 * MILLISECOND_NS
NOTHING: Final = -1


class Rack:
    def __init__(self, stamp_offset: int) -> None:
        """`stamp_offset`: what our time stamps are ahead of milliseconds."""
        self.stamp_offset = stamp_offset
        self.sent_ns = NOTHING
        self.end = 0
        self.rtt_ns = 0
        self.min_rtt_ns = NOTHING
        self._min_since_ns = 0
        self._farthest = 0
        self.reordered = False
        self._shares = 1
        self._persist = _PERSIST
        self._round_end = NOTHING
        # The tail loss probe: the end of what was sent when it left, NOTHING without one.
        self.probe_end = NOTHING
        self.probe_again = False

    def begin(self, una: int) -> None:
        self._farthest = una

    def delivered(self, sent_ns: int, end: int, again: bool, now_ns: int, echo: int) -> None:
        """A segment arrived over there; `again`: it was sent more than once (step 2)."""
        rtt_ns = now_ns - sent_ns
        if again:
            if self.min_rtt_ns >= 0 and rtt_ns < self.min_rtt_ns:
                return
            stamp = (sent_ns // MILLISECOND_NS + self.stamp_offset) & MASK
            if echo >= 0 and diff(echo, stamp) < 0:
                return
        else:
            stale = now_ns - self._min_since_ns > _FORGET_NS
            if self.min_rtt_ns < 0 or rtt_ns < self.min_rtt_ns or stale:
                self.min_rtt_ns = rtt_ns
                self._min_since_ns = now_ns
        self.rtt_ns = rtt_ns
        if self.sent_ns < 0 or not self.later_than(sent_ns, end):
            self.sent_ns = sent_ns
            self.end = end
        # Step 3: did a segment overtake another?
        if gt(end, self._farthest):
            self._farthest = end
        elif lt(end, self._farthest) and not again:
            self.reordered = True

    def later_than(self, sent_ns: int, end: int) -> bool:
        """Whether what was delivered last was sent after this."""
        return self.sent_ns > sent_ns or (self.sent_ns == sent_ns and gt(self.end, end))

    def reorder_ns(self, srtt_ns: int, recovering: bool, many: bool) -> int:
        """Step 4: how long to wait for stragglers; `many`: three segments overtook one."""
        if not self.reordered and (recovering or many):
            return 0
        wait_ns = self._shares * max(self.min_rtt_ns, 0) // 4
        return min(wait_ns, srtt_ns) if srtt_ns >= 0 else wait_ns

    def repeated_needlessly(self, una: int, nxt: int) -> None:
        """The peer got something twice (D-SACK): wait longer, at most once a round trip."""
        if self._round_end >= 0 and lt(una, self._round_end):
            return
        self._round_end = nxt
        self._shares = min(self._shares + 1, _MAX_SHARES)
        self._persist = _PERSIST

    def recovered(self) -> None:
        """A recovery ended without needless repeats, perhaps."""
        self._persist -= 1
        if self._persist <= 0:
            self._shares = 1

    def probe_ns(self, srtt_ns: int, alone: bool) -> int:
        """When to probe the tail after the last transmission; `alone`: one segment only."""
        wait_ns = max(2 * srtt_ns, MIN_PROBE_NS)
        return wait_ns + MAX_ACK_DELAY_NS if alone else wait_ns
