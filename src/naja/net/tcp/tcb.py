"""The transmission control block: everything one connection remembers. Source: RFC 9293 3.3.1.

Names are the RFC's: snd.una, snd.nxt, snd.wnd, snd.wl1, snd.wl2, rcv.nxt, iss, irs. Two are
ours: `cursor`, the next sequence number to be transmitted, which falls back to snd.una
when the retransmission timer expires while snd.nxt stays the end of what was ever sent;
and rcv.adv, the right edge of the advertised window (RCV.NXT + RCV.WND).
"""

from typing import Final

from naja.net.tcp.buffers import ReceiveBuffer, SendBuffer
from naja.net.tcp.congestion import Congestion
from naja.net.tcp.reassembly import Reassembly
from naja.net.tcp.rtt import RttEstimator
from naja.net.tcp.seq import add, diff
from naja.net.tcp.state import CLOSED, ESTABLISHED, SYN_SENT
from naja.net.timers import NEVER
from naja.net.wire.tcp import NO_SCALE

RECEIVE_CAPACITY: Final = 131072
SEND_CAPACITY: Final = 131072
MAX_UNSCALED: Final = 65535
# RFC 9293 3.7.1: what a peer takes that did not say.
DEFAULT_MSS: Final = 536
# A peer that asks for less gets segments of this size: smaller ones only serve to exhaust us.
MIN_MSS: Final = 64
# RFC 1191 3: no path asks for less than 576 octets any more; a forger might.
MIN_PATH_MSS: Final = 536
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


class Tcb:
    def __init__(
        self, local: int, local_port: int, remote: int, remote_port: int, max_mss: int
    ) -> None:
        """`max_mss`: octets of text that fit one packet of the interface."""
        self.state = CLOSED
        self.local = local
        self.local_port = local_port
        self.remote = remote
        self.remote_port = remote_port
        self.max_mss = max_mss
        self.mss = min(DEFAULT_MSS, max_mss)
        self.iss = 0
        self.irs = 0
        self.snd = SendSequence()
        self.rcv = ReceiveSequence()
        self.cursor = 0
        self.offer_scale = window_shift(RECEIVE_CAPACITY)
        self.passive = False
        self.outgoing = SendBuffer(SEND_CAPACITY)
        self.incoming = ReceiveBuffer(RECEIVE_CAPACITY)
        self.reassembly = Reassembly()
        self.fin_seq = _NO_FIN
        self.rtt = RttEstimator()
        self.congestion = Congestion(self.mss, 0)
        self.nodelay = True

        # What the program did.
        self.fin_queued = False
        self.user_closed = False
        self.room_wanted = False
        # What is to be sent.
        self.syn_due = False
        self.ack_now = False
        self.rexmit_due = False
        self.probe_due = False
        self.reset_due = False
        self.output_due = False
        # What happened.
        self.changed = False
        self.error: OSError | None = None
        self.fin_sent = False
        self.fin_received = False
        self.syn_lost = False
        self.segments_unacked = 0
        self.last_sent_ns = 0
        self.challenges = 0
        self.challenge_since_ns = 0
        # Timers.
        self.rexmit_at_ns = NEVER
        self.persisting = False
        self.persist_ns = 0
        self.orphan_probes = 0
        self.trouble_since_ns = NEVER
        self.repeats = 0
        self.delack_at_ns = NEVER
        self.linger_at_ns = NEVER

    def begin(self, state: int, iss: int) -> None:
        """Enter SYN-SENT or SYN-RECEIVED; the SYN is to be sent."""
        self.state = state
        self.passive = state != SYN_SENT
        self.iss = iss
        self.snd.una = iss
        self.snd.nxt = iss
        self.cursor = iss
        self.congestion.recover = iss
        self.syn_due = True
        self.output_due = True

    def adopt(self, seq: int, mss: int, scale: int) -> None:
        """The peer's SYN: its sequence number and options."""
        self.irs = seq
        self.rcv.nxt = add(seq, 1)
        self.rcv.adv = add(self.rcv.nxt, min(RECEIVE_CAPACITY, MAX_UNSCALED))
        if mss > 0:
            self.mss = max(mss, MIN_MSS)
        self.mss = min(self.mss, self.max_mss)
        if scale == NO_SCALE:
            self.offer_scale = NO_SCALE
            self.snd.scale = 0
            self.rcv.scale = 0
        else:
            self.snd.scale = scale
            self.rcv.scale = self.offer_scale

    def shrink_mss(self, mss: int) -> None:
        """The path takes only so much text per packet: send again in smaller segments."""
        mss = max(mss, MIN_PATH_MSS)
        if mss >= self.mss:
            return
        self.mss = mss
        self.congestion.mss = mss
        if self.state >= ESTABLISHED:
            self.cursor = self.snd.una
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
        self.persisting = False

    def deadline_ns(self) -> int:
        """The earliest of the timers."""
        deadline_ns = self.rexmit_at_ns
        if self.delack_at_ns >= 0 and (deadline_ns < 0 or self.delack_at_ns < deadline_ns):
            deadline_ns = self.delack_at_ns
        if self.linger_at_ns >= 0 and (deadline_ns < 0 or self.linger_at_ns < deadline_ns):
            deadline_ns = self.linger_at_ns
        return deadline_ns


def window_shift(capacity: int) -> int:
    """The least shift with which `capacity` can be advertised. Source: RFC 7323 2.3."""
    shift = 0
    while capacity >> shift > MAX_UNSCALED:
        shift += 1
    return shift
