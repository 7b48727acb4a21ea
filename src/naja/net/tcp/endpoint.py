"""All TCP connections of an interface: demultiplexing, opening. Source: RFC 9293 3.10."""

from naja.net.errors import (
    address_in_use,
    address_not_available,
    host_unreachable,
    network_down,
    network_unreachable,
    no_buffers,
)
from naja.net.ip.configuration import NO_ROUTE
from naja.net.ip.six import ANY_SIX, LOCALHOST_SIX, port_key
from naja.net.tcp.connection import Connection
from naja.net.tcp.listener import Listener
from naja.net.tcp.notices import take_notice
from naja.net.tcp.numbers import EPHEMERAL_COUNT, connection_key
from naja.net.tcp.seq import le, lt
from naja.net.tcp.state import SYN_RECEIVED, SYN_SENT
from naja.net.tcp.table import MAX_CONNECTIONS, ConnectionTable
from naja.net.wire.address import ANY, LOCALHOST
from naja.net.wire.icmp import IcmpMessage, quoted_tcp
from naja.net.wire.ipv4 import Ipv4Header
from naja.net.wire.tcp import RST, read, sum_right


class Endpoint(ConnectionTable):
    """`now_ns` of every call must not go backwards."""

    # What programs call.

    def listen(self, host: int, port: int, backlog: int) -> Listener:
        """Bind `port` (0: choose) of address `host` (ANY: all). OSError if taken."""
        configuration = self._configuration
        if host != ANY and host != ANY_SIX and configuration.is_configured(host):
            if not configuration.is_ours(host):
                raise address_not_available()
        if port == 0:
            port = self._numbers.listening_port(self._ports)
        other = self._ports.get(port_key(host, port))
        if other is not None and other.clashes(host):
            raise address_in_use()
        return Listener(self._ports, configuration, host, port, backlog)

    def connect(self, remote: int, port: int, now_ns: int) -> Connection:
        """Begin a connection; without an address yet, it waits for one."""
        self._agenda.now_ns = now_ns
        self._bury()
        if remote == ANY:
            remote = LOCALHOST
        elif remote == ANY_SIX:
            remote = LOCALHOST_SIX
        local = self._configuration.source_for(remote)
        if not self._configuration.can_connect(remote):
            # RFC 9293 3.9.2.3 (MUST-46): nobody answers for a group.
            raise network_unreachable()
        if local != 0 and not self._configuration.is_ours(remote):
            if self._configuration.next_hop(remote) == NO_ROUTE:
                raise network_unreachable()
        if len(self._connections) >= MAX_CONNECTIONS:
            raise no_buffers()
        local_port = self._free_port(remote, port)
        key = connection_key(remote, port, local_port)
        tcb = self._tcb(local, local_port, remote, port)
        tcb.begin(SYN_SENT, self._numbers.initial_sequence(tcb, now_ns))
        tcb.rexmit_at_ns = now_ns + tcb.rtt.rto
        connection = Connection(self._agenda, key, tcb)
        self._connections[key] = connection
        connection.settle()
        return connection

    # What the interface calls.

    def receive(self, frame: bytes, header: Ipv4Header, now_ns: int) -> None:
        """An IPv4 packet to one of our addresses, from a unicast address."""
        self._agenda.now_ns = now_ns
        seg = self._segment
        legal = read(frame, header.at, header.end, seg)
        if not legal or seg.src_port == 0 or seg.dst_port == 0:
            self._counters.malformed += 1
            return
        if not header.vouched:
            total = self._storage.copier.sum(frame, header.at, header.end)
            if not sum_right(total, header.end - header.at, header.addresses):
                self._counters.bad_checksum += 1
                return
        if seg.flags & RST:
            self._counters.tcp_resets_in += 1
        self._bury()
        key = connection_key(header.src, seg.src_port, seg.dst_port)
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
            self._listening(key, seg, header, now_ns, record)
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
        for connection in list(self._connections.values()):
            tcb = connection.tcb
            if tcb.local == 0:
                self._start(connection, now_ns)
            elif not self._configuration.is_ours(tcb.local):
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

        Only what quotes a segment in flight counts (RFC 5927 4).
        """
        self._agenda.now_ns = now_ns
        quoted = quoted_tcp(message.body)
        if quoted is None:
            return
        connection = self._connections.get(
            connection_key(quoted.dst, quoted.dst_port, quoted.src_port)
        )
        if connection is None or connection.tcb.local != quoted.src:
            return
        tcb = connection.tcb
        if not (le(tcb.snd.una, quoted.seq) and lt(quoted.seq, tcb.snd.nxt)):
            return
        take_notice(connection, message, self._paths, now_ns)

    def doubted(self) -> int:
        """A peer whose station should be looked for again, 0 if there is none."""
        return self._agenda.doubted.pop() if len(self._agenda.doubted) > 0 else 0

    def find(self, remote: int, remote_port: int, local_port: int) -> Connection | None:
        return self._connections.get(connection_key(remote, remote_port, local_port))

    def add_addresses(self, used: set[int]) -> None:
        """Put the addresses of all connections into `used`."""
        for connection in self._connections.values():
            used.add(connection.tcb.remote)
            used.add(connection.tcb.local)
        self._time_waits.add_addresses(used)

    # Inside.

    def _start(self, connection: Connection, now_ns: int) -> None:
        """An address came for a connection that waited for it."""
        tcb = connection.tcb
        local = self._configuration.source_for(tcb.remote)
        if local == 0:
            return
        if self._configuration.is_ours(tcb.remote):
            tcb.local = tcb.remote
        elif self._configuration.next_hop(tcb.remote) == NO_ROUTE:
            connection.fail(network_unreachable())
            return
        else:
            tcb.local = local
        tcb.stamp_offset = self._numbers.stamp_offset(tcb.local, tcb.remote)
        tcb.rack.stamp_offset = tcb.stamp_offset
        tcb.begin(SYN_SENT, self._numbers.initial_sequence(tcb, now_ns))
        tcb.rexmit_at_ns = now_ns + tcb.rtt.rto
        connection.settle()

    def _free_port(self, remote: int, remote_port: int) -> int:
        """A local port for a new connection. OSError if all are in use."""
        for _ in range(EPHEMERAL_COUNT):
            port = self._numbers.next_port(remote, remote_port)
            key = connection_key(remote, remote_port, port)
            if port_key(remote, port) in self._ports or key in self._connections:
                continue
            if not self._time_waits.holds(key):
                return port
        raise address_not_available()
