"""One question to the name servers, by UDP and, if the answer is too long, by TCP.

Source: RFC 1035 4.2 and 7.3, RFC 5452 (identifiers and ports at random, a port for each
question), RFC 7766 (TCP), RFC 6891 6.2 (servers without EDNS0).
"""

from collections.abc import Callable
from typing import Final

from naja.lang.octets import u16be
from naja.net.iface.interface import Interface
from naja.net.ip.six import ANY_SIX, is_name
from naja.net.tcp.connection import Connection
from naja.net.timers import NEVER, Timer
from naja.net.udp.endpoint import UdpSocket
from naja.net.wire.address import ANY
from naja.net.wire.dns import (
    FORMAT_ERROR,
    NAME_ERROR,
    NO_ERROR,
    Reply,
    emit,
    encode_name,
    parse,
)

PORT: Final = 53
FIRST_WAIT_NS: Final = 2_000_000_000
MAX_ATTEMPTS: Final = 4
# A forger sends many: after so many wrong answers TCP is asked (RFC 5452 9.2's spirit).
MAX_WRONG: Final = 16
_TCP_WAIT_NS: Final = 5_000_000_000


class Question(Timer):
    """Asks until there is a reply or every server was asked often enough; then calls `done`."""

    def __init__(
        self,
        interface: Interface,
        servers: list[int],
        name: str,
        kind: int,
        done: Callable[["Question"], None],
    ) -> None:
        super().__init__()
        self._interface = interface
        self._servers = servers
        self.name = name
        self.kind = kind
        self._name_octets = encode_name(name)
        self._done = done
        self._attempts = 0
        self._extended = True
        self._wrong = 0
        self._ident = 0
        self._socket: UdpSocket | None = None
        self._stream: Connection | None = None
        self._received = bytearray()
        self.reply: Reply | None = None

    def begin(self) -> None:
        self._ask()

    def cancel(self) -> None:
        """Ask no more; `done` is not called."""
        self._interface.timers.set(self, NEVER)
        self._interface.timers.remove(self)
        socket = self._socket
        if socket is not None:
            self._socket = None
            self._interface.udp.close(socket)
        stream = self._stream
        if stream is not None:
            self._stream = None
            stream.abort()

    def expire(self, now_ns: int) -> None:
        """No answer came in time."""
        self._next()

    def _server(self) -> int:
        return self._servers[(self._attempts - 1) % len(self._servers)]

    def _next(self) -> None:
        self.cancel()
        if self._attempts >= MAX_ATTEMPTS:
            self._done(self)
        else:
            self._ask()

    def _ask(self) -> None:
        self._attempts += 1
        interface = self._interface
        self._ident = interface.prf.next32() & 0xFFFF
        rounds = (self._attempts - 1) // len(self._servers)
        interface.timers.set(self, interface.now_ns() + (FIRST_WAIT_NS << min(rounds, 3)))
        try:
            socket = interface.udp.bind(0, ANY_SIX if is_name(self._server()) else ANY)
            self._socket = socket
            socket.connect(self._server(), PORT)
            socket.set_waker(self._heard)
            interface.send_datagram(socket, self._server(), PORT, self._message())
        except OSError:
            # No way there now: the timer tries the next one.
            return

    def _message(self) -> bytes:
        return emit(self._ident, self._name_octets, self.kind, self._extended)

    def _heard(self) -> None:
        socket = self._socket
        if socket is None:
            return
        if socket.error is not None:
            self._next()
            return
        datagram = socket.receive()
        while datagram is not None:
            reply = parse(datagram.payload)
            if reply is not None and self._fits(reply):
                self._take(reply)
                return
            self._wrong += 1
            if self._wrong >= MAX_WRONG:
                self._ask_by_tcp()
                return
            datagram = socket.receive()

    def _fits(self, reply: Reply) -> bool:
        return reply.ident == self._ident and reply.kind == self.kind and reply.name == self.name

    def _take(self, reply: Reply) -> None:
        if reply.truncated and self._stream is None:
            self._ask_by_tcp()
        elif reply.code == FORMAT_ERROR and self._extended:
            self._extended = False
            self._attempts -= 1
            self._next()
        elif reply.code == NO_ERROR or reply.code == NAME_ERROR:
            self.cancel()
            self.reply = reply
            self._done(self)
        else:
            self._next()

    def _ask_by_tcp(self) -> None:
        self.cancel()
        interface = self._interface
        interface.timers.set(self, interface.now_ns() + _TCP_WAIT_NS)
        self._received.clear()
        self._ident = interface.prf.next32() & 0xFFFF
        try:
            stream = interface.tcp.connect(self._server(), PORT, interface.now_ns())
        except OSError:
            return
        self._stream = stream
        message = self._message()
        stream.send(len(message).to_bytes(2, "big") + message)
        stream.set_waker(self._stream_changed)

    def _stream_changed(self) -> None:
        stream = self._stream
        if stream is None:
            return
        piece = stream.receive(65536)
        while len(piece) > 0:
            self._received += piece
            piece = stream.receive(65536)
        received = self._received
        if len(received) >= 2 and len(received) >= 2 + u16be(received, 0):
            reply = parse(bytes(received[2 : 2 + u16be(received, 0)]))
            if reply is not None and self._fits(reply):
                self._take(reply)
            else:
                self._next()
        elif stream.error() is not None or stream.at_eof() or len(received) > 65537:
            self._next()
