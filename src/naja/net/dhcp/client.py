"""The DHCP client automaton. Source: RFC 2131 4.4.

    INIT -DISCOVER-> SELECTING -OFFER/REQUEST-> REQUESTING -ACK-> BOUND
    BOUND -T1-> RENEWING -T2-> REBINDING -end of lease-> INIT;  NAK, DECLINE -> INIT

Messages wait in `outbox` as frames without Ethernet header; a new or lost address is told
by `changed`. Whether somebody else has the address (3.1 step 5) is asked while it is used already
(`arp/claim.py`). Deliberately not done: INIT-REBOOT (an image has no memory of its last life) and
the random initial wait.
"""

from typing import Final

from naja.net.fifo import Fifo
from naja.net.prf import Prf
from naja.net.storage import Storage
from naja.net.timers import NEVER, Timer, TimerHeap
from naja.net.wire.address import BROADCAST, is_host
from naja.net.wire.dhcp import (
    ACK,
    CLIENT_PORT,
    DECLINE,
    DISCOVER,
    NAK,
    OFFER,
    REQUEST,
    SERVER_PORT,
    DhcpReply,
    emit,
    parse,
)
from naja.net.wire.udp import emit as emit_datagram

INIT: Final = 0
SELECTING: Final = 1
REQUESTING: Final = 2
BOUND: Final = 3
RENEWING: Final = 4
REBINDING: Final = 5

SECOND_NS: Final = 1_000_000_000
# RFC 2131 4.1 suggests 4 s first; a machine that boots in milliseconds asks again sooner.
FIRST_RETRY_NS: Final = SECOND_NS
MAX_RETRY_NS: Final = 64 * SECOND_NS
MIN_RENEW_RETRY_NS: Final = 60 * SECOND_NS
MAX_REQUESTS: Final = 4
# Of servers that do not say how long.
UNSAID_LEASE_S: Final = 60
# Who asks more often than such a lease needs would do nothing else.
MIN_LEASE_S: Final = 10
INFINITE_S: Final = 0xFFFFFFFF
MAX_OUTBOX: Final = 8
# RFC 2131 3.1.5: before asking again after a refusal.
DECLINE_PAUSE_NS: Final = 10 * SECOND_NS
# RFC 5227 2.1.1: after so many conflicts one address a minute at most is tried.
MAX_CONFLICTS: Final = 10
RATE_LIMIT_INTERVAL_NS: Final = 60 * SECOND_NS


class Lease:
    """The address that a server gave us, and what came with it (0: not said)."""

    def __init__(self, reply: DhcpReply) -> None:
        self.address = reply.address
        self.prefix_length = _prefix_length(reply)
        self.gateway = reply.router
        self.servers = reply.servers
        self.domain = reply.domain
        self.server = reply.server


def _prefix_length(reply: DhcpReply) -> int:
    """The leading ones of the mask; without one, that of the address class (RFC 2131 2)."""
    if reply.mask == 0:
        if reply.address >> 31 == 0:
            return 8
        return 16 if reply.address >> 30 == 2 else 24
    length = 0
    while length < 32 and reply.mask >> (31 - length) & 1:
        length += 1
    return length


class DhcpClient(Timer):
    """One client for one interface."""

    def __init__(self, mac: int, prf: Prf, timers: TimerHeap, storage: Storage) -> None:
        super().__init__()
        self._mac = mac
        self._prf = prf
        self._storage = storage
        self._timers = timers
        self._xid = 0
        self._begun_ns = 0
        self._interval_ns = FIRST_RETRY_NS
        self._refusal_ns = FIRST_RETRY_NS
        self._conflicts = 0
        self._requests = 0
        self._offer: DhcpReply | None = None
        self._t1_ns = NEVER
        self._t2_ns = NEVER
        self._end_ns = NEVER
        self.state = INIT
        self.lease: Lease | None = None
        self.changed = False
        self.outbox: Fifo[bytearray] = Fifo()

    def start(self, now_ns: int) -> None:
        """Ask for an address from nothing."""
        self.state = SELECTING
        self._xid = self._prf.next32()
        self._begun_ns = now_ns
        self._interval_ns = FIRST_RETRY_NS
        self._offer = None
        self._discover(now_ns)

    def receive(self, payload: bytes, now_ns: int) -> None:
        """A datagram to the client port."""
        reply = parse(payload)
        if reply is None or reply.xid != self._xid or reply.mac != self._mac:
            return
        if reply.kind == OFFER:
            if self.state == SELECTING and is_host(reply.address) and reply.server != 0:
                self._offer = reply
                self.state = REQUESTING
                self._requests = 0
                self._interval_ns = FIRST_RETRY_NS
                self._request(now_ns)
        elif reply.kind == ACK:
            if self.state >= REQUESTING and self.state != BOUND and is_host(reply.address):
                self._bind(reply, now_ns)
        elif reply.kind == NAK:
            if self.state >= REQUESTING and self.state != BOUND:
                self._refused(now_ns)

    def _refused(self, now_ns: int) -> None:
        """The server does not want us to have the address: ask for another one.

        One that takes back what it has just offered may do so again and again: it is asked ever
        more rarely.
        """
        self._lose()
        if self.state != REQUESTING:
            self.start(now_ns)
            return
        self.state = INIT
        self._timers.set(self, now_ns + self._refusal_ns)
        self._refusal_ns = min(2 * self._refusal_ns, MAX_RETRY_NS)

    def decline(self, now_ns: int) -> None:
        """Somebody else has the address: tell the server, begin anew (RFC 2131 3.1.5)."""
        lease = self.lease
        if lease is None:
            return
        self._send(DECLINE, now_ns, 0, lease.address, lease.server, BROADCAST)
        self._lose()
        self.state = INIT
        self._conflicts += 1
        often = self._conflicts >= MAX_CONFLICTS
        self._timers.set(self, now_ns + (RATE_LIMIT_INTERVAL_NS if often else DECLINE_PAUSE_NS))

    def expire(self, now_ns: int) -> None:
        if self.state == INIT:
            self.start(now_ns)
        elif self.state == SELECTING:
            self._interval_ns = min(self._interval_ns * 2, MAX_RETRY_NS)
            self._discover(now_ns)
        elif self.state == REQUESTING:
            if self._requests >= MAX_REQUESTS:
                self.start(now_ns)
            else:
                self._interval_ns = min(self._interval_ns * 2, MAX_RETRY_NS)
                self._request(now_ns)
        elif now_ns >= self._end_ns:
            self._lose()
            self.start(now_ns)
        else:
            self._extend(now_ns)

    def _discover(self, now_ns: int) -> None:
        self._send(DISCOVER, now_ns, 0, 0, 0, BROADCAST)
        self._retry(now_ns)

    def _request(self, now_ns: int) -> None:
        offer = self._offer
        if offer is not None:
            self._requests += 1
            self._send(REQUEST, now_ns, 0, offer.address, offer.server, BROADCAST)
            self._retry(now_ns)

    def _retry(self, now_ns: int) -> None:
        """Wait the interval, give or take an eighth, so that machines do not march in step."""
        spread_ns = self._interval_ns >> 3
        jitter_ns = self._prf.below(1024) * (spread_ns * 2) // 1024 - spread_ns
        self._timers.set(self, now_ns + self._interval_ns + jitter_ns)

    def _bind(self, reply: DhcpReply, now_ns: int) -> None:
        offer = self._offer
        if reply.server == 0 and offer is not None:
            reply.server = offer.server
        self.lease = Lease(reply)
        self.changed = True
        self._refusal_ns = FIRST_RETRY_NS
        self.state = BOUND
        lease_s = max(reply.lease_s, MIN_LEASE_S) if reply.lease_s > 0 else UNSAID_LEASE_S
        if reply.lease_s == INFINITE_S:
            self._timers.set(self, NEVER)
            return
        t2_s = reply.t2_s if 0 < reply.t2_s < lease_s else lease_s * 7 // 8
        t1_s = reply.t1_s if 0 < reply.t1_s < t2_s else min(lease_s // 2, t2_s)
        self._t1_ns = now_ns + t1_s * SECOND_NS
        self._t2_ns = now_ns + t2_s * SECOND_NS
        self._end_ns = now_ns + lease_s * SECOND_NS
        self._timers.set(self, self._t1_ns)

    def _extend(self, now_ns: int) -> None:
        """At T1 ask the server that gave the lease, from T2 on ask everybody.

        Retries halve the remaining time, down to a minute. Source: RFC 2131 4.4.5.
        """
        lease = self.lease
        if lease is None:
            self.start(now_ns)
            return
        if self.state == BOUND:
            self._conflicts = 0
            self._xid = self._prf.next32()
            self._begun_ns = now_ns
        if now_ns >= self._t2_ns:
            self.state = REBINDING
            until_ns = self._end_ns
            self._send(REQUEST, now_ns, lease.address, 0, 0, BROADCAST)
        else:
            self.state = RENEWING
            until_ns = self._t2_ns
            self._send(REQUEST, now_ns, lease.address, 0, 0, lease.server)
        wait_ns = max((until_ns - now_ns) // 2, MIN_RENEW_RETRY_NS)
        self._timers.set(self, min(now_ns + wait_ns, until_ns))

    def _lose(self) -> None:
        if self.lease is not None:
            self.lease = None
            self.changed = True

    def _send(
        self, kind: int, now_ns: int, current: int, requested: int, server: int, dst: int
    ) -> None:
        if len(self.outbox) >= MAX_OUTBOX:
            self.outbox.pop()
        elapsed_s = (now_ns - self._begun_ns) // SECOND_NS
        data = emit(kind, self._xid, self._mac, elapsed_s, current, requested, server)
        ident = self._prf.next32() & 0xFFFF
        storage = self._storage
        emitted = emit_datagram(
            storage, current, CLIENT_PORT, dst, SERVER_PORT, data, ident, whole=False
        )
        self.outbox.push(emitted)
