"""`loop.create_datagram_endpoint`: UDP as protocols and transports.

Deliberately missing: sockets given from outside.
"""

from socket import SO_BROADCAST, SOCK_DGRAM, SOL_SOCKET
from typing import Final

from naja.hal import Datagrams, DatagramSocket, service

from .base_transports import BaseTransport
from .events import BaseEventLoop
from .handles import Handle
from .net_poller import net_poller
from .protocols import DatagramProtocol
from .trsock import TransportSocket

_HIGH_WATER: Final = 65536
_EACCES: Final = 13
_RETRY_S: Final = 0.001
_BROADCAST: Final = "255.255.255.255"


class DatagramTransport(BaseTransport):
    """One UDP port; `sendto` never waits."""

    def __init__(
        self,
        loop: BaseEventLoop,
        socket: DatagramSocket,
        protocol: DatagramProtocol,
        remote: tuple[str, int] | None,
        allow_broadcast: bool,
    ) -> None:
        self._loop = loop
        self._socket = socket
        self._protocol = protocol
        self._remote = remote
        self._allow_broadcast = allow_broadcast
        self._buffer: list[tuple[bytes, tuple[str, int]]] = []
        self._buffered: int = 0
        self._paused = False
        self._closing = False
        self._shown: TransportSocket | None = None
        self._event = Handle(self._on_event)
        self._event_scheduled = False

    def _get_address(self, peer: bool) -> tuple[str, int] | None:
        return self._remote if peer else self._socket.local_address()

    def _get_socket(self) -> TransportSocket:
        shown = self._shown
        if shown is None:
            local = self._socket.local_address()
            shown = TransportSocket(self._socket, SOCK_DGRAM, local, self._remote)
            if self._allow_broadcast:
                shown.setsockopt(SOL_SOCKET, SO_BROADCAST, 1)
            self._shown = shown
        return shown

    def is_closing(self) -> bool:
        return self._closing

    def get_write_buffer_size(self) -> int:
        return self._buffered

    def sendto(
        self, data: bytes | bytearray | memoryview, addr: tuple[str, int] | None = None
    ) -> None:
        """Send `data` to `addr`, or to the remote address of the endpoint."""
        if len(data) == 0:
            return
        remote = self._remote
        if remote is not None:
            if addr is not None and addr != remote:
                raise ValueError(f"Invalid address: must be None or {remote!r}")
            addr = remote
        if addr is None:
            raise ValueError("an endpoint without remote_addr needs an address")
        octets = bytes(data)
        if self._buffer or not self._send(octets, addr):
            self._keep(octets, addr)

    def close(self) -> None:
        """Close after what is buffered was sent; nothing more is received."""
        if self._closing:
            return
        self._closing = True
        self._socket.set_waker(None)
        if not self._buffer:
            self._loop.call_soon(lambda: self._lost(None))

    def abort(self) -> None:
        """Close at once."""
        self._buffer.clear()
        self._buffered = 0
        self.close()

    def _begin(self) -> None:
        self._protocol.connection_made(self)
        self._socket.set_waker(self._wake)
        self._wake()

    def _wake(self) -> None:
        if not self._event_scheduled and not self._closing:
            self._event_scheduled = True
            self._loop._schedule(self._event)

    def _on_event(self) -> None:
        """One datagram in each turn of the loop, as under CPython."""
        self._event_scheduled = False
        if self._closing:
            return
        error = self._socket.take_error()
        if error is not None:
            self._protocol.error_received(error)
        received = self._socket.receive()
        if received is not None:
            data, host, port = received
            self._wake()
            self._protocol.datagram_received(data, (host, port))

    def _send(self, data: bytes, addr: tuple[str, int]) -> bool:
        """Whether nothing is left to do for this datagram."""
        try:
            if addr[0] == _BROADCAST and not self._may_broadcast():
                raise PermissionError(_EACCES, "Permission denied")
            return self._socket.send(data, addr[0], addr[1])
        except OSError as error:
            self._protocol.error_received(error)
            return True

    def _may_broadcast(self) -> bool:
        shown = self._shown
        if shown is None:
            return self._allow_broadcast
        return shown.getsockopt(SOL_SOCKET, SO_BROADCAST) != 0

    def _keep(self, data: bytes, addr: tuple[str, int]) -> None:
        if not self._buffer:
            self._loop.call_later(_RETRY_S, self._retry)
        self._buffer.append((data, addr))
        self._buffered += len(data)
        if self._buffered > _HIGH_WATER and not self._paused:
            self._paused = True
            self._protocol.pause_writing()

    def _retry(self) -> None:
        while self._buffer:
            data, addr = self._buffer[0]
            if not self._send(data, addr):
                self._loop.call_later(_RETRY_S, self._retry)
                return
            self._buffer.pop(0)
            self._buffered -= len(data)
        if self._paused:
            self._paused = False
            self._protocol.resume_writing()
        if self._closing:
            self._lost(None)

    def _lost(self, error: Exception | None) -> None:
        self._socket.close()
        shown = self._shown
        if shown is not None:
            shown._close()
        self._protocol.connection_lost(error)


def open_endpoint(
    loop: BaseEventLoop,
    protocol: DatagramProtocol,
    local: tuple[str, int] | None,
    remote: tuple[str, int] | None,
    allow_broadcast: bool,
) -> DatagramTransport:
    """A bound socket under `protocol`, both addresses literals. OSError if the port is taken."""
    net_poller(loop)
    host, port = ("", 0) if local is None else local
    if local is None and remote is not None and ":" in remote[0]:
        host = "::"
    socket = service(Datagrams).bind(host, port)  # type: ignore[type-abstract]
    if remote is not None:
        socket.connect(remote[0], remote[1])
    transport = DatagramTransport(loop, socket, protocol, remote, allow_broadcast)
    loop.call_soon(transport._begin)
    return transport
