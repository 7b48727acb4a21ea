"""ACK processing: RFC 9293 3.10.7.4 (fifth), RFC 5681 2 and 3.2, RFC 5961 5 and 7."""

from typing import Final

from naja.net.tcp.seq import diff, ge, lt
from naja.net.tcp.tcb import Tcb
from naja.net.timers import NEVER
from naja.net.wire.tcp import FIN, SYN, Segment

MAX_CHALLENGES: Final = 10
CHALLENGE_PERIOD_NS: Final = 1_000_000_000
# A program that found the send buffer full is woken when this part of it is free.
WAKE_SHARE: Final = 4


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
        _new(tcb, seg.ack, advance, now_ns)
    elif advance == 0:
        if (
            snd.una != snd.nxt
            and len(seg.payload) == 0
            and seg.flags & (SYN | FIN) == 0
            and seg.wnd << snd.scale == snd.wnd
            and not tcb.persisting
        ):
            _duplicate(tcb)
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


def _new(tcb: Tcb, ack: int, advance: int, now_ns: int) -> None:
    """Octets up to `ack` arrived over there."""
    flight = diff(tcb.snd.nxt, tcb.snd.una)
    tcb.snd.una = ack
    # A SYN or FIN takes a sequence number but no octet.
    tcb.outgoing.drop(min(advance, len(tcb.outgoing)))
    if lt(tcb.cursor, ack):
        tcb.cursor = ack
    if tcb.rtt.timing() and ge(ack, tcb.rtt.timed_seq()):
        tcb.rtt.finish(now_ns)
    tcb.trouble_since_ns = NEVER
    recovering = tcb.congestion.recovering
    if tcb.congestion.acknowledged(advance, ack, flight):
        tcb.rexmit_due = True
        tcb.rtt.cancel()
        if tcb.congestion.first_partial():
            tcb.rexmit_at_ns = now_ns + tcb.rtt.rto
    elif ack == tcb.snd.nxt:
        tcb.rexmit_at_ns = NEVER
    elif not recovering or not tcb.congestion.recovering:
        tcb.rexmit_at_ns = now_ns + tcb.rtt.rto
    tcb.output_due = True
    if tcb.room_wanted and tcb.outgoing.room() * WAKE_SHARE >= tcb.outgoing.capacity:
        tcb.room_wanted = False
        tcb.changed = True


def _duplicate(tcb: Tcb) -> None:
    flight = diff(tcb.snd.nxt, tcb.snd.una)
    if tcb.congestion.duplicate(tcb.snd.una, tcb.snd.nxt, flight):
        tcb.rexmit_due = True
        tcb.rtt.cancel()
    tcb.output_due = True


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
