"""How much may be in flight: slow start, congestion avoidance, the answer to loss.

Source: RFC 5681, RFC 6582 and 6675 (recovery), RFC 6937 (its rate), RFC 9438 (CUBIC),
RFC 6928 (initial window).
All quantities are octets. What is lost is found out elsewhere (`recovery.py`).
"""

from typing import Final

from naja.net.tcp.cubic import Cubic

DUPLICATES: Final = 3
# Where the round trip is shorter, what may leave does so at once (`spread.py`).
PACED_RTT_NS: Final = 10_000_000
# Receivers acknowledge many segments at once; RFC 9406 4.3 lets such an ACK count for this
# many (RFC 5681 for one, which makes slow start crawl), for all of them where text is paced.
MAX_STEP: Final = 8
_NO_LIMIT: Final = 0x3FFFFFFF
_MAX_CWND: Final = 1 << 24


class Congestion:
    """`cwnd`, `ssthresh`, and where the answer to a loss ends (`recover`, a sequence number)."""

    def __init__(self, mss: int, iss: int) -> None:
        self.mss = mss
        self.cwnd = initial_window(mss)
        self.ssthresh = _NO_LIMIT
        self.recover = iss
        # Fast recovery; after a timeout.
        self.recovering = False
        self.repairing = False
        # ACKs that said nothing new, where the peer has no SACK.
        self.duplicates = 0
        self._cubic = Cubic()
        # In fast recovery: the window before, what arrived and what left since (RFC 6937).
        self._before = mss
        self._delivered = 0
        self._sent = 0

    def set_mss(self, mss: int, syn_lost: bool) -> None:
        """The handshake is over. After a lost SYN the start is one segment (RFC 5681 3.1)."""
        self.mss = mss
        self.cwnd = mss if syn_lost else initial_window(mss)

    def acknowledged(self, octets: int, flight: int, now_ns: int, srtt_ns: int) -> None:
        """New data was acknowledged outside of recovery; `flight` was outstanding before."""
        if flight + self.mss < self.cwnd // 2:
            # The window was not what limited us: it has not been tested.
            self._cubic.idle()
            return
        if self.cwnd < self.ssthresh:
            paced = self.ssthresh == _NO_LIMIT and srtt_ns >= PACED_RTT_NS
            self.cwnd += octets if paced else min(octets, MAX_STEP * self.mss)
        else:
            self.cwnd += self._cubic.increase(self.cwnd, octets, self.mss, now_ns, srtt_ns)
        self.cwnd = min(self.cwnd, _MAX_CWND)

    def lost(self, nxt: int, flight: int) -> None:
        """Enter fast recovery, until `nxt` is acknowledged."""
        before = min(flight, self.cwnd)
        self.ssthresh = self._cubic.reduce(self.cwnd, before, self.mss, False)
        self.cwnd = self.ssthresh
        self.recover = nxt
        self.recovering = True
        self._before = max(before, self.mss)
        self._delivered = 0
        self._sent = 0

    def sent(self, octets: int) -> None:
        """Text left during recovery, new or again."""
        self._sent += octets

    def reduced(self, delivered: int, pipe: int, advanced: bool) -> None:
        """Proportional rate reduction (RFC 6937 3.1): what leaves follows what arrives.

        `delivered`: octets that an ACK in recovery reported; `advanced`: snd.una moved.
        """
        self._delivered += delivered
        if pipe > self.ssthresh:
            count = self._delivered * self.ssthresh // self._before - self._sent
        else:
            limit = max(self._delivered - self._sent, delivered)
            if advanced:
                limit += self.mss
            count = min(self.ssthresh - pipe, limit)
        self.cwnd = pipe + max(count, 0)

    def timed_out(self, nxt: int, flight: int, first: bool) -> None:
        """The retransmission timer expired; `first` if not for this segment before."""
        if first:
            before = min(flight, self.cwnd)
            self.ssthresh = self._cubic.reduce(self.cwnd, before, self.mss, True)
        self.cwnd = self.mss
        self.recover = nxt
        self.recovering = False
        self.repairing = True
        self.duplicates = 0

    def ended(self, flight: int) -> None:
        """Everything up to `recover` was acknowledged; `flight` is outstanding still."""
        if self.recovering:
            # RFC 6582 3.2 step 3: no burst.
            self.cwnd = min(self.ssthresh, max(flight, self.mss) + self.mss)
        self.recovering = False
        self.repairing = False
        self.duplicates = 0

    def idle(self) -> None:
        """Nothing was sent for longer than an RTO (RFC 5681 4.1)."""
        self.cwnd = min(self.cwnd, initial_window(self.mss))
        self._cubic.idle()


def initial_window(mss: int) -> int:
    return min(10 * mss, max(2 * mss, 14600))
