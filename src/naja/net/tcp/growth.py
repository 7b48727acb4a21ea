"""Buffers grow to what the path holds, as far as the machine's memory allows.

A connection begins with 128 KiB each way. Where a program reads, or a peer acknowledges, more in a
round trip than fits, the window and the send buffer become larger, up to 16 MiB: enough for
1 Gbit/s over 100 ms. What all buffers have beyond their first size comes out of one account
(`Storage.grant`), of which each gets a half of what is left at most; it goes back when a connection
has ended and its text was read. Only what a program reads makes a window grow: a peer that sends
what nobody reads gets none, nor does one that is silent.
Source: none; RFC 7323 1.1 says why it is needed.
"""

from typing import Final

from naja.net.tcp.tcb import MAX_CAPACITY, RECEIVE_CAPACITY, SEND_CAPACITY, Tcb

# The next round trip may bring twice as much (slow start).
_READ_SHARE: Final = 2
# Of what is sent, the same waits for its acknowledgment while the program fills the rest.
_SENT_SHARE: Final = 4
# For peers whose round trip nobody knows (SYN cookies, a lost SYN).
_UNKNOWN_NS: Final = 100_000_000


def text_read(tcb: Tcb, count: int, now_ns: int) -> None:
    """The program took `count` octets."""
    wanted = _READ_SHARE * tcb.arriving.passed(count, now_ns, _round_trip_ns(tcb))
    tcb.incoming.capacity += _more(tcb, wanted, tcb.incoming.capacity)


def text_acknowledged(tcb: Tcb, count: int, now_ns: int) -> None:
    """The peer has `count` octets more."""
    wanted = _SENT_SHARE * tcb.leaving.passed(count, now_ns, _round_trip_ns(tcb))
    if tcb.room_wanted:
        tcb.outgoing.capacity += _more(tcb, wanted, tcb.outgoing.capacity)


def give_back(tcb: Tcb) -> None:
    """The connection has ended: what is not full of text any more is for others."""
    kept = max(len(tcb.incoming), RECEIVE_CAPACITY)
    if kept < tcb.incoming.capacity:
        tcb.storage.growth += tcb.incoming.capacity - kept
        tcb.incoming.capacity = kept
    if SEND_CAPACITY < tcb.outgoing.capacity:
        tcb.storage.growth += tcb.outgoing.capacity - SEND_CAPACITY
        tcb.outgoing.capacity = SEND_CAPACITY


def _more(tcb: Tcb, wanted: int, capacity: int) -> int:
    missing = min(wanted, MAX_CAPACITY) - capacity
    return tcb.storage.grant(missing) if missing > 0 else 0


def _round_trip_ns(tcb: Tcb) -> int:
    """The shortest that was seen: queues are no reason to fill them further."""
    srtt_ns, least_ns = tcb.rtt.srtt, tcb.rack.min_rtt_ns
    if srtt_ns < 0:
        return least_ns if least_ns >= 0 else _UNKNOWN_NS
    return min(srtt_ns, least_ns) if least_ns >= 0 else srtt_ns
