"""Time stamps: PAWS, and round trips that repeats do not blur. Source: RFC 7323 3 to 5.

Our clock counts milliseconds, shifted by a number that depends on the two addresses and
the secret (RFC 7323 5.4): it tells nobody how long the machine has run, and goes on
for each peer from one connection to the next, as TIME-WAIT at the peer needs it (RFC 6191).
"""

from typing import Final

from naja.net.tcp.seq import MASK, diff, le
from naja.net.tcp.tcb import Tcb
from naja.net.wire.tcp import NO_STAMP, RST, Segment

MILLISECOND_NS: Final = 1_000_000
# RFC 7323 5.5: a stamp older than 24 days says nothing any more.
STALE_NS: Final = 24 * 86400 * 1_000_000_000


def stamp(offset: int, now_ns: int) -> int:
    """TSval of a segment that leaves now."""
    return (now_ns // MILLISECOND_NS + offset) & MASK


def round_trip_ns(tcb: Tcb, seg: Segment, now_ns: int) -> int:
    """How long ago the segment left that `seg` echoes; -1 if that is not known."""
    if not tcb.stamps or seg.ts_echo <= 0:
        return -1
    age_ms = diff(stamp(tcb.stamp_offset, now_ns), seg.ts_echo)
    return max(age_ms, 1) * MILLISECOND_NS if age_ms >= 0 else -1


def too_old(tcb: Tcb, seg: Segment, now_ns: int) -> bool:
    """PAWS (RFC 7323 5.3 R1): a segment from before what we have seen."""
    if not tcb.stamps or seg.flags & RST or seg.ts == NO_STAMP:
        return False
    if diff(seg.ts, tcb.ts_recent) >= 0:
        return False
    return now_ns - tcb.ts_recent_ns < STALE_NS


def missing(tcb: Tcb, seg: Segment) -> bool:
    """RFC 7323 3.2: once agreed upon, every segment but a reset has time stamps."""
    return tcb.stamps and seg.ts == NO_STAMP and seg.flags & RST == 0


def remember(tcb: Tcb, seg: Segment, now_ns: int) -> None:
    """RFC 7323 4.3 (2): what our next segment echoes."""
    if tcb.stamps and seg.ts != NO_STAMP and le(seg.seq, tcb.last_ack_sent):
        if diff(seg.ts, tcb.ts_recent) >= 0 or now_ns - tcb.ts_recent_ns >= STALE_NS:
            tcb.ts_recent = seg.ts
            tcb.ts_recent_ns = now_ns
