"""The tables of TCP: connections, those half open, TIME-WAIT; how a listener gets one.

Source: RFC 9293 3.10.7.1 and 3.10.7.2, RFC 4987.
"""

from typing import Final

from naja.net.counters import Counters
from naja.net.errors import (
    network_down,
)
from naja.net.fifo import Fifo
from naja.net.ip.configuration import Configuration
from naja.net.ip.path import TCP_HEADERS, Paths
from naja.net.ip.six import LONGER, is_name, port_key
from naja.net.prf import Prf
from naja.net.storage import Storage
from naja.net.tcp.connection import Agenda, Connection
from naja.net.tcp.cookies import CookieJar
from naja.net.tcp.listener import Listener
from naja.net.tcp.numbers import Numbers
from naja.net.tcp.seq import add, le
from naja.net.tcp.state import ESTABLISHED, SYN_RECEIVED, TIME_WAIT
from naja.net.tcp.tcb import Tcb
from naja.net.tcp.time_wait import TimeWait, TimeWaitTable
from naja.net.tcp.transmit import plain
from naja.net.timers import TimerHeap
from naja.net.wire.ipv4 import Ipv4Header
from naja.net.wire.tcp import ACK, FIN, RST, SYN, Segment

MAX_CONNECTIONS: Final = 16384
MAX_HALF_OPEN: Final = 512
MAX_REPLIES: Final = 128
# A new incarnation of a connection in TIME-WAIT begins this far beyond the old one.
ISN_STEP: Final = 128000


class HalfOpen:
    """A connection in SYN-RECEIVED and who listens for it."""

    def __init__(self, connection: Connection, listener: Listener) -> None:
        self.connection = connection
        self.listener = listener


class ConnectionTable:
    """What an endpoint keeps, and what it does without being asked."""

    def __init__(
        self,
        configuration: Configuration,
        max_mss: int,
        prf: Prf,
        timers: TimerHeap,
        counters: Counters,
        storage: Storage,
    ) -> None:
        self._configuration = configuration
        self._max_mss = max_mss
        self._numbers = Numbers(prf)
        self._paths = Paths()
        self._cookies = CookieJar(prf, self._numbers)
        self._timers = timers
        self._counters = counters
        self._storage = storage
        self._segment = Segment(0, 0, 0, 0, 0, 0, b"")
        self._agenda = Agenda(timers, configuration)
        self._connections: dict[int, Connection] = {}
        self._half_open: dict[int, HalfOpen] = {}
        self._time_waits = TimeWaitTable(timers)
        self._ports: dict[int, Listener] = {}
        self._woken: Fifo[Listener] = Fifo()
        self._replies: Fifo[bytearray] = Fifo()

    def __len__(self) -> int:
        """Connections that exist, TIME-WAIT not counted."""
        self._bury()
        return len(self._connections)

    def time_waits(self) -> int:
        self._bury()
        return len(self._time_waits)

    def half_open(self) -> int:
        self._bury()
        return len(self._half_open)

    def _tcb(self, local: int, local_port: int, remote: int, remote_port: int) -> Tcb:
        offset = self._numbers.stamp_offset(local, remote)
        most = self._most_text(remote)
        tcb = Tcb(local, local_port, remote, remote_port, most, offset, self._storage)
        tcb.path_mss = self._paths.mss_to(remote, most, self._agenda.now_ns)
        return tcb

    def _most_text(self, remote: int) -> int:
        """Octets of text that fit one packet to `remote`."""
        if not is_name(remote):
            return self._max_mss
        return min(self._max_mss, self._configuration.six.link_mtu() - TCP_HEADERS) - LONGER

    def _listening(
        self,
        key: int,
        seg: Segment,
        header: Ipv4Header,
        now_ns: int,
        before: TimeWait | None,
    ) -> None:
        """RFC 9293 3.10.7.1 and 3.10.7.2: no connection has this segment.

        `before`: what is left of the connection with the same addresses and ports.
        """
        listener = self._ports.get(port_key(header.dst, seg.dst_port))
        if listener is not None:
            listener = listener.taking(header.dst)
        if listener is None:
            self._counters.tcp_no_connection += 1
            self._reset(seg, header)
            return
        if seg.flags & RST:
            return
        if seg.flags & ACK:
            if not self._from_cookie(key, seg, header, listener, now_ns):
                self._counters.tcp_no_connection += 1
                self._reset(seg, header)
            return
        if seg.flags & SYN == 0 or seg.flags & FIN:
            self._counters.malformed += 1
            return
        if not self._room(listener):
            return
        if len(self._half_open) >= MAX_HALF_OPEN:
            self._counters.tcp_cookies_sent += 1
            most = self._most_text(header.src)
            self._reply(self._cookies.answer(header.dst, header.src, seg, most, now_ns))
            return
        tcb = self._tcb(header.dst, seg.dst_port, header.src, seg.src_port)
        iss = self._numbers.initial_sequence(tcb, now_ns)
        if before is not None and le(iss, before.snd_nxt):
            iss = add(before.snd_nxt, ISN_STEP)
        tcb.begin(SYN_RECEIVED, iss)
        tcb.adopt(seg, now_ns)
        self._begin(key, tcb, listener).settle()

    def _room(self, listener: Listener) -> bool:
        """Whether one more connection may begin."""
        if listener.full():
            self._counters.tcp_backlog_full += 1
            return False
        if len(self._connections) >= MAX_CONNECTIONS:
            self._counters.tcp_connections_full += 1
            return False
        return True

    def _begin(self, key: int, tcb: Tcb, listener: Listener) -> Connection:
        connection = Connection(self._agenda, key, tcb)
        self._connections[key] = connection
        self._half_open[key] = HalfOpen(connection, listener)
        return connection

    def _from_cookie(
        self, key: int, seg: Segment, header: Ipv4Header, listener: Listener, now_ns: int
    ) -> bool:
        """An ACK that nobody expects may end a handshake of which we kept nothing."""
        if seg.flags & SYN or not self._cookies.active(now_ns):
            return False
        tcb = self._tcb(header.dst, seg.dst_port, header.src, seg.src_port)
        if not self._cookies.accept(tcb, seg, now_ns):
            return False
        if not self._room(listener):
            return True
        self._counters.tcp_cookies_accepted += 1
        connection = self._begin(key, tcb, listener)
        connection.segment_arrives(seg, now_ns)
        self._opened(connection)
        return True

    def _opened(self, connection: Connection) -> None:
        """A connection in SYN-RECEIVED got a segment: perhaps its handshake is complete."""
        if connection.tcb.state < ESTABLISHED:
            return
        half = self._half_open.get(connection.key)
        if half is None or half.connection is not connection:
            return
        del self._half_open[connection.key]
        if half.listener.closed:
            connection.fail(network_down())
            return
        half.listener.offer(connection)
        self._woken.push(half.listener)

    def _bury(self) -> None:
        """Take connections that ended out of the tables."""
        while len(self._agenda.ended) > 0:
            connection = self._agenda.ended.pop()
            key = connection.key
            self._timers.remove(connection)
            if self._connections.get(key) is connection:
                del self._connections[key]
            half = self._half_open.get(key)
            if half is not None and half.connection is connection:
                del self._half_open[key]
            if connection.tcb.state == TIME_WAIT:
                self._time_waits.add(key, connection.tcb, self._agenda.now_ns)

    def _reset(self, seg: Segment, header: Ipv4Header) -> None:
        """Answer `seg` as CLOSED does (RFC 9293 3.10.7.1)."""
        if seg.flags & RST:
            return
        if seg.flags & ACK:
            seq = seg.ack
            ack = 0
            flags = RST
        else:
            seq = 0
            ack = add(seg.seq, seg.length)
            flags = RST | ACK
        self._counters.tcp_resets_out += 1
        self._reply(plain(header.dst, seg.dst_port, header.src, seg.src_port, seq, ack, flags, 0))

    def _reply(self, frame: bytearray) -> None:
        if len(self._replies) >= MAX_REPLIES:
            self._counters.outbox_full += 1
            return
        self._replies.push(frame)
