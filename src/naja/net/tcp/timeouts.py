"""What a connection does when its time has come.

Source: RFC 6298 5, RFC 9293 3.8.3, 3.8.4, 3.8.6.1, RFC 8985 7.3.
"""

from typing import Final

from naja.net.errors import timed_out
from naja.net.tcp.rack import NOTHING
from naja.net.tcp.recovery import STRAGGLERS, stragglers_due
from naja.net.tcp.rtt import RTO_AFTER_SYN_LOSS_NS
from naja.net.tcp.state import ESTABLISHED, SYN_RECEIVED, SYN_SENT
from naja.net.tcp.tcb import MIN_PATH_MSS, Tcb
from naja.net.tcp.transmit import MAX_PERSIST_NS
from naja.net.timers import NEVER

SECOND_NS: Final = 1_000_000_000
DELAYED_ACK_NS: Final = 40_000_000
# R2 of RFC 9293 3.8.3: at least 3 minutes for a SYN, 100 s for data.
R2_CONNECT_NS: Final = 180 * SECOND_NS
R2_ACCEPT_NS: Final = 30 * SECOND_NS
R2_DATA_NS: Final = 120 * SECOND_NS
# A connection that the program has closed keeps memory that nobody waits for.
R2_ORPHAN_NS: Final = 60 * SECOND_NS
FIN_WAIT_2_NS: Final = 60 * SECOND_NS
MIN_REPEATS: Final = 8
# R1 of RFC 9293 3.8.3: IP is told to look for the next hop again.
R1_REPEATS: Final = 3
# After so many repeats segments become small: perhaps large ones get lost.
NARROW_REPEATS: Final = 5
MAX_ORPHAN_PROBES: Final = 8


def expire(tcb: Tcb, now_ns: int) -> None:
    """Act on every timer of `tcb` that is due."""
    if 0 <= tcb.delack_at_ns <= now_ns:
        tcb.delack_at_ns = NEVER
        tcb.ack_now = True
        tcb.output_due = True
    if 0 <= tcb.linger_at_ns <= now_ns:
        tcb.die(None)
    if 0 <= tcb.pace_at_ns <= now_ns:
        tcb.pace_at_ns = NEVER
        tcb.output_due = True
    if 0 <= tcb.loss_at_ns <= now_ns:
        tcb.loss_at_ns = NEVER
        if tcb.loss_kind == STRAGGLERS:
            stragglers_due(tcb, now_ns)
        else:
            _probe_tail(tcb, now_ns)
    if 0 <= tcb.keep_at_ns <= now_ns:
        tcb.keep_at_ns = NEVER
        _keep_alive(tcb, now_ns)
    if 0 <= tcb.rexmit_at_ns <= now_ns:
        tcb.rexmit_at_ns = NEVER
        _unanswered(tcb, now_ns)


def arm_keepalive(tcb: Tcb, now_ns: int) -> None:
    """The program asked for keep-alives, or wants no more of them."""
    service = tcb.service
    tcb.keep_probes = 0
    tcb.keep_at_ns = now_ns + service.keep_idle_ns if service.keepalive else NEVER


def _keep_alive(tcb: Tcb, now_ns: int) -> None:
    """RFC 9293 3.8.4: ask only a peer that was silent while nothing was under way."""
    service = tcb.service
    due_ns = tcb.heard_ns + service.keep_idle_ns
    if due_ns > now_ns:
        tcb.keep_probes = 0
        tcb.keep_at_ns = due_ns
    elif tcb.state < ESTABLISHED or tcb.snd.una != tcb.snd.nxt or len(tcb.outgoing) > 0:
        tcb.keep_at_ns = now_ns + service.keep_idle_ns
    elif tcb.keep_probes >= service.keep_count:
        _give_up(tcb)
    else:
        tcb.keep_probes += 1
        tcb.keep_due = True
        tcb.output_due = True
        tcb.keep_at_ns = now_ns + service.keep_interval_ns


def _probe_tail(tcb: Tcb, now_ns: int) -> None:
    """RFC 8985 7.3; the retransmission timer starts afresh."""
    tcb.rack.probe_again = False
    tcb.tail_due = True
    tcb.output_due = True
    tcb.rexmit_at_ns = now_ns + tcb.rtt.rto


def _unanswered(tcb: Tcb, now_ns: int) -> None:
    if tcb.trouble_since_ns < 0:
        tcb.trouble_since_ns = now_ns
        tcb.repeats = 0
    tcb.repeats += 1
    if now_ns - tcb.trouble_since_ns >= _patience_ns(tcb) and tcb.repeats > _least_repeats(tcb):
        _give_up(tcb)
        return
    if tcb.repeats >= R1_REPEATS:
        tcb.doubted = True
    tcb.output_due = True
    if tcb.state == SYN_SENT or tcb.state == SYN_RECEIVED:
        _syn_unanswered(tcb, now_ns)
    elif tcb.persisting or (tcb.snd.wnd == 0 and len(tcb.outgoing) > 0):
        _probe(tcb, now_ns)
    else:
        _retransmit(tcb, now_ns)


def _give_up(tcb: Tcb) -> None:
    tcb.reset_due = tcb.state > SYN_RECEIVED
    tcb.output_due = tcb.reset_due
    tcb.die(timed_out())


def _patience_ns(tcb: Tcb) -> int:
    if tcb.service.patience_ns >= 0:
        return tcb.service.patience_ns
    if tcb.state == SYN_RECEIVED and tcb.passive:
        return R2_ACCEPT_NS
    if tcb.state == SYN_SENT or tcb.state == SYN_RECEIVED:
        return R2_CONNECT_NS
    return R2_ORPHAN_NS if tcb.user_closed else R2_DATA_NS


def _least_repeats(tcb: Tcb) -> int:
    """After heavy loss the timer is slow: time alone would mean one or two attempts."""
    if tcb.service.patience_ns >= 0:
        return 0
    return MIN_REPEATS if tcb.state > SYN_RECEIVED else 0


def _syn_unanswered(tcb: Tcb, now_ns: int) -> None:
    if tcb.local != 0:
        tcb.rtt.cancel()
        tcb.rtt.back_off()
        tcb.syn_lost = True
        tcb.syn_due = True
    tcb.rexmit_at_ns = now_ns + tcb.rtt.rto


def _probe(tcb: Tcb, now_ns: int) -> None:
    """The peer's window stays shut. An orphan does not knock for ever."""
    if tcb.user_closed:
        tcb.orphan_probes += 1
        if tcb.orphan_probes > MAX_ORPHAN_PROBES:
            tcb.reset_due = True
            tcb.die(timed_out())
            return
    tcb.flight.begin(tcb.snd.una)
    tcb.persisting = True
    tcb.probe_due = True
    tcb.persist_ns = min(max(tcb.persist_ns * 2, tcb.rtt.rto), MAX_PERSIST_NS)
    tcb.rexmit_at_ns = now_ns + tcb.persist_ns


def _retransmit(tcb: Tcb, now_ns: int) -> None:
    """RFC 6298 5.4 to 5.6, RFC 6675 5.1: everything the peer does not have is lost."""
    _narrow(tcb)
    tcb.timeout_ns = now_ns
    flight = tcb.flight
    tcb.congestion.timed_out(tcb.snd.nxt, flight.octets, tcb.trouble_since_ns == now_ns)
    flight.lose_all(flight.first_is_sacked())
    tcb.rack.probe_end = NOTHING
    tcb.rtt.cancel()
    tcb.rtt.back_off()
    tcb.loss_at_ns = NEVER
    tcb.rexmit_due = True
    tcb.rexmit_at_ns = now_ns + tcb.rtt.rto


def _narrow(tcb: Tcb) -> None:
    """RFC 4821 7.7, in little: a path that swallows large packets silently."""
    if tcb.repeats == NARROW_REPEATS and tcb.mss > MIN_PATH_MSS:
        tcb.shrink_mss(MIN_PATH_MSS)


def after_handshake(tcb: Tcb) -> None:
    """RFC 6298 5.7: a lost SYN says nothing good about the path."""
    tcb.rexmit_at_ns = NEVER
    tcb.trouble_since_ns = NEVER
    if tcb.syn_lost:
        tcb.rtt.rto = RTO_AFTER_SYN_LOSS_NS
