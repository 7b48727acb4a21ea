"""What an ACK says about loss, and what follows.

With SACK: RFC 2018, 6675, 2883 and RACK-TLP (8985). Without: three duplicates, NewReno
(RFC 5681 3.2, 6582). Both mark segments of the flight as lost; transmission does the rest.
"""

from typing import Final

from naja.net.tcp.congestion import DUPLICATES
from naja.net.tcp.rack import NOTHING
from naja.net.tcp.seq import diff, ge, gt, le, lt
from naja.net.tcp.spread import window_in_use
from naja.net.tcp.state import ESTABLISHED, TIME_WAIT
from naja.net.tcp.tcb import Tcb
from naja.net.timers import NEVER
from naja.net.wire.tcp import Segment

# What the timer `loss_at_ns` is for.
STRAGGLERS: Final = 0
TAIL: Final = 1


def acknowledged(
    tcb: Tcb, seg: Segment, advance: int, flight: int, sacked: int, now_ns: int
) -> None:
    """`seg` acknowledged `advance` new octets; snd.una has moved already.

    `flight`, `sacked`: octets outstanding, and known to have arrived, before.
    """
    congestion = tcb.congestion
    again = tcb.sack and _blocks(tcb, seg, now_ns)
    if tcb.sack:
        _detect(tcb, now_ns)
        _probe_answered(tcb, seg, advance, again)
    if congestion.recovering or congestion.repairing:
        if ge(tcb.snd.una, congestion.recover):
            if congestion.recovering:
                tcb.rack.recovered()
            congestion.ended(tcb.flight.octets)
        elif not tcb.sack and congestion.recovering and advance > 0:
            # A partial ACK: the next segment is lost, too (RFC 6582 3.2 step 3).
            segments = max((advance + tcb.mss - 1) // tcb.mss - 1, 0)
            congestion.duplicates = max(congestion.duplicates - segments, 0)
            tcb.flight.lose_first()
            tcb.rexmit_due = True
    else:
        congestion.duplicates = 0 if advance > 0 else congestion.duplicates
    if tcb.flight.lost > 0 and not (congestion.recovering or congestion.repairing):
        _enter(tcb)
    if congestion.recovering and tcb.sack:
        delivered = advance + tcb.flight.sacked - sacked
        congestion.reduced(delivered, tcb.flight.pipe, advance > 0)
    elif advance > 0 and not congestion.recovering:
        congestion.acknowledged(advance, flight, now_ns, tcb.rtt.srtt)
    arm_tail_probe(tcb, now_ns)


def duplicate(tcb: Tcb) -> None:
    """An ACK that says nothing new, from a peer without SACK. Source: RFC 5681 3.2."""
    congestion = tcb.congestion
    congestion.duplicates = min(congestion.duplicates + 1, tcb.flight.octets // tcb.mss + 1)
    tcb.output_due = True
    if congestion.recovering or congestion.duplicates < DUPLICATES:
        return
    if not congestion.repairing and gt(tcb.snd.una, congestion.recover):
        tcb.flight.lose_first()
        _enter(tcb)


def pipe(tcb: Tcb) -> int:
    """Octets believed to be in the network; each duplicate ACK is a segment that left it."""
    if tcb.sack:
        return tcb.flight.pipe
    return max(tcb.flight.pipe - tcb.congestion.duplicates * tcb.mss, 0)


def stragglers_due(tcb: Tcb, now_ns: int) -> None:
    """The reordering window has passed."""
    _detect(tcb, now_ns)
    if tcb.flight.lost > 0 and not (tcb.congestion.recovering or tcb.congestion.repairing):
        _enter(tcb)
    tcb.output_due = True


def arm_tail_probe(tcb: Tcb, now_ns: int) -> None:
    """RFC 8985 7.2: if the last segments are lost, no ACK will tell: ask before the timeout."""
    if tcb.loss_at_ns >= 0 and tcb.loss_kind == STRAGGLERS:
        return
    tcb.loss_at_ns = NEVER
    if not tcb.sack or tcb.state < ESTABLISHED or tcb.state == TIME_WAIT:
        return
    flight = tcb.flight
    if len(flight) == 0 or flight.sacked > 0 or flight.lost > 0 or tcb.rack.probe_end >= 0:
        return
    if tcb.congestion.recovering or tcb.congestion.repairing or tcb.rtt.srtt < 0:
        return
    at_ns = now_ns + tcb.rack.probe_ns(tcb.rtt.srtt, len(flight) == 1)
    if tcb.rexmit_at_ns < 0 or at_ns < tcb.rexmit_at_ns:
        tcb.loss_at_ns = at_ns
        tcb.loss_kind = TAIL


def _enter(tcb: Tcb) -> None:
    """Fast recovery begins; its first retransmission does not wait for room."""
    tcb.congestion.lost(tcb.snd.nxt, window_in_use(tcb))
    tcb.rexmit_due = True
    tcb.rtt.cancel()
    tcb.output_due = True


def _detect(tcb: Tcb, now_ns: int) -> None:
    flight = tcb.flight
    tcb.loss_at_ns = NEVER
    if flight.sacked == 0 and flight.resent == 0:
        return
    congestion = tcb.congestion
    reorder_ns = tcb.rack.reorder_ns(
        tcb.rtt.srtt,
        congestion.recovering or congestion.repairing,
        flight.sacked >= DUPLICATES * tcb.mss,
    )
    before = flight.lost
    wait_ns = flight.detect(now_ns, reorder_ns)
    if flight.lost > before:
        tcb.output_due = True
    if wait_ns >= 0:
        tcb.loss_at_ns = now_ns + wait_ns
        tcb.loss_kind = STRAGGLERS


def _blocks(tcb: Tcb, seg: Segment, now_ns: int) -> bool:
    """Read the SACK blocks. True if the first says that something came twice (RFC 2883)."""
    blocks = seg.blocks
    if blocks is None:
        return False
    first = _is_duplicate(blocks, seg.ack)
    if first:
        tcb.rack.repeated_needlessly(tcb.snd.una, tcb.snd.nxt)
    for index in range(2 if first else 0, len(blocks) - 1, 2):
        left, right = blocks[index], blocks[index + 1]
        if tcb.fin_sent and _all_but_fin(tcb, right):
            right = tcb.flight.end
        if tcb.flight.mark_sacked(left, right, now_ns, seg.ts_echo):
            tcb.output_due = True
    return first


def _all_but_fin(tcb: Tcb, right: int) -> bool:
    """Whether `right` is where text ends that left with the FIN: some peers tell of text only."""
    flight = tcb.flight
    if len(flight) == 0 or diff(flight.end, right) != 1:
        return False
    return lt(flight.start_of(len(flight) - 1), right)


def _is_duplicate(blocks: list[int], ack: int) -> bool:
    """The first block lies below the ACK, or inside of the second."""
    if len(blocks) < 2:
        return False
    if lt(blocks[0], ack) and le(blocks[1], ack):
        return True
    return len(blocks) >= 4 and ge(blocks[0], blocks[2]) and le(blocks[1], blocks[3])


def _probe_answered(tcb: Tcb, seg: Segment, advance: int, again: bool) -> None:
    """RFC 8985 7.4.2: a probe that repaired a loss hid it: slow down nevertheless."""
    rack = tcb.rack
    if rack.probe_end < 0 or lt(seg.ack, rack.probe_end):
        return
    only_copy = rack.probe_again and not again and diff(seg.ack, rack.probe_end) > 0
    if not rack.probe_again or again or only_copy or (advance == 0 and seg.blocks is None):
        rack.probe_end = NOTHING
    if only_copy and not (tcb.congestion.recovering or tcb.congestion.repairing):
        tcb.congestion.lost(tcb.snd.nxt, window_in_use(tcb))
        tcb.congestion.ended(tcb.flight.octets)
