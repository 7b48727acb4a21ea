"""SYN cookies: answers to SYNs that cost no memory, while the half-open table is full.

The initial sequence number is the cookie: five bits of time, three of the peer's MSS and 24
of a keyed hash over all of it. What else the peer's SYN offered travels in the low bits
of our time stamp and comes back in its echo. Source: RFC 4987 3.6 and appendix A.
"""

from typing import Final

from naja.lang.bits import wrap_shl
from naja.net.prf import Prf
from naja.net.tcp.numbers import Numbers
from naja.net.tcp.seq import MASK, add
from naja.net.tcp.state import SYN_RECEIVED
from naja.net.tcp.tcb import MAX_UNSCALED, WINDOW_SHIFT, Tcb
from naja.net.tcp.timestamps import stamp
from naja.net.wire.ipv4 import PROTOCOL_TCP, TRANSPORT_AT, emit_header as emit_ipv4
from naja.net.wire.tcp import (
    ACK,
    HEADER_LENGTH,
    NO_SCALE,
    NO_STAMP,
    SYN,
    Segment,
    emit_checksum,
    emit_header,
    emit_options,
    options_length,
)

# A cookie is good for one to two periods.
PERIOD_NS: Final = 64_000_000_000
_TIMES: Final = 32
_HASH_BITS: Final = 24
_HASH_MASK: Final = (1 << _HASH_BITS) - 1
_SALT: Final = 0x636F6F6B6965
# Larger ones are rare; a SYN without the option counts as 536.
_SIZES: Final = (64, 536, 1024, 1220, 1360, 1440, 1460, 8960)
_STATE_MASK: Final = 31
_NO_SCALE_BITS: Final = 15
_SACK_BIT: Final = 16


class CookieJar:
    """`made_ns` is when the last cookie left: without one no ACK is worth a look."""

    def __init__(self, prf: Prf, numbers: Numbers) -> None:
        self._prf = prf
        self._numbers = numbers
        self._made_ns = -2 * PERIOD_NS

    def answer(self, local: int, remote: int, seg: Segment, max_mss: int, now_ns: int) -> bytearray:
        """The SYN-ACK for the SYN `seg`."""
        self._made_ns = now_ns
        index = _size_index(seg.mss)
        cookie = self._cookie(local, remote, seg, seg.seq, now_ns // PERIOD_NS % _TIMES, index)
        ts = NO_STAMP
        scale = NO_SCALE
        sack_ok = False
        if seg.ts != NO_STAMP:
            ts = self._stamp(local, remote, seg, now_ns)
            scale = WINDOW_SHIFT if seg.scale != NO_SCALE else NO_SCALE
            sack_ok = seg.sack_ok
        length = HEADER_LENGTH + options_length(max_mss, scale, sack_ok, ts)
        frame = bytearray(TRANSPORT_AT + length)
        emit_options(frame, max_mss, scale, sack_ok, ts, max(seg.ts, 0))
        ports = (seg.dst_port, seg.src_port)
        ack = add(seg.seq, 1)
        emit_header(frame, ports[0], ports[1], cookie, ack, SYN | ACK, MAX_UNSCALED, length)
        emit_checksum(frame, local, remote)
        emit_ipv4(frame, local, remote, PROTOCOL_TCP, -1)
        return frame

    def active(self, now_ns: int) -> bool:
        """Whether a cookie left that is still good."""
        return now_ns - self._made_ns <= 2 * PERIOD_NS

    def accept(self, tcb: Tcb, seg: Segment, now_ns: int) -> bool:
        """Whether `seg` acknowledges a cookie of ours; then `tcb` is in SYN-RECEIVED."""
        cookie = add(seg.ack, -1)
        irs = add(seg.seq, -1)
        period = now_ns // PERIOD_NS
        time = cookie >> 27
        if time != period % _TIMES and time != (period - 1) % _TIMES:
            return False
        index = cookie >> _HASH_BITS & 7
        if self._cookie(tcb.local, tcb.remote, seg, irs, time, index) != cookie:
            return False
        tcb.begin(SYN_RECEIVED, cookie)
        tcb.syn_due = False
        tcb.snd.nxt = add(cookie, 1)
        tcb.adopt(self._imagined(tcb, seg, irs, _SIZES[index]), now_ns)
        return True

    def _imagined(self, tcb: Tcb, seg: Segment, irs: int, mss: int) -> Segment:
        """The SYN that the peer must have sent."""
        syn = Segment(seg.src_port, seg.dst_port, irs, 0, SYN, seg.wnd, b"")
        syn.mss = mss
        syn.ts = seg.ts
        if seg.ts != NO_STAMP and seg.ts_echo >= 0:
            bits = seg.ts_echo & _STATE_MASK
            syn.sack_ok = bits & _SACK_BIT != 0
            if bits & _NO_SCALE_BITS != _NO_SCALE_BITS:
                syn.scale = bits & _NO_SCALE_BITS
        return syn

    def _stamp(self, local: int, remote: int, seg: Segment, now_ns: int) -> int:
        """Our time stamp, not in the future, with the peer's options in its low bits."""
        now = stamp(self._numbers.stamp_offset(local, remote), now_ns)
        bits = seg.scale if seg.scale != NO_SCALE else _NO_SCALE_BITS
        if seg.sack_ok:
            bits |= _SACK_BIT
        ts = now & ~_STATE_MASK | bits
        return (ts - _STATE_MASK - 1) & MASK if ts > now else ts

    def _cookie(
        self, local: int, remote: int, seg: Segment, irs: int, time: int, index: int
    ) -> int:
        ports = wrap_shl(seg.dst_port, 48) | seg.src_port << 32 | irs
        first = self._prf.hash2(wrap_shl(local, 32) | remote, ports)
        head = time << 3 | index
        value = self._prf.hash2(wrap_shl(first, 32) | head, _SALT)
        return head << _HASH_BITS | value & _HASH_MASK


def _size_index(mss: int) -> int:
    """The largest entry of the table that the peer takes."""
    wanted = mss if mss > 0 else 536
    index = 0
    while index + 1 < len(_SIZES) and _SIZES[index + 1] <= wanted:
        index += 1
    return index
