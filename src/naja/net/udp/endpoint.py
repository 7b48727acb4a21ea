"""UDP ports, each with a bounded queue of datagrams received. Source: RFC 768."""

from typing import Final

from naja.net.counters import Counters
from naja.net.errors import address_in_use
from naja.net.fifo import Fifo
from naja.net.prf import Prf
from naja.net.wire.udp import Datagram

MAX_QUEUE: Final = 64
MAX_QUEUE_OCTETS: Final = 65536
FIRST_EPHEMERAL: Final = 49152
EPHEMERAL_COUNT: Final = 16384


class UdpSocket:
    """A bound port."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._queue: Fifo[Datagram] = Fifo()
        self._octets = 0

    def receive(self) -> Datagram | None:
        """The oldest datagram not yet taken, or None."""
        if len(self._queue) == 0:
            return None
        datagram = self._queue.pop()
        self._octets -= len(datagram.payload)
        return datagram

    def offer(self, datagram: Datagram) -> bool:
        """Queue `datagram`; False if there is no room."""
        octets = self._octets + len(datagram.payload)
        if len(self._queue) >= MAX_QUEUE or octets > MAX_QUEUE_OCTETS:
            return False
        self._queue.push(datagram)
        self._octets = octets
        return True


class UdpEndpoint:
    """All bound ports of an interface."""

    def __init__(self, prf: Prf, counters: Counters) -> None:
        self._prf = prf
        self._counters = counters
        self._sockets: dict[int, UdpSocket] = {}

    def bind(self, port: int) -> UdpSocket:
        """A socket on `port` (0: choose one). OSError if it is taken."""
        if port == 0:
            port = self._free_port()
        if port in self._sockets:
            raise address_in_use()
        socket = UdpSocket(port)
        self._sockets[port] = socket
        return socket

    def close(self, socket: UdpSocket) -> None:
        if socket.port in self._sockets:
            del self._sockets[socket.port]

    def receive(self, datagram: Datagram) -> bool:
        """Hand over a datagram; False if nobody has its port."""
        socket = self._sockets.get(datagram.dst_port)
        if socket is None:
            self._counters.udp_no_port += 1
            return False
        if not socket.offer(datagram):
            self._counters.udp_queue_full += 1
        return True

    def _free_port(self) -> int:
        start = self._prf.below(EPHEMERAL_COUNT)
        for step in range(EPHEMERAL_COUNT):
            port = FIRST_EPHEMERAL + (start + step) % EPHEMERAL_COUNT
            if port not in self._sockets:
                return port
        raise address_in_use()
