"""The receive window: never shrinks, and never opens by silly amounts.

Source: RFC 9293 3.8.6.2.2 (receiver's silly window syndrome avoidance), RFC 7323 2.4.
"""

from naja.net.tcp.seq import add, diff
from naja.net.tcp.tcb import MAX_UNSCALED, Tcb


def _gain(tcb: Tcb) -> int:
    """How far the right edge could move; no further than the field can say."""
    return min(tcb.incoming.room(), MAX_UNSCALED << tcb.rcv.scale) - tcb.rcv.wnd


def _worthwhile(tcb: Tcb, gain: int) -> bool:
    return gain >= min(tcb.incoming.capacity // 2, tcb.max_mss)


def field(tcb: Tcb) -> int:
    """The window field of the segment that leaves now; moves rcv.adv."""
    wnd = tcb.rcv.wnd
    gain = _gain(tcb)
    if _worthwhile(tcb, gain):
        wnd += gain
    value = min(wnd >> tcb.rcv.scale, MAX_UNSCALED)
    edge = add(tcb.rcv.nxt, value << tcb.rcv.scale)
    # The shift may lose some octets: what was granted stays granted.
    if diff(edge, tcb.rcv.adv) > 0:
        tcb.rcv.adv = edge
    return value


def update_due(tcb: Tcb) -> bool:
    """Whether the peer has little left and the program has read enough to tell it so."""
    capacity = min(tcb.incoming.capacity, MAX_UNSCALED << tcb.rcv.scale)
    if tcb.rcv.wnd * 2 > capacity:
        return False
    return _gain(tcb) >= min(capacity // 2, 2 * tcb.max_mss)
