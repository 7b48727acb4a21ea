"""SEGMENT ARRIVES, in the order of RFC 9293 3.10.7.3 and 3.10.7.4, with RFC 5961's checks.

Nothing is sent from here: flags in the TCB say what is due. Text on a SYN and urgent
pointers are ignored (the text comes again; RFC 6093 advises against urgent data).
"""

from typing import Final

from naja.net.errors import broken_pipe, refused, reset
from naja.net.tcp.acknowledge import acknowledge, challenge, dead_ack
from naja.net.tcp.seq import add, diff, gt, le
from naja.net.tcp.state import (
    CLOSE_WAIT,
    CLOSING,
    ESTABLISHED,
    FIN_WAIT_1,
    FIN_WAIT_2,
    LAST_ACK,
    SYN_RECEIVED,
    SYN_SENT,
    TIME_WAIT,
)
from naja.net.tcp.tcb import Tcb
from naja.net.tcp.timeouts import DELAYED_ACK_NS, FIN_WAIT_2_NS, after_handshake
from naja.net.tcp.timestamps import missing, remember, too_old
from naja.net.timers import NEVER
from naja.net.wire.tcp import ACK, FIN, PSH, RST, SYN, Segment

SEGMENTS_PER_ACK: Final = 2


def segment_arrives(tcb: Tcb, seg: Segment, now_ns: int) -> bool:
    """Process `seg`. True: answer it with a reset, as in the CLOSED state."""
    if tcb.state == SYN_SENT:
        return _syn_sent(tcb, seg, now_ns)
    if tcb.state < SYN_SENT:
        return seg.flags & RST == 0
    if (
        tcb.state == ESTABLISHED
        and seg.flags & ~PSH == ACK
        and seg.seq == tcb.rcv.nxt
        and len(tcb.reassembly) == 0
        and seg.end - seg.text <= tcb.rcv.wnd
        and not missing(tcb, seg)
        and not too_old(tcb, seg, now_ns)
    ):
        # The next segment in order: nothing of what follows can apply.
        tcb.heard_ns = now_ns
        remember(tcb, seg, now_ns)
        if not acknowledge(tcb, seg, now_ns):
            return False
        if seg.end > seg.text:
            if tcb.user_closed:
                return _text_after_close(tcb)
            _deliver(tcb, seg.frame, seg.text, seg.end - seg.text)
            _acknowledge_later(tcb, seg.end - seg.text, now_ns)
        return False
    return _synchronized(tcb, seg, now_ns)


def _syn_sent(tcb: Tcb, seg: Segment, now_ns: int) -> bool:
    answered = seg.flags & ACK != 0
    if answered and (le(seg.ack, tcb.iss) or gt(seg.ack, tcb.snd.nxt)):
        return seg.flags & RST == 0
    if seg.flags & RST:
        if answered:
            tcb.die(refused())
        return False
    if seg.flags & SYN == 0:
        return False
    tcb.adopt(seg, now_ns)
    tcb.snd.wnd = seg.wnd
    tcb.snd.max_wnd = seg.wnd
    tcb.snd.wl1 = seg.seq
    tcb.snd.wl2 = seg.ack
    if answered:
        _established(tcb, seg.ack, now_ns)
        tcb.ack_now = True
    else:
        # Simultaneous open.
        tcb.state = SYN_RECEIVED
        tcb.syn_due = True
    tcb.output_due = True
    return False


def _established(tcb: Tcb, ack: int, now_ns: int) -> None:
    """Our SYN was acknowledged."""
    tcb.state = ESTABLISHED
    tcb.begin_text(ack)
    tcb.heard_ns = now_ns
    tcb.syn_due = False
    if tcb.rtt.timing():
        tcb.rtt.finish(now_ns)
    after_handshake(tcb)
    tcb.congestion.set_mss(tcb.mss, tcb.syn_lost)
    tcb.changed = True
    tcb.output_due = True


def _synchronized(tcb: Tcb, seg: Segment, now_ns: int) -> bool:
    if tcb.state == SYN_RECEIVED and seg.flags & SYN and seg.seq == tcb.irs:
        if seg.flags & RST:
            return False
        if seg.flags & ACK == 0:
            tcb.syn_due = True
            tcb.output_due = True
            return False
        # The peer's SYN-ACK of a simultaneous open: the SYN is old, the ACK counts.
        seg.seq = tcb.rcv.nxt
        seg.flags &= ~SYN
        tcb.ack_now = True
        tcb.output_due = True
    if missing(tcb, seg):
        return False
    old = too_old(tcb, seg, now_ns)
    if old or not _acceptable(tcb, seg):
        if seg.flags & RST == 0:
            _note_twice(tcb, seg)
            dead_ack(tcb, seg, now_ns)
            if not old:
                _just_behind(tcb, seg, now_ns)
        return False
    remember(tcb, seg, now_ns)
    tcb.heard_ns = now_ns
    if seg.flags & RST:
        _reset(tcb, seg, now_ns)
        return False
    if seg.flags & SYN:
        challenge(tcb, now_ns)
        return False
    if seg.flags & ACK == 0:
        return False
    if tcb.state == SYN_RECEIVED:
        if le(seg.ack, tcb.snd.una) or gt(seg.ack, tcb.snd.nxt):
            return True
        _established(tcb, seg.ack, now_ns)
        tcb.snd.wl1 = add(seg.seq, -1)
    if not acknowledge(tcb, seg, now_ns):
        return False
    if tcb.fin_acknowledged():
        _fin_acknowledged(tcb, now_ns)
    if tcb.state == ESTABLISHED or tcb.state == FIN_WAIT_1 or tcb.state == FIN_WAIT_2:
        return _text(tcb, seg, now_ns)
    return False


def _acceptable(tcb: Tcb, seg: Segment) -> bool:
    """RFC 9293 3.4 table 6, and 3.10.7.4's allowance for ACKs while the window is shut."""
    wnd = tcb.rcv.wnd
    length = seg.length
    offset = diff(seg.seq, tcb.rcv.nxt)
    if offset == 0:
        return True
    if 0 < offset < wnd:
        return True
    return length > 0 and 0 <= offset + length - 1 < wnd


def _just_behind(tcb: Tcb, seg: Segment, now_ns: int) -> None:
    """A bare ACK numbered one below RCV.NXT: what it acknowledges, and its window, count.

    Its sender does not know that we took the octet with which it probed our window. Had we done
    the same, neither side would ever hear of the other (the allowance of RFC 9293 3.10.7.4).
    """
    if tcb.state < ESTABLISHED or seg.flags & ~PSH != ACK or seg.length > 0:
        return
    if diff(seg.seq, tcb.rcv.nxt) == -1 and acknowledge(tcb, seg, now_ns):
        if tcb.fin_acknowledged():
            _fin_acknowledged(tcb, now_ns)


def _note_twice(tcb: Tcb, seg: Segment) -> None:
    """Text that came before: the next ACK says so (RFC 2883)."""
    count = min(seg.end - seg.text, diff(tcb.rcv.nxt, seg.seq))
    if tcb.sack and count > 0:
        tcb.twice_left = seg.seq
        tcb.twice_right = add(seg.seq, count)


def _reset(tcb: Tcb, seg: Segment, now_ns: int) -> None:
    """RFC 5961 3.2: only the exact sequence number resets."""
    if seg.seq != tcb.rcv.nxt:
        challenge(tcb, now_ns)
        return
    if tcb.state == SYN_RECEIVED:
        tcb.die(refused())
    elif tcb.state == CLOSING or tcb.state == LAST_ACK or tcb.state == TIME_WAIT:
        tcb.die(None)
    else:
        # Of whom has said that nothing more will come, Linux tells it like this.
        tcb.die(broken_pipe() if tcb.state == CLOSE_WAIT else reset())


def _fin_acknowledged(tcb: Tcb, now_ns: int) -> None:
    if tcb.state == FIN_WAIT_1:
        tcb.state = FIN_WAIT_2
        if tcb.user_closed:
            tcb.linger_at_ns = now_ns + FIN_WAIT_2_NS
    elif tcb.state == CLOSING:
        _time_wait(tcb)
    elif tcb.state == LAST_ACK:
        tcb.die(None)


def _time_wait(tcb: Tcb) -> None:
    tcb.state = TIME_WAIT
    tcb.stop_timers()
    tcb.changed = True


def _text_after_close(tcb: Tcb) -> bool:
    """RFC 9293 3.6.1 (SHLD-3): nobody will read this; tell the peer that it is lost."""
    tcb.die(reset())
    return True


def _deliver(tcb: Tcb, source: bytes, start: int, count: int) -> None:
    """Text in order: source[start:start+count]."""
    tcb.incoming.append(source, start, count)
    tcb.rcv.nxt = add(tcb.rcv.nxt, count)
    tcb.changed = True


def _acknowledge_later(tcb: Tcb, count: int, now_ns: int) -> None:
    """RFC 9293 3.8.6.3: at once for every second segment, else within 40 ms.

    What is longer than a segment can be, the device joined from several.
    """
    tcb.segments_unacked += 1 if count <= tcb.max_mss else SEGMENTS_PER_ACK
    if tcb.segments_unacked >= SEGMENTS_PER_ACK:
        tcb.ack_now = True
        tcb.output_due = True
        tcb.delack_at_ns = NEVER
    elif tcb.delack_at_ns < 0:
        tcb.delack_at_ns = now_ns + DELAYED_ACK_NS


def _text(tcb: Tcb, seg: Segment, now_ns: int) -> bool:
    """Trim to the window, queue what is in order, keep what is ahead; then the FIN."""
    start, count = seg.text, seg.end - seg.text
    fin = seg.flags & FIN != 0
    ahead = diff(seg.seq, tcb.rcv.nxt)
    if ahead < 0:
        _note_twice(tcb, seg)
        fin = fin and ahead + count >= 0
        old = min(-ahead, count)
        start, count = start + old, count - old
        ahead = 0
        _acknowledge_now(tcb)
    room = tcb.rcv.wnd - ahead
    if count > room:
        count = max(room, 0)
        fin = False
        _acknowledge_now(tcb)
    if count > 0 and tcb.user_closed:
        return _text_after_close(tcb)
    if fin:
        tcb.fin_seq = add(tcb.rcv.nxt, ahead + count)
    if ahead > 0:
        if count > 0:
            tcb.reassembly.insert(seg.seq, seg.frame[start : start + count])
        if seg.length > 0:
            _acknowledge_now(tcb)
        return False
    if count > 0:
        _deliver(tcb, seg.frame, start, count)
        _acknowledge_later(tcb, count, now_ns)
        _fill_hole(tcb)
    if tcb.fin_expected():
        _fin(tcb, now_ns)
    return False


def _acknowledge_now(tcb: Tcb) -> None:
    tcb.ack_now = True
    tcb.output_due = True


def _fill_hole(tcb: Tcb) -> None:
    """Deliver what waited for this text. Source: RFC 5681 4.2 for the immediate ACK."""
    if len(tcb.reassembly) == 0:
        return
    _acknowledge_now(tcb)
    while len(tcb.reassembly) > 0:
        piece = tcb.reassembly.take(tcb.rcv.nxt)
        if len(piece) == 0:
            return
        _deliver(tcb, piece, 0, len(piece))


def _fin(tcb: Tcb, now_ns: int) -> None:
    """The peer has finished."""
    tcb.rcv.nxt = add(tcb.rcv.nxt, 1)
    tcb.fin_received = True
    tcb.changed = True
    tcb.reassembly.clear()
    _acknowledge_now(tcb)
    if tcb.state == ESTABLISHED:
        tcb.state = CLOSE_WAIT
    elif tcb.state == FIN_WAIT_1:
        tcb.state = CLOSING
    elif tcb.state == FIN_WAIT_2:
        _time_wait(tcb)
