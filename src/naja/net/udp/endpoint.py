"""UDP ports, each with a bounded queue of datagrams received. Source: RFC 768, RFC 1122 4.1."""

from collections.abc import Callable
from typing import Final

from naja.net.counters import Counters
from naja.net.errors import address_in_use, refused
from naja.net.fifo import Fifo
from naja.net.ip.six import ANY_SIX, port_key
from naja.net.options import Remembered
from naja.net.prf import Prf
from naja.net.wire.address import ANY
from naja.net.wire.udp import Datagram

MAX_QUEUE: Final = 256
# What Linux's default receive buffer has.
MAX_QUEUE_OCTETS: Final = 212992
MAX_SOCKETS: Final = 4096
FIRST_EPHEMERAL: Final = 49152
EPHEMERAL_COUNT: Final = 16384


class UdpSocket:
    """A bound port. With a `peer` (see `connect`) only that one is heard."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.host = ANY
        self.peer = ANY
        self.peer_port = 0
        # What ICMP said of a datagram to the peer (RFC 1122 4.1.3.3).
        self.error: OSError | None = None
        self.queue: Fifo[Datagram] = Fifo()
        self._octets = 0
        self._waker: Callable[[], None] | None = None
        self.changed = False
        self.options = Remembered()
        # Groups that it is in; how far what it sends to groups goes, and whether we hear it, too.
        self.groups: list[int] = []
        self.group_ttl = 1
        self.group_loop = True

    def set_waker(self, waker: Callable[[], None] | None) -> None:
        """Have `waker` called when a datagram or an error came."""
        self._waker = waker

    def connect(self, peer: int, port: int) -> None:
        """Hear nobody but this peer from now on."""
        self.peer = peer
        self.peer_port = port

    def receive(self) -> Datagram | None:
        """The oldest datagram not yet taken, or None."""
        if len(self.queue) == 0:
            return None
        datagram = self.queue.pop()
        self._octets -= len(datagram.payload)
        return datagram

    def hears(self, datagram: Datagram) -> bool:
        if self.peer == ANY:
            return True
        return datagram.src == self.peer and datagram.src_port == self.peer_port

    def offer(self, datagram: Datagram) -> bool:
        """Queue `datagram`; False if there is no room."""
        octets = self._octets + len(datagram.payload)
        if len(self.queue) >= MAX_QUEUE or octets > MAX_QUEUE_OCTETS:
            return False
        self.queue.push(datagram)
        self._octets = octets
        return True

    def wake(self) -> None:
        waker = self._waker
        if waker is not None:
            waker()


class UdpEndpoint:
    """All bound ports of an interface."""

    def __init__(self, prf: Prf, counters: Counters) -> None:
        self._prf = prf
        self._counters = counters
        self._sockets: dict[int, UdpSocket] = {}
        self._changed: Fifo[UdpSocket] = Fifo()

    def bind(self, port: int, host: int = ANY) -> UdpSocket:
        """A socket on `port` (0: choose one) of `host`. OSError if it is taken."""
        if len(self._sockets) >= MAX_SOCKETS:
            raise address_in_use()
        if port == 0:
            port = self._free_port()
        key = port_key(host, port)
        if key in self._sockets:
            raise address_in_use()
        socket = UdpSocket(port)
        socket.host = host
        self._sockets[key] = socket
        return socket

    def close(self, socket: UdpSocket) -> None:
        socket.set_waker(None)
        key = port_key(socket.host, socket.port)
        if self._sockets.get(key) is socket:
            del self._sockets[key]

    def receive(self, datagram: Datagram, dst: int) -> bool:
        """Hand over a datagram that came to our address `dst`; False if nobody has its port."""
        socket = self._sockets.get(port_key(dst, datagram.dst_port))
        if socket is None or not socket.hears(datagram):
            self._counters.udp_no_port += 1
            return False
        if socket.host != dst and socket.host != ANY and socket.host != ANY_SIX:
            self._counters.udp_no_port += 1
            return False
        if socket.offer(datagram):
            self._note(socket)
        else:
            self._counters.udp_queue_full += 1
        return True

    def unreachable(self, port: int, peer: int, peer_port: int) -> None:
        """ICMP says that nobody takes what went from our `port` to that peer."""
        socket = self._sockets.get(port_key(peer, port))
        if socket is not None and socket.peer == peer and socket.peer_port == peer_port:
            socket.error = refused()
            self._note(socket)

    def add_addresses(self, used: set[int]) -> None:
        """Put all addresses that sockets know into `used`."""
        for socket in self._sockets.values():
            used.add(socket.host)
            used.add(socket.peer)
            for _ in range(len(socket.queue)):
                datagram = socket.queue.pop()
                used.add(datagram.src)
                socket.queue.push(datagram)

    def woken(self) -> bool:
        """Whether `wake` has somebody to call."""
        return len(self._changed) > 0

    def wake(self) -> None:
        """Call the wakers of sockets to which something happened."""
        for _ in range(len(self._changed)):
            socket = self._changed.pop()
            socket.changed = False
            socket.wake()

    def _note(self, socket: UdpSocket) -> None:
        if not socket.changed:
            socket.changed = True
            self._changed.push(socket)

    def _free_port(self) -> int:
        start = self._prf.below(EPHEMERAL_COUNT)
        for step in range(EPHEMERAL_COUNT):
            port = FIRST_EPHEMERAL + (start + step) % EPHEMERAL_COUNT
            if port not in self._sockets and port | 0x10000 not in self._sockets:
                return port
        raise address_in_use()
