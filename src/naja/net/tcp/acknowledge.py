"""ACK processing: RFC 9293 3.10.7.4 (fifth), RFC 5681 2, RFC 5961 5 and 7, RFC 6298 5."""

from typing import Final

from naja.net.tcp.growth import text_acknowledged
from naja.net.tcp.recovery import acknowledged, duplicate
from naja.net.tcp.seq import diff, ge, lt
from naja.net.tcp.tcb import Tcb
from naja.net.tcp.timestamps import MILLISECOND_NS, round_trip_ns
from naja.net.timers import NEVER
from naja.net.wire.tcp import FIN, SYN, Segment

MAX_CHALLENGES: Final = 10
CHALLENGE_PERIOD_NS: Final = 1_000_000_000
# A program that found the send buffer full is woken when it has so much room again.
WAKE_ROOM: Final = 32768


def challenge(tcb: Tcb, now_ns: int) -> None:
    """Answer something suspect with an ACK, at a bounded rate (RFC 5961 7)."""
    if now_ns - tcb.challenge_since_ns >= CHALLENGE_PERIOD_NS:
        tcb.challenge_since_ns = now_ns
        tcb.challenges = 0
    if tcb.challenges < MAX_CHALLENGES:
        tcb.challenges += 1
        tcb.ack_now = True
        tcb.output_due = True


def dead_ack(tcb: Tcb, seg: Segment, now_ns: int) -> None:
    """Answer an unacceptable segment. Those without text could come from an ACK war."""
    if seg.length > 0:
        tcb.ack_now = True
        tcb.output_due = True
    else:
        challenge(tcb, now_ns)


def acknowledge(tcb: Tcb, seg: Segment, now_ns: int) -> bool:
    """Take the acknowledgment and window of `seg`. False: drop the segment."""
    snd = tcb.snd
    advance = diff(seg.ack, snd.una)
    if diff(seg.ack, snd.nxt) > 0 or -advance > snd.max_wnd:
        challenge(tcb, now_ns)
        return False
    if advance > 0:
        _new(tcb, seg, advance, now_ns)
    elif advance == 0:
        if snd.una != snd.nxt:
            _nothing_new(tcb, seg, now_ns)
    else:
        return True
    if tcb.persisting:
        # The peer lives: only silence ends a connection whose window is shut.
        tcb.trouble_since_ns = NEVER
    if lt(snd.wl1, seg.seq) or (snd.wl1 == seg.seq and ge(seg.ack, snd.wl2)):
        _window(tcb, seg.wnd << snd.scale)
        snd.wl1 = seg.seq
        snd.wl2 = seg.ack
    return True


def _new(tcb: Tcb, seg: Segment, advance: int, now_ns: int) -> None:
    """Octets up to `seg.ack` arrived over there."""
    ack = seg.ack
    flight = tcb.flight.octets
    sacked = tcb.flight.sacked
    tcb.snd.una = ack
    tcb.flight.acknowledged(ack, now_ns, seg.ts_echo)
    # A SYN or FIN takes a sequence number but no octet.
    tcb.outgoing.drop(min(advance, len(tcb.outgoing)))
    if tcb.rtt.timing():
        if ge(ack, tcb.rtt.timed_seq()):
            tcb.rtt.finish(now_ns)
    else:
        _measure(tcb, round_trip_ns(tcb, seg, now_ns), now_ns)
    tcb.trouble_since_ns = NEVER
    tcb.doubted = False
    tcb.rexmit_at_ns = NEVER if ack == tcb.snd.nxt else now_ns + tcb.rtt.rto
    acknowledged(tcb, seg, advance, flight, sacked, now_ns)
    tcb.output_due = True
    text_acknowledged(tcb, advance, now_ns)
    if tcb.room_wanted and tcb.outgoing.room() >= WAKE_ROOM:
        tcb.room_wanted = False
        tcb.changed = True


def _measure(tcb: Tcb, sample_ns: int, now_ns: int) -> None:
    """Time stamps say how old the acknowledged segment is. Source: RFC 7323 4, RFC 6298 3."""
    if sample_ns < 0:
        return
    if sample_ns <= now_ns - tcb.timeout_ns + MILLISECOND_NS:
        tcb.rtt.sample(sample_ns)
    else:
        tcb.rtt.relax(sample_ns)


def _nothing_new(tcb: Tcb, seg: Segment, now_ns: int) -> None:
    """An ACK of what was acknowledged: with SACK blocks, or a duplicate (RFC 5681 2)."""
    if tcb.sack:
        if seg.blocks is not None:
            acknowledged(tcb, seg, 0, tcb.flight.octets, tcb.flight.sacked, now_ns)
    elif (
        seg.end == seg.text
        and seg.flags & (SYN | FIN) == 0
        and seg.wnd << tcb.snd.scale == tcb.snd.wnd
        and not tcb.persisting
    ):
        duplicate(tcb)


def _window(tcb: Tcb, wnd: int) -> None:
    snd = tcb.snd
    if wnd > snd.wnd:
        tcb.output_due = True
    snd.wnd = wnd
    if wnd > snd.max_wnd:
        snd.max_wnd = wnd
    if tcb.persisting and wnd > 0:
        tcb.persisting = False
        tcb.rexmit_at_ns = NEVER
        tcb.orphan_probes = 0
        tcb.output_due = True
