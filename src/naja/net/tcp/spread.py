"""A window leaves spread over its round trip, not as fast as the wire takes it.

A slow router has a short queue: as much text as a long path holds does not fit in there at once.
New text leaves at twice the window in a round trip in slow start, so that the window can double,
later at one and a half of it, so that all of it is used even if text comes late. The first ten
segments in flight leave at once, and so does everything where round trips are short: such queues
are short in time, too, and timers would cost more than they mend. Repeats follow what arrives
(RFC 6937).

HyStart++ (RFC 9406), which leaves slow start when round trips grow, is not there: the first ACKs of
each round come from an empty queue, and beside pacing it changed nothing.

Source: RFC 9002 7.7 (the idea), RFC 6928 (ten segments).
"""

from typing import Final

from naja.net.tcp.congestion import PACED_RTT_NS, initial_window
from naja.net.tcp.tcb import Tcb
from naja.net.timers import NEVER

# What the pace lets through in this time leaves together.
BURST_NS: Final = 1_000_000
_LEAST_BURST: Final = 2
# By how much the pace is faster than the window in a round trip, in halves.
_STARTING_HALVES: Final = 4
_STEADY_HALVES: Final = 3


def held(tcb: Tcb, now_ns: int) -> bool:
    """Whether new text has to wait; a timer is set if so.

    What follows on something missing tells whether that is lost, so it does not wait.
    """
    ahead_ns = tcb.paced_ns - now_ns
    flight = tcb.flight
    if ahead_ns <= 0 or flight.octets < initial_window(tcb.mss) or flight.sacked > 0:
        tcb.pace_at_ns = NEVER
    elif tcb.pace_at_ns >= 0 or ahead_ns >= BURST_NS:
        # Who has begun to wait does so until a whole burst may leave.
        tcb.pace_at_ns = tcb.paced_ns
    return tcb.pace_at_ns >= 0


def burst(tcb: Tcb, now_ns: int) -> int:
    """How many octets may leave together now."""
    if not _paced(tcb):
        return tcb.congestion.cwnd
    left_ns = BURST_NS - max(tcb.paced_ns - now_ns, 0)
    octets = left_ns * _halves(tcb) * tcb.congestion.cwnd // (2 * tcb.rtt.srtt)
    free = initial_window(tcb.mss) - tcb.flight.octets
    return max(octets, max(free, _LEAST_BURST * tcb.mss))


def leaves(tcb: Tcb, count: int, now_ns: int) -> None:
    """`count` octets of new text leave now."""
    if _paced(tcb):
        gap_ns = 2 * count * tcb.rtt.srtt // (_halves(tcb) * tcb.congestion.cwnd)
        tcb.paced_ns = max(tcb.paced_ns, now_ns) + gap_ns


def window_in_use(tcb: Tcb) -> int:
    """What the path has to hold when something is found lost: what waits for its turn counts."""
    return tcb.congestion.cwnd if tcb.pace_at_ns >= 0 else tcb.flight.octets


def _paced(tcb: Tcb) -> bool:
    congestion = tcb.congestion
    return tcb.rtt.srtt >= PACED_RTT_NS and not (congestion.recovering or congestion.repairing)


def _halves(tcb: Tcb) -> int:
    starting = tcb.congestion.cwnd < tcb.congestion.ssthresh
    return _STARTING_HALVES if starting else _STEADY_HALVES
