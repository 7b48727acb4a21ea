"""Making segments: one at a time, when the device has room for a frame.

Source: RFC 9293 3.10.2 (SEND), 3.8.6.1 (probes), 3.8.6.2.1 (sender's silly window avoidance),
3.7.4 (Nagle), RFC 5681, RFC 6298 5.1.
"""

from typing import Final

from naja.net.tcp.seq import add, diff, gt
from naja.net.tcp.state import (
    CLOSE_WAIT,
    CLOSED,
    ESTABLISHED,
    FIN_WAIT_1,
    LAST_ACK,
    SYN_RECEIVED,
    SYN_SENT,
    TIME_WAIT,
)
from naja.net.tcp.tcb import MAX_UNSCALED, RECEIVE_CAPACITY, Tcb
from naja.net.tcp.window import field
from naja.net.timers import NEVER
from naja.net.wire.ipv4 import PROTOCOL_TCP, TRANSPORT_AT, emit_header as emit_ipv4
from naja.net.wire.tcp import (
    ACK,
    FIN,
    HEADER_LENGTH,
    PSH,
    RST,
    SYN,
    emit_checksum,
    emit_header,
    emit_options,
    options_length,
)

MAX_PERSIST_NS: Final = 60_000_000_000


def next_segment(tcb: Tcb, now_ns: int) -> bytearray | None:
    """The next frame of this connection (Ethernet header empty), or None for now."""
    if tcb.state >= ESTABLISHED and tcb.state != TIME_WAIT:
        frame = _text(tcb, now_ns)
        if frame is not None:
            return frame
        _arm_persist(tcb, now_ns)
    elif tcb.state == SYN_SENT or tcb.state == SYN_RECEIVED:
        if tcb.syn_due:
            return _syn(tcb, now_ns)
    elif tcb.state == CLOSED:
        if tcb.reset_due:
            tcb.reset_due = False
            return _emit(tcb, tcb.snd.nxt, RST | ACK, 0, 0)
        return None
    if tcb.ack_now:
        return _emit(tcb, tcb.snd.nxt, ACK, 0, 0)
    return None


def plain(
    src: int, src_port: int, dst: int, dst_port: int, seq: int, ack: int, flags: int, wnd: int
) -> bytearray:
    """A frame with a segment that has neither options nor text."""
    frame = bytearray(TRANSPORT_AT + HEADER_LENGTH)
    emit_header(frame, src_port, dst_port, seq, ack, flags, wnd, HEADER_LENGTH)
    emit_checksum(frame, src, dst)
    emit_ipv4(frame, src, dst, PROTOCOL_TCP, -1)
    return frame


def _emit(tcb: Tcb, seq: int, flags: int, offset: int, count: int) -> bytearray:
    """A segment with `count` octets of the send buffer from `offset` on."""
    frame = bytearray(TRANSPORT_AT + HEADER_LENGTH + count)
    if count > 0:
        tcb.outgoing.copy(frame, TRANSPORT_AT + HEADER_LENGTH, offset, count)
    emit_header(
        frame, tcb.local_port, tcb.remote_port, seq, tcb.rcv.nxt, flags, field(tcb), HEADER_LENGTH
    )
    emit_checksum(frame, tcb.local, tcb.remote)
    emit_ipv4(frame, tcb.local, tcb.remote, PROTOCOL_TCP, -1)
    tcb.ack_now = False
    tcb.segments_unacked = 0
    tcb.delack_at_ns = NEVER
    return frame


def _syn(tcb: Tcb, now_ns: int) -> bytearray | None:
    """SYN or SYN-ACK, with our options. None while we have no address to send from."""
    if tcb.local == 0:
        return None
    tcb.syn_due = False
    length = HEADER_LENGTH + options_length(tcb.max_mss, tcb.offer_scale)
    frame = bytearray(TRANSPORT_AT + length)
    emit_options(frame, tcb.max_mss, tcb.offer_scale)
    flags = SYN if tcb.state == SYN_SENT else SYN | ACK
    ack = 0 if tcb.state == SYN_SENT else tcb.rcv.nxt
    wnd = min(RECEIVE_CAPACITY, MAX_UNSCALED)
    emit_header(frame, tcb.local_port, tcb.remote_port, tcb.iss, ack, flags, wnd, length)
    emit_checksum(frame, tcb.local, tcb.remote)
    emit_ipv4(frame, tcb.local, tcb.remote, PROTOCOL_TCP, -1)
    if tcb.snd.nxt == tcb.iss:
        tcb.snd.nxt = add(tcb.iss, 1)
        tcb.cursor = tcb.snd.nxt
        tcb.rtt.start(tcb.snd.nxt, now_ns)
    if tcb.rexmit_at_ns < 0:
        tcb.rexmit_at_ns = now_ns + tcb.rtt.rto
    tcb.ack_now = False
    return frame


def _text(tcb: Tcb, now_ns: int) -> bytearray | None:
    """A segment with text or FIN: a retransmission, a probe, or what the windows allow."""
    if tcb.rexmit_due:
        tcb.rexmit_due = False
        if tcb.snd.una != tcb.snd.nxt:
            return _send(tcb, tcb.snd.una, _first_count(tcb), now_ns)
    probe = tcb.probe_due
    tcb.probe_due = False
    length = len(tcb.outgoing)
    flight = diff(tcb.cursor, tcb.snd.una)
    available = length - flight
    if available < 0 or (available == 0 and (not tcb.fin_queued or tcb.fin_acknowledged())):
        return None
    if flight == 0 and now_ns - tcb.last_sent_ns > tcb.rtt.rto and tcb.last_sent_ns > 0:
        tcb.congestion.idle()
    room = min(tcb.snd.wnd, tcb.congestion.window()) - flight
    count = max(min(available, room, tcb.mss), 0)
    if count < tcb.mss and not probe:
        if count < available:
            # Not all that is left, and less than a full segment: the window is too small.
            if count == 0 or count * 2 < tcb.snd.max_wnd:
                return None
        elif flight > 0 and not tcb.nodelay and not tcb.fin_queued:
            return None
    if probe and count == 0 and available > 0:
        return _probe(tcb)
    if tcb.cursor == tcb.snd.nxt and count > 0 and not tcb.rtt.timing():
        tcb.rtt.start(add(tcb.cursor, count), now_ns)
    return _send(tcb, tcb.cursor, count, now_ns)


def _first_count(tcb: Tcb) -> int:
    """Octets in the segment to retransmit at snd.una: none beyond what was sent."""
    sent = diff(tcb.snd.nxt, tcb.snd.una)
    return min(tcb.mss, len(tcb.outgoing), sent)


def _send(tcb: Tcb, seq: int, count: int, now_ns: int) -> bytearray:
    """Emit `count` octets at `seq`, with the FIN if they are the last, and note it."""
    offset = diff(seq, tcb.snd.una)
    flags = ACK
    end = add(seq, count)
    if offset + count == len(tcb.outgoing):
        if count > 0:
            flags |= PSH
        if tcb.fin_queued:
            flags |= FIN
            end = add(end, 1)
            _fin_leaves(tcb)
    if gt(end, tcb.cursor):
        tcb.cursor = end
    if gt(end, tcb.snd.nxt):
        tcb.snd.nxt = end
    if tcb.rexmit_at_ns < 0 or tcb.persisting:
        tcb.persisting = False
        tcb.rexmit_at_ns = now_ns + tcb.rtt.rto
    tcb.last_sent_ns = now_ns
    return _emit(tcb, seq, flags, offset, count)


def _fin_leaves(tcb: Tcb) -> None:
    tcb.fin_sent = True
    if tcb.state == ESTABLISHED:
        tcb.state = FIN_WAIT_1
    elif tcb.state == CLOSE_WAIT:
        tcb.state = LAST_ACK


def _probe(tcb: Tcb) -> bytearray:
    """One octet beyond the window; the cursor stays, for it will hardly be accepted."""
    end = add(tcb.snd.una, 1)
    if gt(end, tcb.snd.nxt):
        tcb.snd.nxt = end
    return _emit(tcb, tcb.snd.una, ACK, 0, 1)


def _arm_persist(tcb: Tcb, now_ns: int) -> None:
    """Nothing may be sent although something waits: ask the peer now and then."""
    if tcb.rexmit_at_ns >= 0 or tcb.cursor != tcb.snd.una:
        return
    if len(tcb.outgoing) == 0 and (not tcb.fin_queued or tcb.fin_acknowledged()):
        return
    tcb.persisting = True
    tcb.persist_ns = tcb.rtt.rto
    tcb.rexmit_at_ns = now_ns + tcb.persist_ns
