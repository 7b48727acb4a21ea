"""All TCP connections of an interface: demultiplexing, opening, bounds. Source: RFC 9293 3.10."""

from typing import Final

from naja.lang.bits import wrap_shl
from naja.net.counters import Counters
from naja.net.errors import (
    address_in_use,
    address_not_available,
    host_unreachable,
    network_down,
    network_unreachable,
    no_buffers,
    refused,
)
from naja.net.fifo import Fifo
from naja.net.ip.configuration import NO_ROUTE, Configuration
from naja.net.prf import Prf
from naja.net.tcp.connection import Agenda, Connection
from naja.net.tcp.listener import Listener
from naja.net.tcp.seq import MASK, add, le, lt
from naja.net.tcp.state import ESTABLISHED, SYN_RECEIVED, SYN_SENT, TIME_WAIT
from naja.net.tcp.tcb import Tcb
from naja.net.tcp.time_wait import TimeWaitTable
from naja.net.tcp.timeouts import SECOND_NS
from naja.net.tcp.transmit import plain
from naja.net.timers import TimerHeap
from naja.net.wire.address import ANY, LOCALHOST, is_loopback
from naja.net.wire.icmp import (
    CODE_FRAGMENTATION_NEEDED,
    CODE_PORT_UNREACHABLE,
    IcmpMessage,
    quoted_tcp,
)
from naja.net.wire.ipv4 import HEADER_LENGTH as IPV4_LENGTH, Ipv4Header
from naja.net.wire.tcp import ACK, FIN, HEADER_LENGTH, RST, SYN, Segment, checksum_right, parse

MAX_CONNECTIONS: Final = 16384
MAX_HALF_OPEN: Final = 512
MAX_REPLIES: Final = 128
# A half-open connection this old has had its SYN-ACK repeated: it may yield to a new one.
HALF_OPEN_GRACE_NS: Final = SECOND_NS
FIRST_EPHEMERAL: Final = 32768
EPHEMERAL_COUNT: Final = 28232
ISN_TICK_NS: Final = 4000
_PORT_SALT: Final = 0x706F7274


class Endpoint:
    """`now_ns` of every call must not go backwards."""

    def __init__(
        self,
        configuration: Configuration,
        max_mss: int,
        prf: Prf,
        timers: TimerHeap,
        counters: Counters,
    ) -> None:
        self._configuration = configuration
        self._max_mss = max_mss
        self._prf = prf
        self._timers = timers
        self._counters = counters
        self._agenda = Agenda(timers)
        self._connections: dict[int, Connection] = {}
        self._half_open: dict[int, HalfOpen] = {}
        self._time_waits = TimeWaitTable(timers)
        self._ports: dict[int, Listener] = {}
        self._woken: Fifo[Listener] = Fifo()
        self._replies: Fifo[bytearray] = Fifo()
        self._port_step = 0

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

    # What programs call.

    def listen(self, host: int, port: int, backlog: int) -> Listener:
        """Bind `port` (0: choose) of address `host` (ANY: all). OSError if taken."""
        if host != ANY and not is_loopback(host):
            if self._configuration.address != 0 and host != self._configuration.address:
                raise address_not_available()
        if port == 0:
            port = self._free_listening_port()
        if port in self._ports:
            raise address_in_use()
        return Listener(self._ports, host, port, backlog)

    def connect(self, remote: int, port: int, now_ns: int) -> Connection:
        """Begin a connection; without an address yet, it waits for one."""
        self._agenda.now_ns = now_ns
        self._bury()
        if remote == ANY:
            remote = LOCALHOST
        local = self._configuration.source_for(remote)
        if local != 0 and not self._configuration.is_ours(remote):
            if self._configuration.next_hop(remote) == NO_ROUTE:
                raise network_unreachable()
        if len(self._connections) >= MAX_CONNECTIONS:
            raise no_buffers()
        local_port = self._free_port(remote, port)
        key = _key(remote, port, local_port)
        tcb = Tcb(local, local_port, remote, port, self._max_mss)
        tcb.begin(SYN_SENT, self._initial_sequence(tcb, now_ns))
        tcb.rexmit_at_ns = now_ns + tcb.rtt.rto
        connection = Connection(self._agenda, key, tcb)
        self._connections[key] = connection
        connection.settle()
        return connection

    # What the interface calls.

    def receive(self, frame: bytes, header: Ipv4Header, now_ns: int) -> None:
        """An IPv4 packet to one of our addresses, from a unicast address."""
        self._agenda.now_ns = now_ns
        seg = parse(frame, header.at, header.end)
        if seg is None or seg.src_port == 0 or seg.dst_port == 0:
            self._counters.malformed += 1
            return
        if not checksum_right(frame, header.at, header.end, header.src, header.dst):
            self._counters.bad_checksum += 1
            return
        if seg.flags & RST:
            self._counters.tcp_resets_in += 1
        self._bury()
        key = _key(header.src, seg.src_port, seg.dst_port)
        connection = self._connections.get(key)
        if connection is not None and connection.tcb.local == header.dst:
            before = connection.tcb.state
            if connection.segment_arrives(seg, now_ns):
                self._reset(seg, header)
            if before == SYN_RECEIVED:
                self._opened(connection)
            return
        record = self._time_waits.find(key, header.dst)
        if record is not None:
            if not self._time_waits.reusable(record, seg):
                reply = self._time_waits.answer(record, seg, header.src, now_ns)
                if reply is not None:
                    self._reply(reply)
                return
            self._time_waits.forget(record)
        if connection is None:
            self._listening(key, seg, header, now_ns)
        else:
            self._reset(seg, header)

    def next_frame(self, now_ns: int) -> bytearray | None:
        """The next frame to send (Ethernet header empty), each connection in turn."""
        self._agenda.now_ns = now_ns
        if len(self._replies) > 0:
            return self._replies.pop()
        while len(self._agenda.ready) > 0:
            frame = self._agenda.ready.pop().next_segment(now_ns)
            if frame is not None:
                return frame
        self._bury()
        return None

    def pending(self) -> bool:
        """Whether `next_frame` may have something."""
        return len(self._replies) > 0 or len(self._agenda.ready) > 0

    def woken(self) -> bool:
        """Whether `wake` has somebody to call."""
        return len(self._agenda.changed) > 0 or len(self._woken) > 0

    def wake(self, now_ns: int) -> None:
        """Call the wakers of connections and listeners to which something happened."""
        self._agenda.now_ns = now_ns
        for _ in range(len(self._woken)):
            self._woken.pop().wake()
        for _ in range(len(self._agenda.changed)):
            self._agenda.changed.pop().wake()

    def address_changed(self, now_ns: int) -> None:
        """The interface got, lost or changed its address."""
        self._agenda.now_ns = now_ns
        self._bury()
        address = self._configuration.address
        for connection in list(self._connections.values()):
            tcb = connection.tcb
            if tcb.local == 0:
                self._start(connection, now_ns)
            elif tcb.local != address and not is_loopback(tcb.local):
                connection.fail(network_down())

    def unreachable(self, next_hop: int) -> None:
        """ARP got no answer: connections being opened over `next_hop` fail."""
        self._bury()
        for connection in list(self._connections.values()):
            tcb = connection.tcb
            if tcb.state == SYN_SENT and self._configuration.next_hop(tcb.remote) == next_hop:
                if not self._configuration.is_ours(tcb.remote):
                    connection.fail(host_unreachable())

    def icmp_error(self, message: IcmpMessage, now_ns: int) -> None:
        """A router or host could not deliver a packet that looks like one of ours.

        Only what quotes a segment in flight counts (RFC 5927 4). Established connections
        ignore all but "fragmentation needed" (RFC 5927 5.2, RFC 1191).
        """
        self._agenda.now_ns = now_ns
        quoted = quoted_tcp(message.body)
        if quoted is None:
            return
        connection = self._connections.get(_key(quoted.dst, quoted.dst_port, quoted.src_port))
        if connection is None or connection.tcb.local != quoted.src:
            return
        tcb = connection.tcb
        if not (le(tcb.snd.una, quoted.seq) and lt(quoted.seq, tcb.snd.nxt)):
            return
        if message.code == CODE_FRAGMENTATION_NEEDED:
            tcb.shrink_mss(message.low - IPV4_LENGTH - HEADER_LENGTH)
            connection.settle()
        elif tcb.state == SYN_SENT:
            if message.code == CODE_PORT_UNREACHABLE:
                connection.fail(refused())
            else:
                connection.fail(host_unreachable())

    def find(self, remote: int, remote_port: int, local_port: int) -> Connection | None:
        return self._connections.get(_key(remote, remote_port, local_port))

    # Inside.

    def _start(self, connection: Connection, now_ns: int) -> None:
        """An address came for a connection that waited for it."""
        tcb = connection.tcb
        if self._configuration.address == 0:
            return
        if self._configuration.is_ours(tcb.remote):
            tcb.local = tcb.remote
        elif self._configuration.next_hop(tcb.remote) == NO_ROUTE:
            connection.fail(network_unreachable())
            return
        else:
            tcb.local = self._configuration.address
        tcb.begin(SYN_SENT, self._initial_sequence(tcb, now_ns))
        tcb.rexmit_at_ns = now_ns + tcb.rtt.rto
        connection.settle()

    def _listening(self, key: int, seg: Segment, header: Ipv4Header, now_ns: int) -> None:
        """RFC 9293 3.10.7.1 and 3.10.7.2: no connection has this segment."""
        listener = self._ports.get(seg.dst_port)
        if listener is None or not listener.takes(header.dst):
            self._counters.tcp_no_connection += 1
            self._reset(seg, header)
            return
        if seg.flags & RST:
            return
        if seg.flags & ACK:
            self._counters.tcp_no_connection += 1
            self._reset(seg, header)
            return
        if seg.flags & SYN == 0 or seg.flags & FIN:
            self._counters.malformed += 1
            return
        if listener.full():
            self._counters.tcp_backlog_full += 1
            return
        if len(self._connections) >= MAX_CONNECTIONS:
            self._counters.tcp_connections_full += 1
            return
        if len(self._half_open) >= MAX_HALF_OPEN and not self._evict(now_ns):
            self._counters.tcp_backlog_full += 1
            return
        tcb = Tcb(header.dst, seg.dst_port, header.src, seg.src_port, self._max_mss)
        tcb.begin(SYN_RECEIVED, self._initial_sequence(tcb, now_ns))
        tcb.adopt(seg.seq, seg.mss, seg.scale)
        connection = Connection(self._agenda, key, tcb)
        self._connections[key] = connection
        self._half_open[key] = HalfOpen(connection, listener, now_ns)
        connection.settle()

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

    def _evict(self, now_ns: int) -> bool:
        """Make room for a new half-open connection; False if all are young."""
        for oldest in self._half_open.values():
            if now_ns - oldest.since_ns < HALF_OPEN_GRACE_NS:
                return False
            oldest.connection.tcb.die(None)
            oldest.connection.settle()
            self._counters.tcp_half_open_evicted += 1
            break
        self._bury()
        return True

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

    def _initial_sequence(self, tcb: Tcb, now_ns: int) -> int:
        """ISN = M + F(addresses, ports, secret). Source: RFC 6528 3."""
        ports = tcb.local_port << 16 | tcb.remote_port
        offset = self._prf.hash2(wrap_shl(tcb.local, 32) | tcb.remote, ports)
        return (now_ns // ISN_TICK_NS + offset) & MASK

    def _free_port(self, remote: int, remote_port: int) -> int:
        """A local port for a new connection. Source: RFC 6056 3.3.3."""
        offset = self._prf.hash2(remote, _PORT_SALT << 16 | remote_port)
        for _ in range(EPHEMERAL_COUNT):
            self._port_step += 1
            port = FIRST_EPHEMERAL + (offset + self._port_step) % EPHEMERAL_COUNT
            key = _key(remote, remote_port, port)
            if port in self._ports or key in self._connections:
                continue
            if not self._time_waits.holds(key):
                return port
        raise address_not_available()

    def _free_listening_port(self) -> int:
        start = self._prf.below(EPHEMERAL_COUNT)
        for step in range(EPHEMERAL_COUNT):
            port = FIRST_EPHEMERAL + (start + step) % EPHEMERAL_COUNT
            if port not in self._ports:
                return port
        raise address_in_use()


class HalfOpen:
    """A connection in SYN-RECEIVED and who listens for it."""

    def __init__(self, connection: Connection, listener: Listener, since_ns: int) -> None:
        self.connection = connection
        self.listener = listener
        self.since_ns = since_ns


def _key(remote: int, remote_port: int, local_port: int) -> int:
    return wrap_shl(remote, 32) | remote_port << 16 | local_port
