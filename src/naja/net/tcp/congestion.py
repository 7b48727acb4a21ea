"""Congestion control: slow start, congestion avoidance, fast retransmit and recovery.

Source: RFC 5681, RFC 6582 (NewReno), RFC 6928 (initial window), RFC 3042 (limited transmit).
All quantities are octets.
"""

from typing import Final

from naja.net.tcp.seq import ge, gt

DUPLICATES: Final = 3
# Receivers acknowledge many segments at once; RFC 9406 4.2 lets such an ACK count for this
# many (RFC 5681 for one, which makes slow start crawl).
MAX_STEP: Final = 8
_NO_LIMIT: Final = 0x3FFFFFFF
_MAX_CWND: Final = 1 << 24


class Congestion:
    """`cwnd`, `ssthresh`, and where recovery ends (`recover`, a sequence number)."""

    def __init__(self, mss: int, iss: int) -> None:
        self.mss = mss
        self.cwnd = initial_window(mss)
        self.ssthresh = _NO_LIMIT
        self.recover = iss
        self.recovering = False
        self.duplicates = 0
        self._credit = 0
        self._partial_seen = False

    def set_mss(self, mss: int, syn_lost: bool) -> None:
        """The handshake is over. After a lost SYN the start is one segment (RFC 5681 3.1)."""
        self.mss = mss
        self.cwnd = mss if syn_lost else initial_window(mss)

    def window(self) -> int:
        """How much may be in flight now."""
        if self.recovering:
            return self.cwnd
        return self.cwnd + min(self.duplicates, 2) * self.mss

    def acknowledged(self, octets: int, una: int, flight: int) -> bool:
        """New data was acknowledged up to `una`; `flight` was outstanding before.

        True: retransmit the segment at `una` now (a partial ACK in recovery).
        """
        self.duplicates = 0
        if self.recovering:
            return self._recovery_ack(octets, una, flight)
        if flight + self.mss < self.cwnd // 2:
            # The window was not what limited us: it has not been tested.
            return False
        if self.cwnd < self.ssthresh:
            self.cwnd += min(octets, MAX_STEP * self.mss)
        else:
            self._credit += octets
            if self._credit >= self.cwnd:
                self._credit -= self.cwnd
                self.cwnd += self.mss
        self.cwnd = min(self.cwnd, _MAX_CWND)
        return False

    def first_partial(self) -> bool:
        """True once in each recovery: the retransmission timer is to be restarted."""
        first = not self._partial_seen
        self._partial_seen = True
        return first

    def duplicate(self, una: int, nxt: int, flight: int) -> bool:
        """A duplicate ACK came. True: retransmit the segment at `una` now."""
        self.duplicates += 1
        if self.recovering:
            self.cwnd = min(self.cwnd + self.mss, _MAX_CWND)
            return False
        if self.duplicates != DUPLICATES or not gt(una, self.recover):
            return False
        self.ssthresh = max(flight // 2, 2 * self.mss)
        self.cwnd = self.ssthresh + DUPLICATES * self.mss
        self.recover = nxt
        self.recovering = True
        self._partial_seen = False
        return True

    def timed_out(self, nxt: int, flight: int, first: bool) -> None:
        """The retransmission timer expired; `first` if not for this segment before."""
        if first:
            self.ssthresh = max(flight // 2, 2 * self.mss)
        self.cwnd = self.mss
        self.recover = nxt
        self.recovering = False
        self.duplicates = 0
        self._credit = 0

    def idle(self) -> None:
        """Nothing was sent for longer than an RTO (RFC 5681 4.1)."""
        self.cwnd = min(self.cwnd, initial_window(self.mss))

    def _recovery_ack(self, octets: int, una: int, flight: int) -> bool:
        if ge(una, self.recover):
            left = max(flight - octets, 0)
            self.cwnd = min(self.ssthresh, max(left, self.mss) + self.mss)
            self.recovering = False
            return False
        self.cwnd = max(self.cwnd - octets, self.mss)
        if octets >= self.mss:
            self.cwnd += self.mss
        return True


def initial_window(mss: int) -> int:
    return min(10 * mss, max(2 * mss, 14600))
