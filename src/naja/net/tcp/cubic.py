"""CUBIC: how fast the window grows when nothing was lost for a while. Source: RFC 9438.

Windows are octets, times milliseconds; everything is integers. W_cubic(t) = C (t-K)^3 + W_max
with C = 0.4 segments per second cubed.
"""

from typing import Final

MILLISECOND_NS: Final = 1_000_000
# The multiplicative decrease, 0.7 (RFC 9438 4.6).
BETA_TENTHS: Final = 7
# The additive increase of a Reno flow that decreases by 0.7: 3 (1 - 0.7) / (1 + 0.7).
_ALPHA_THOUSANDTHS: Final = 529
_MAX_MS: Final = 1_000_000
_NO_EPOCH: Final = -1


def cube_root(value: int) -> int:
    """The integer part of the cube root of 0 <= value < 2**62."""
    root = 0
    for shift in range(20, -1, -1):
        more = root | 1 << shift
        if more * more * more <= value:
            root = more
    return root


class Cubic:
    """One growth period ("epoch") begins at the first ACK after a decrease."""

    def __init__(self) -> None:
        self._w_max = 0
        self._k_ms = 0
        self._since_ns = _NO_EPOCH
        self._w_est = 0
        self._prior = 0
        self._credit = 0
        self._est_credit = 0
        self._after_timeout = False

    def reduce(self, cwnd: int, flight: int, mss: int, timeout: bool) -> int:
        """Something was lost; the new ssthresh (4.6, 4.7 fast convergence, 4.8)."""
        self._prior = cwnd
        if cwnd < self._w_max:
            self._w_max = cwnd * (10 + BETA_TENTHS) // 20
        else:
            self._w_max = cwnd
        self._since_ns = _NO_EPOCH
        self._after_timeout = timeout
        return max(flight * BETA_TENTHS // 10, 2 * mss)

    def idle(self) -> None:
        """The program paused: time that was not used does not count (5.8)."""
        self._since_ns = _NO_EPOCH

    def increase(self, cwnd: int, octets: int, mss: int, now_ns: int, srtt_ns: int) -> int:
        """By how much `cwnd` grows when `octets` were acknowledged in congestion avoidance."""
        if self._since_ns < 0:
            self._begin(cwnd, mss, now_ns)
        self._estimate(cwnd, octets, mss)
        elapsed_ns = now_ns - self._since_ns
        if self._w_max + self._offset(elapsed_ns, mss) < self._w_est:
            return max(self._w_est - cwnd, 0)
        target = self._w_max + self._offset(elapsed_ns + max(srtt_ns, 0), mss)
        target = min(max(target, cwnd), cwnd + cwnd // 2)
        # (target - cwnd) / cwnd segments for each segment acknowledged (4.4).
        self._credit += (target - cwnd) * min(octets, cwnd) // mss
        gain = self._credit // cwnd * mss
        self._credit %= cwnd
        return gain

    def _begin(self, cwnd: int, mss: int, now_ns: int) -> None:
        self._since_ns = now_ns
        self._w_est = cwnd
        self._credit = 0
        self._est_credit = 0
        if self._after_timeout or self._w_max <= cwnd:
            self._w_max = cwnd
            self._k_ms = 0
            self._after_timeout = False
        else:
            segments_thousandths = (self._w_max - cwnd) * 1000 // mss
            # K = cbrt(segments / 0.4) seconds.
            self._k_ms = cube_root(segments_thousandths * 2_500_000)

    def _offset(self, elapsed_ns: int, mss: int) -> int:
        """C (t-K)^3 in octets."""
        ms = min(max(elapsed_ns // MILLISECOND_NS - self._k_ms, -_MAX_MS), _MAX_MS)
        magnitude = abs(ms)
        # 0.4 ms^3 / 10^9 segments, in thousandths.
        octets = magnitude * magnitude * magnitude // 2_500_000 * mss // 1000
        return octets if ms >= 0 else -octets

    def _estimate(self, cwnd: int, octets: int, mss: int) -> None:
        """What Reno would have by now (4.3)."""
        alpha = 1000 if self._w_est >= self._prior else _ALPHA_THOUSANDTHS
        self._est_credit += alpha * octets
        gained = self._est_credit // (1000 * cwnd)
        self._est_credit -= gained * 1000 * cwnd
        self._w_est += gained * mss
