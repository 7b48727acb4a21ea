"""Making segments: one at a time, when the device has room for a frame.

Source: RFC 9293 3.10.2 (SEND), 3.8.6.1 (probes), 3.8.6.2.1 (sender's silly window avoidance),
3.7.4 (Nagle), RFC 5681, RFC 6675 5 (NextSeg), RFC 6298 5.1, RFC 2018 4, RFC 8985 7.3.
"""

from typing import Final

from naja.net.tcp.recovery import arm_tail_probe, pipe
from naja.net.tcp.seq import add, diff, gt
from naja.net.tcp.spread import burst, held, leaves
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
from naja.net.tcp.timestamps import stamp
from naja.net.tcp.trains import text_of_train
from naja.net.tcp.window import field
from naja.net.timers import NEVER
from naja.net.wire.ipv4 import PROTOCOL_TCP, TRANSPORT_AT, emit_header as emit_ipv4
from naja.net.wire.tcp import (
    ACK,
    BLOCK_LENGTH,
    FIN,
    HEADER_LENGTH,
    NO_STAMP,
    PSH,
    RST,
    SACK_LENGTH,
    STAMPS_LENGTH,
    SYN,
    emit_blocks,
    emit_checksum,
    emit_header,
    emit_options,
    emit_stamps,
    options_length,
    put_checksum,
    put_pseudo_sum,
)

MAX_PERSIST_NS: Final = 60_000_000_000


def next_segment(tcb: Tcb, now_ns: int) -> bytearray | None:
    """The next frame of this connection (Ethernet header empty), or None for now."""
    if tcb.state >= ESTABLISHED and tcb.state != TIME_WAIT:
        frame = _text(tcb, now_ns)
        if frame is not None:
            return frame
        _arm_persist(tcb, now_ns)
        if tcb.keep_due:
            tcb.keep_due = False
            # An old number without text: only a peer that lives answers (RFC 9293 3.8.4).
            return _emit(tcb, add(tcb.snd.nxt, -1), ACK, 0, 0, now_ns)
    elif tcb.state == SYN_SENT or tcb.state == SYN_RECEIVED:
        if tcb.syn_due:
            return _syn(tcb, now_ns)
    elif tcb.state == CLOSED:
        if tcb.reset_due:
            tcb.reset_due = False
            return _emit(tcb, _bare_number(tcb), RST | ACK, 0, 0, now_ns)
        return None
    if tcb.ack_now:
        return _emit(tcb, _bare_number(tcb), ACK, 0, 0, now_ns)
    return None


def _bare_number(tcb: Tcb) -> int:
    """The sequence number of a segment without text: SND.NXT, but never beyond the window.

    A probe of a shut window has moved SND.NXT past the octet that the peer did not take. What is
    numbered so is unacceptable over there (RFC 9293 3.4): were the windows of both sides shut,
    nobody would hear that one of them has opened.
    """
    edge = add(tcb.snd.una, tcb.snd.wnd)
    return edge if gt(tcb.snd.nxt, edge) else tcb.snd.nxt


def plain(
    src: int,
    src_port: int,
    dst: int,
    dst_port: int,
    seq: int,
    ack: int,
    flags: int,
    wnd: int,
    ts: int = NO_STAMP,
    echo: int = 0,
) -> bytearray:
    """A frame with a segment that has no text, and no options but time stamps."""
    length = HEADER_LENGTH if ts == NO_STAMP else HEADER_LENGTH + STAMPS_LENGTH
    frame = bytearray(TRANSPORT_AT + length)
    if ts != NO_STAMP:
        emit_stamps(frame, TRANSPORT_AT + HEADER_LENGTH, ts, echo)
    emit_header(frame, src_port, dst_port, seq, ack, flags, wnd, length)
    emit_checksum(frame, src, dst)
    emit_ipv4(frame, src, dst, PROTOCOL_TCP, -1)
    return frame


def _emit(tcb: Tcb, seq: int, flags: int, offset: int, count: int, now_ns: int) -> bytearray:
    """A segment with `count` octets of the send buffer from `offset` on."""
    # A repeat of a whole segment leaves no room for blocks.
    edges = _blocks(tcb) if count <= _room_in_segment(tcb) else None
    length = HEADER_LENGTH + _options_length(tcb, edges)
    frame = tcb.storage.frame(TRANSPORT_AT + length + count)
    at = TRANSPORT_AT + HEADER_LENGTH
    if tcb.stamps:
        emit_stamps(frame, at, stamp(tcb.stamp_offset, now_ns), tcb.ts_recent)
        at += STAMPS_LENGTH
    if edges is not None:
        emit_blocks(frame, at, edges)
    if count > 0:
        tcb.outgoing.copy(tcb.storage.copier, frame, TRANSPORT_AT + length, offset, count)
    _finish(tcb, frame, seq, tcb.rcv.nxt, flags, field(tcb), length)
    if edges is not None:
        tcb.twice_left = tcb.twice_right
    tcb.last_ack_sent = tcb.rcv.nxt
    tcb.segments_unacked = 0
    tcb.delack_at_ns = NEVER
    return frame


def _finish(
    tcb: Tcb, frame: bytearray, seq: int, ack: int, flags: int, wnd: int, length: int
) -> None:
    """The headers around what `frame` holds already."""
    emit_header(frame, tcb.local_port, tcb.remote_port, seq, ack, flags, wnd, length)
    if tcb.storage.sums or len(frame) - TRANSPORT_AT - length > tcb.max_mss:
        put_pseudo_sum(frame, tcb.local, tcb.remote)
    else:
        total = tcb.storage.copier.sum_of_frame(frame, TRANSPORT_AT)
        put_checksum(frame, tcb.local, tcb.remote, total)
    options = tcb.service.options
    emit_ipv4(frame, tcb.local, tcb.remote, PROTOCOL_TCP, -1, options.tos, options.ttl)
    tcb.ack_now = False


def _blocks(tcb: Tcb) -> list[int] | None:
    """What to tell by SACK: first what came twice, then what waits; None for nothing."""
    if not tcb.sack or (len(tcb.reassembly) == 0 and tcb.twice_left == tcb.twice_right):
        return None
    edges: list[int] = []
    if tcb.twice_left != tcb.twice_right:
        edges.append(tcb.twice_left)
        edges.append(tcb.twice_right)
    tcb.reassembly.blocks(edges, 6 if tcb.stamps else 8)
    if tcb.fin_seq >= 0:
        # A FIN that waits is behind the last of the text, and told with it.
        for index in range(1, len(edges), 2):
            if edges[index] == tcb.fin_seq:
                edges[index] = add(tcb.fin_seq, 1)
    return edges if len(edges) > 0 else None


def _options_length(tcb: Tcb, edges: list[int] | None) -> int:
    length = STAMPS_LENGTH if tcb.stamps else 0
    if edges is not None:
        length += SACK_LENGTH + len(edges) // 2 * BLOCK_LENGTH
    return length


def _room_in_segment(tcb: Tcb) -> int:
    """Octets of text that fit beside the options of the next segment."""
    if not tcb.sack or (len(tcb.reassembly) == 0 and tcb.twice_left == tcb.twice_right):
        return tcb.mss
    # As many blocks as there may be: which ones is found out when the segment is made.
    most = 3 if tcb.stamps else 4
    return max(tcb.mss - SACK_LENGTH - most * BLOCK_LENGTH, 1)


def _syn(tcb: Tcb, now_ns: int) -> bytearray | None:
    """SYN or SYN-ACK, with our options. None while we have no address to send from."""
    if tcb.local == 0:
        return None
    tcb.syn_due = False
    ts = stamp(tcb.stamp_offset, now_ns) if tcb.stamps else NO_STAMP
    scale = tcb.offer_scale
    length = HEADER_LENGTH + options_length(tcb.max_mss, scale, tcb.sack, ts)
    frame = bytearray(TRANSPORT_AT + length)
    emit_options(frame, tcb.max_mss, scale, tcb.sack, ts, tcb.ts_recent)
    flags = SYN if tcb.state == SYN_SENT else SYN | ACK
    ack = 0 if tcb.state == SYN_SENT else tcb.rcv.nxt
    _finish(tcb, frame, tcb.iss, ack, flags, min(RECEIVE_CAPACITY, MAX_UNSCALED), length)
    if tcb.snd.nxt == tcb.iss:
        tcb.snd.nxt = add(tcb.iss, 1)
        tcb.rtt.start(tcb.snd.nxt, now_ns)
    if tcb.rexmit_at_ns < 0:
        tcb.rexmit_at_ns = now_ns + tcb.rtt.rto
    return frame


def _text(tcb: Tcb, now_ns: int) -> bytearray | None:
    """A segment with text or FIN: a retransmission, a probe, or what the windows allow."""
    forced = tcb.rexmit_due
    tcb.rexmit_due = False
    flight = tcb.flight
    step = flight.next_lost()
    if step >= 0:
        size = min(diff(flight.end_of(step), flight.start_of(step)), tcb.mss)
        if forced or tcb.congestion.cwnd - pipe(tcb) >= size:
            return _send_again(tcb, step, now_ns)
        return None
    tail = tcb.tail_due
    tcb.tail_due = False
    frame = _new_text(tcb, now_ns)
    if tail:
        if frame is None and len(flight) > 0:
            tcb.rack.probe_again = True
            frame = _send_again(tcb, len(flight) - 1, now_ns)
        tcb.rack.probe_end = tcb.snd.nxt
    return frame


def _new_text(tcb: Tcb, now_ns: int) -> bytearray | None:
    """What was not sent before, as much as both windows and silly windows allow."""
    probe = tcb.probe_due
    tcb.probe_due = False
    flight = tcb.flight
    in_flight = flight.octets
    available = len(tcb.outgoing) - in_flight
    if available < 0 or (available == 0 and (not tcb.fin_queued or tcb.fin_acknowledged())):
        return None
    if flight.full():
        return None
    if in_flight == 0 and now_ns - tcb.last_sent_ns > tcb.rtt.rto and tcb.last_sent_ns > 0:
        tcb.congestion.idle()
    room = min(tcb.snd.wnd - in_flight, tcb.congestion.cwnd - pipe(tcb))
    most = _room_in_segment(tcb)
    # Of three arguments `min` would make a list.
    count = max(min(available, min(room, most)), 0)
    if probe and count == 0 and available > 0:
        return _probe(tcb, now_ns)
    if count < most and not probe:
        if count < available:
            # Not all that is left, and less than a full segment: the window is too small.
            if count == 0 or count * 2 < tcb.snd.max_wnd:
                return None
        elif in_flight > 0 and not tcb.nodelay and not tcb.fin_queued:
            return None
    if count > 0 and held(tcb, now_ns):
        return None
    if count == most:
        count = text_of_train(tcb, most, min(available, min(room, burst(tcb, now_ns))))
    if flight.end == tcb.snd.nxt and count > 0 and not tcb.rtt.timing():
        tcb.rtt.start(add(flight.end, count), now_ns)
    leaves(tcb, count, now_ns)
    return _send(tcb, count, now_ns)


def _send(tcb: Tcb, count: int, now_ns: int) -> bytearray:
    """Emit `count` octets that follow the flight, with the FIN if they are the last."""
    flight = tcb.flight
    seq = flight.end
    offset = flight.octets
    flags = ACK
    end = add(seq, count)
    if offset + count == len(tcb.outgoing):
        if count > 0:
            flags |= PSH
        if tcb.fin_queued:
            flags |= FIN
            end = add(end, 1)
            _fin_leaves(tcb)
    again = gt(tcb.snd.nxt, seq)
    for _ in range((count - 1) // tcb.mss):
        flight.push(add(flight.end, tcb.mss), now_ns, again)
    flight.push(end, now_ns, again)
    if gt(end, tcb.snd.nxt):
        tcb.snd.nxt = end
    _left(tcb, count, now_ns)
    arm_tail_probe(tcb, now_ns)
    return _emit(tcb, seq, flags, offset, count, now_ns)


def _send_again(tcb: Tcb, step: int, now_ns: int) -> bytearray:
    """Emit record `step` of the flight once more."""
    flight = tcb.flight
    seq = flight.start_of(step)
    offset = diff(seq, flight.una)
    left = len(tcb.outgoing) - offset
    span = diff(flight.end_of(step), seq)
    count = min(span, left)
    flags = ACK
    if count == left:
        if count > 0:
            flags |= PSH
        if span > count:
            flags |= FIN
    flight.sent_again(step, now_ns)
    tcb.rtt.cancel()
    _left(tcb, count, now_ns)
    return _emit(tcb, seq, flags, offset, count, now_ns)


def _left(tcb: Tcb, count: int, now_ns: int) -> None:
    """Something left that must be acknowledged."""
    tcb.congestion.sent(count)
    if tcb.rexmit_at_ns < 0 or tcb.persisting:
        tcb.persisting = False
        tcb.rexmit_at_ns = now_ns + tcb.rtt.rto
    tcb.last_sent_ns = now_ns


def _fin_leaves(tcb: Tcb) -> None:
    tcb.fin_sent = True
    if tcb.state == ESTABLISHED:
        tcb.state = FIN_WAIT_1
    elif tcb.state == CLOSE_WAIT:
        tcb.state = LAST_ACK


def _probe(tcb: Tcb, now_ns: int) -> bytearray:
    """One octet beyond the window, which hardly gets accepted: it is not in the flight."""
    end = add(tcb.snd.una, 1)
    if gt(end, tcb.snd.nxt):
        tcb.snd.nxt = end
    return _emit(tcb, tcb.snd.una, ACK, 0, 1, now_ns)


def _arm_persist(tcb: Tcb, now_ns: int) -> None:
    """Nothing may be sent although something waits: ask the peer now and then."""
    if tcb.rexmit_at_ns >= 0 or len(tcb.flight) > 0:
        return
    if len(tcb.outgoing) == 0 and (not tcb.fin_queued or tcb.fin_acknowledged()):
        return
    tcb.persisting = True
    tcb.persist_ns = tcb.rtt.rto
    tcb.rexmit_at_ns = now_ns + tcb.persist_ns
