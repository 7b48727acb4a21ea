"""The transmission control block: everything one connection remembers. Source: RFC 9293 3.3.1.

Names are the RFC's: snd.una, snd.nxt, snd.wnd, snd.wl1, snd.wl2, rcv.nxt, iss, irs. Two are
ours: `flight`, the segments between snd.una and the next number to be transmitted
(`flight.end`: snd.nxt, but for an octet that probes a shut window); and rcv.adv, the right
edge of the advertised window (RCV.NXT + RCV.WND).
"""

from typing import Final

from naja.net.options import Remembered
from naja.net.storage import Storage
from naja.net.tcp.buffers import ReceiveBuffer, SendBuffer
from naja.net.tcp.congestion import Congestion
from naja.net.tcp.flight import Flight
from naja.net.tcp.pace import Pace
from naja.net.tcp.rack import Rack
from naja.net.tcp.reassembly import Reassembly
from naja.net.tcp.rtt import RttEstimator
from naja.net.tcp.seq import add, diff
from naja.net.tcp.state import CLOSED, ESTABLISHED, SYN_SENT
from naja.net.timers import NEVER
from naja.net.wire.tcp import NO_SCALE, NO_STAMP, STAMPS_LENGTH, Segment

# What the buffers hold at first, and what they may grow to (`growth.py`).
RECEIVE_CAPACITY: Final = 131072
SEND_CAPACITY: Final = 131072
MAX_CAPACITY: Final = 255 << 16
# The least shift with which the largest window can be told (RFC 7323 2.3).
WINDOW_SHIFT: Final = 8
MAX_UNSCALED: Final = 65535
# RFC 9293 3.7.1: what a peer takes that did not say.
DEFAULT_MSS: Final = 536
# A peer that asks for less gets segments of this size: smaller ones only serve to exhaust us.
MIN_MSS: Final = 64
# RFC 1191 3: no path asks for less than 576 octets any more; a forger might.
MIN_PATH_MSS: Final = 536
# RFC 9293 3.8.4 (MUST-28): two hours. Interval and count are Linux's.
KEEP_IDLE_NS: Final = 7200 * 1_000_000_000
KEEP_INTERVAL_NS: Final = 75 * 1_000_000_000
KEEP_COUNT: Final = 9
_NO_FIN: Final = -1


class SendSequence:
    def __init__(self) -> None:
        self.una = 0
        self.nxt = 0
        self.wnd = 0
        self.wl1 = 0
        self.wl2 = 0
        self.scale = 0
        self.max_wnd = 0


class ReceiveSequence:
    def __init__(self) -> None:
        self.nxt = 0
        self.adv = 0
        self.scale = 0

    @property
    def wnd(self) -> int:
        """What the peer may still send, as far as it knows."""
        return max(diff(self.adv, self.nxt), 0)


class Service:
    """What a program asked of its connection (RFC 9293 3.8.3, 3.8.4, 3.9.1.9, 3.9.2)."""

    def __init__(self) -> None:
        self.options = Remembered()
        # Seconds of SO_LINGER; -1: closing takes the time it takes; 0: it resets.
        self.linger_s = -1
        # How long to repeat what is not acknowledged; NEVER: R2 of the stack.
        self.patience_ns = NEVER
        self.keepalive = False
        self.keep_idle_ns = KEEP_IDLE_NS
        self.keep_interval_ns = KEEP_INTERVAL_NS
        self.keep_count = KEEP_COUNT


class Tcb:
    def __init__(
        self,
        local: int,
        local_port: int,
        remote: int,
        remote_port: int,
        max_mss: int,
        stamp_offset: int,
        storage: Storage,
    ) -> None:
        """`max_mss`: octets of text that fit one packet; `stamp_offset`: see `timestamps`."""
        self.state = CLOSED
        self.local = local
        self.local_port = local_port
        self.remote = remote
        self.remote_port = remote_port
        self.max_mss = max_mss
        self.path_mss = max_mss
        self.mss = min(DEFAULT_MSS, max_mss)
        self.iss = 0
        self.irs = 0
        self.snd = SendSequence()
        self.rcv = ReceiveSequence()
        self.rack = Rack(stamp_offset)
        self.flight = Flight(self.rack)
        self.offer_scale = WINDOW_SHIFT
        # SACK and time stamps: offered in a SYN, used if the peer's SYN has them, too.
        self.sack = True
        self.stamps = True
        self.stamp_offset = stamp_offset
        self.ts_recent = 0
        self.ts_recent_ns = 0
        self.last_ack_sent = 0
        # What came twice, for the next ACK (RFC 2883).
        self.twice_left = 0
        self.twice_right = 0
        self.passive = False
        self.storage = storage
        self.outgoing = SendBuffer(SEND_CAPACITY)
        self.incoming = ReceiveBuffer(RECEIVE_CAPACITY, storage)
        self.arriving = Pace()
        self.leaving = Pace()
        self.reassembly = Reassembly()
        self.fin_seq = _NO_FIN
        self.rtt = RttEstimator()
        self.congestion = Congestion(self.mss, 0)
        self.nodelay = True
        self.service = Service()

        self._begin_flags()
        self._begin_timers()

    def _begin_flags(self) -> None:
        # What the program did.
        self.fin_queued = False
        self.user_closed = False
        self.room_wanted = False
        # What is to be sent.
        self.syn_due = False
        self.ack_now = False
        self.rexmit_due = False
        self.probe_due = False
        self.tail_due = False
        self.keep_due = False
        self.reset_due = False
        self.output_due = False
        # What happened.
        self.changed = False
        self.error: OSError | None = None
        self.advice: OSError | None = None
        self.doubted = False
        self.fin_sent = False
        self.fin_received = False
        self.syn_lost = False
        self.segments_unacked = 0
        self.last_sent_ns = 0
        self.heard_ns = 0
        self.keep_probes = 0
        self.challenges = 0
        self.challenge_since_ns = 0

    def _begin_timers(self) -> None:
        self.rexmit_at_ns = NEVER
        self.persisting = False
        self.persist_ns = 0
        self.orphan_probes = 0
        self.trouble_since_ns = NEVER
        self.repeats = 0
        self.timeout_ns = NEVER
        self.delack_at_ns = NEVER
        self.linger_at_ns = NEVER
        self.keep_at_ns = NEVER
        self.loss_at_ns = NEVER
        self.loss_kind = 0
        # When all that left would have left at the pace of `spread.py`; when text may go on.
        self.paced_ns = 0
        self.pace_at_ns = NEVER

    def begin(self, state: int, iss: int) -> None:
        """Enter SYN-SENT or SYN-RECEIVED; the SYN is to be sent."""
        self.state = state
        self.passive = state != SYN_SENT
        self.iss = iss
        self.snd.una = iss
        self.snd.nxt = iss
        self.flight.begin(iss)
        self.congestion.recover = iss
        self.syn_due = True
        self.output_due = True

    def adopt(self, seg: Segment, now_ns: int) -> None:
        """The peer's SYN: its sequence number and options."""
        self.irs = seg.seq
        self.rcv.nxt = add(seg.seq, 1)
        self.rcv.adv = add(self.rcv.nxt, min(RECEIVE_CAPACITY, MAX_UNSCALED))
        self.last_ack_sent = self.rcv.nxt
        self.sack = self.sack and seg.sack_ok
        self.stamps = self.stamps and seg.ts != NO_STAMP
        if self.stamps:
            self.ts_recent = seg.ts
            self.ts_recent_ns = now_ns
        mss = self.mss
        if seg.mss > 0:
            mss = max(seg.mss, MIN_MSS)
        mss = min(mss, self.path_mss)
        # RFC 9293 3.7.1 (MUST-16): options take their part of each segment.
        self.mss = mss - STAMPS_LENGTH if self.stamps else mss
        if seg.scale == NO_SCALE:
            self.offer_scale = NO_SCALE
            self.snd.scale = 0
            self.rcv.scale = 0
        else:
            self.snd.scale = seg.scale
            self.rcv.scale = self.offer_scale

    def begin_text(self, una: int) -> None:
        """Our SYN was acknowledged."""
        self.snd.una = una
        self.flight.begin(una)
        self.rack.begin(una)

    def shrink_mss(self, mss: int) -> None:
        """The path takes only so much text per packet: send again in smaller segments."""
        if self.stamps and self.state >= ESTABLISHED:
            mss -= STAMPS_LENGTH
        mss = max(mss, MIN_PATH_MSS)
        if mss >= self.mss:
            return
        self.mss = mss
        self.congestion.mss = mss
        if self.state >= ESTABLISHED:
            self.flight.begin(self.snd.una)
            self.rtt.cancel()
            self.output_due = True

    def fin_acknowledged(self) -> bool:
        return self.fin_sent and self.snd.una == self.snd.nxt

    def fin_expected(self) -> bool:
        """A FIN that came ahead of missing text is next now."""
        return self.fin_seq == self.rcv.nxt

    def die(self, error: OSError | None) -> None:
        """CLOSED, with `error` for the program; what it has not read stays readable."""
        self.state = CLOSED
        if self.error is None:
            self.error = error
        self.outgoing.clear()
        self.reassembly.clear()
        self.stop_timers()
        self.syn_due = False
        self.ack_now = False
        self.changed = True

    def stop_timers(self) -> None:
        self.rexmit_at_ns = NEVER
        self.delack_at_ns = NEVER
        self.linger_at_ns = NEVER
        self.keep_at_ns = NEVER
        self.loss_at_ns = NEVER
        self.pace_at_ns = NEVER
        self.persisting = False

    def deadline_ns(self) -> int:
        """The earliest of the timers."""
        deadline_ns = _sooner(self.rexmit_at_ns, self.delack_at_ns)
        deadline_ns = _sooner(deadline_ns, self.linger_at_ns)
        deadline_ns = _sooner(deadline_ns, self.keep_at_ns)
        deadline_ns = _sooner(deadline_ns, self.pace_at_ns)
        return _sooner(deadline_ns, self.loss_at_ns)


def _sooner(a_ns: int, b_ns: int) -> int:
    """The earlier of two times, either of which may be NEVER."""
    if a_ns < 0:
        return b_ns
    return b_ns if 0 <= b_ns < a_ns else a_ns
