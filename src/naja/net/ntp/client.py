"""A simple client of the network time protocol. Source: RFC 5905 14, RFC 4330 5, 8 and 10.

One server at a time is asked: every `POLL_NS` while it answers; when it does not, the next one,
after a pause that grows from `FIRST_PAUSE_NS` up to `POLL_NS`. A kiss-o'-death "RATE" doubles the
pauses for good; "DENY" and "RSTR" end the use of a server. The first good answer sets the time,
later ones set it again; it is stepped, never slewed, and the monotonic clock is not touched.

Deliberately missing: authentication (NTS), several servers weighed against each other, a
discipline of the clock's frequency, broadcasts, servers over IPv6, names of servers.
"""

from collections.abc import Callable
from typing import Final

from naja.net.iface.interface import Interface
from naja.net.timers import NEVER, Timer
from naja.net.udp.endpoint import UdpSocket
from naja.net.wire.ntp import PORT, NtpReply, parse, request

_SECOND_NS: Final = 1_000_000_000
WAIT_NS: Final = 2 * _SECOND_NS
FIRST_PAUSE_NS: Final = 2 * _SECOND_NS
POLL_NS: Final = 1024 * _SECOND_NS
MOST_POLL_NS: Final = 36 * 3600 * _SECOND_NS


class NtpClient(Timer):
    """`told` gets wall time and the monotonic time at which it was so, both in nanoseconds."""

    def __init__(
        self, interface: Interface, servers: list[int], told: Callable[[int, int], None]
    ) -> None:
        super().__init__()
        self._interface = interface
        self._servers = servers
        self._told = told
        self._socket: UdpSocket | None = None
        self._cookie = b""
        self._asked_ns = 0
        self._pause_ns = FIRST_PAUSE_NS
        self._poll_ns = POLL_NS
        self._pausing = True
        self.kisses = 0
        self.answers = 0

    def begin(self, now_ns: int) -> None:
        """Ask for the first time as soon as there is an address."""
        self._interface.timers.set(self, now_ns)

    def expire(self, now_ns: int) -> None:
        if self._pausing:
            self._ask(now_ns)
        else:
            self._fail(now_ns)

    def _ask(self, now_ns: int) -> None:
        interface = self._interface
        interface.timers.set(self, now_ns + WAIT_NS)
        self._pausing = False
        if not interface.configured():
            self._fail(now_ns)
            return
        cookie = bytearray()
        for word in (interface.prf.next32(), interface.prf.next32()):
            cookie += word.to_bytes(4, "big")
        self._cookie = bytes(cookie)
        self._asked_ns = now_ns
        try:
            socket = interface.udp.bind(0)
            self._socket = socket
            socket.connect(self._servers[0], PORT)
            socket.set_waker(self._heard)
            interface.send_datagram(socket, self._servers[0], PORT, request(self._cookie))
        except OSError:
            # No way there now: the timer tells when to go on.
            return

    def _heard(self) -> None:
        socket = self._socket
        if socket is None:
            return
        now_ns = self._interface.now_ns()
        if socket.error is not None:
            self._fail(now_ns)
            return
        datagram = socket.receive()
        while datagram is not None:
            reply = parse(datagram.payload, self._cookie)
            if reply is not None:
                self._take(reply, now_ns)
                return
            datagram = socket.receive()

    def _take(self, reply: NtpReply, now_ns: int) -> None:
        if reply.kiss != "":
            self.kisses += 1
            if reply.kiss == "RATE":
                self._poll_ns = min(2 * self._poll_ns, MOST_POLL_NS)
                self._pause_ns = min(2 * self._pause_ns, self._poll_ns)
            elif reply.kiss == "DENY" or reply.kiss == "RSTR":
                del self._servers[0]
                self._pause(now_ns)
                return
            self._fail(now_ns)
            return
        # RFC 5905 8: half of the way there and back; the server's own time is not on the way.
        way_ns = max((now_ns - self._asked_ns) - (reply.sent_ns - reply.received_ns), 0)
        self.answers += 1
        self._told(reply.sent_ns + way_ns // 2, now_ns)
        self._pause_ns = FIRST_PAUSE_NS
        self._rest(now_ns + self._poll_ns)

    def _fail(self, now_ns: int) -> None:
        """Go on with the next server, later."""
        self._servers.append(self._servers.pop(0))
        self._pause(now_ns)

    def _pause(self, now_ns: int) -> None:
        self._rest(now_ns + self._pause_ns if len(self._servers) > 0 else NEVER)
        self._pause_ns = min(2 * self._pause_ns, self._poll_ns)

    def _rest(self, until_ns: int) -> None:
        socket = self._socket
        if socket is not None:
            self._socket = None
            socket.set_waker(None)
            self._interface.udp.close(socket)
        self._pausing = True
        self._interface.timers.set(self, until_ns)
