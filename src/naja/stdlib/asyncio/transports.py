"""One TCP connection between `naja.hal.NetStack` and the protocol of a program.

Behaves as CPython's selector transport: what cannot be sent at once is buffered; above the
high-water mark the protocol is paused until the buffer is below the low-water mark; closing
sends the buffer first.
"""

from collections.abc import Iterable
from socket import SOCK_STREAM
from typing import Final, Literal, overload

from naja.hal import Stream

from ._report import report
from .base_transports import ReadTransport
from .events import BaseEventLoop
from .handles import Handle
from .net_poller import net_poller
from .protocols import Protocol
from .trsock import TransportSocket
from .unsent import Unsent

_RECEIVE_BYTES: Final = 65536
_HIGH_WATER: Final = 65536
# From so many writes after the end on, CPython says so each time.
_LOST_WRITES: Final = 5


class ConnectionOwner:
    """Counts the connections it made: a server."""

    def _attach(self) -> None:
        raise NotImplementedError

    def _detach(self) -> None:
        raise NotImplementedError


class Transport(ReadTransport):
    """The connection of a protocol, such as the one of a `StreamReader` and a `StreamWriter`."""

    def __init__(
        self,
        loop: BaseEventLoop,
        stream: Stream,
        protocol: Protocol,
        owner: ConnectionOwner | None = None,
    ) -> None:
        self._loop = loop
        self._stream = stream
        self._protocol = protocol
        self._owner = owner
        self._poller = net_poller(loop)
        self._buffer = Unsent()
        self._high_water: int = _HIGH_WATER
        self._low_water: int = _HIGH_WATER // 4
        self._closing = False
        self._lost_scheduled = False
        self._lost = False
        self._lost_writes = 0
        self._eof_written = False
        self._eof_received = False
        self._socket: TransportSocket | None = None
        self._reading_paused = False
        self._writing_paused = False
        self._event = Handle(self._on_event)
        self._event_scheduled = False
        self._key: int = self._poller.add(stream)
        if owner is not None:
            owner._attach()
        stream.set_waker(self._wake)
        self._wake()

    @overload
    def get_extra_info(
        self, name: Literal["peername", "sockname"], default: object = None
    ) -> tuple[str, int]:
        return self._get_address(name == "peername")

    @overload
    def get_extra_info(self, name: Literal["socket"], default: object = None) -> TransportSocket:
        return self._get_socket()

    @overload
    def get_extra_info(self, name: str, default: object = None) -> object:
        return self._get_extra_info(name, default)

    def get_extra_info(self, name: str, default: object = None) -> object:
        """The address `"peername"` or `"sockname"`, or the `"socket"`; else `default`."""
        return self._get_extra_info(name, default)

    def is_closing(self) -> bool:
        return self._closing

    def is_reading(self) -> bool:
        return not self._closing and not self._reading_paused

    def pause_reading(self) -> None:
        self._reading_paused = True

    def resume_reading(self) -> None:
        if not self._closing and self._reading_paused:
            self._reading_paused = False
            self._wake()

    def get_write_buffer_size(self) -> int:
        """Octets that the network stack has not yet taken."""
        return len(self._buffer)

    def get_write_buffer_limits(self) -> tuple[int, int]:
        """(low, high) water marks in octets."""
        return self._low_water, self._high_water

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Set the water marks in octets; by default low is a quarter of high."""
        if high is None:
            high = _HIGH_WATER if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
        self._high_water = high
        self._low_water = low
        self._pause_writing_if_full()

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Send `data`, or keep it until there is room."""
        if self._eof_written:
            raise RuntimeError("Cannot call write() after write_eof()")
        if len(data) == 0:
            return
        if self._lost_scheduled:
            self._lost_writes += 1
            if self._lost_writes >= _LOST_WRITES:
                report("socket.send() raised exception.", None)
            return
        sent = 0
        if not self._buffer:
            error = self._stream.error()
            if error is not None:
                self._force_close(error)
                return
            sent = self._stream.send(data)
            if sent == len(data):
                return
        self._buffer.put(data, sent)
        self._pause_writing_if_full()

    def writelines(self, list_of_data: Iterable[bytes]) -> None:
        self.write(b"".join(list_of_data))

    def can_write_eof(self) -> bool:
        return True

    def write_eof(self) -> None:
        """Close the sending direction after what was written."""
        if self._closing or self._eof_written:
            return
        self._eof_written = True
        if not self._buffer:
            self._stream.shutdown_write()

    def close(self) -> None:
        """Close after what was written; nothing more is read."""
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._schedule_lost(None)

    def abort(self) -> None:
        """Close at once; what is still buffered here is lost."""
        self._force_close(None)

    def get_protocol(self) -> Protocol:
        return self._protocol

    def set_protocol(self, protocol: Protocol) -> None:
        """From now on `protocol` hears of the connection."""
        self._protocol = protocol

    def _get_address(self, peer: bool) -> tuple[str, int]:
        return self._stream.remote_address() if peer else self._stream.local_address()

    def _get_socket(self) -> TransportSocket:
        socket = self._socket
        if socket is None:
            stream = self._stream
            local, remote = stream.local_address(), stream.remote_address()
            socket = self._socket = TransportSocket(stream, SOCK_STREAM, local, remote)
            if self._lost:
                socket._close()
        return socket

    def _wake(self) -> None:
        """The stream has news."""
        if not self._event_scheduled and not self._lost:
            self._event_scheduled = True
            self._loop._schedule(self._event)

    def _on_event(self) -> None:
        self._event_scheduled = False
        if self._lost_scheduled:
            return
        self._receive()
        if self._buffer:
            self._send_buffer()
        error = self._stream.error()
        if error is not None and (self._buffer or self._is_receiving()):
            self._force_close(error)

    def _is_receiving(self) -> bool:
        return not (self._reading_paused or self._closing or self._eof_received)

    def _receive(self) -> None:
        while self._is_receiving():
            data = self._stream.receive(_RECEIVE_BYTES)
            if not data and not self._stream.at_eof():
                return
            try:
                if data:
                    self._protocol.data_received(data)
                else:
                    self._eof_received = True
                    if not self._protocol.eof_received():
                        self.close()
            except Exception as error:
                name = "data" if data else "eof"
                self._loop._report(f"Fatal error: protocol.{name}_received() call failed.", error)
                self._force_close(error)

    def _send_buffer(self) -> None:
        if self._buffer.send(self._stream) == 0:
            return
        if self._writing_paused and len(self._buffer) <= self._low_water:
            self._writing_paused = False
            self._protocol.resume_writing()
        if self._buffer:
            return
        if self._closing:
            self._lost_scheduled = True
            self._connection_lost(None)
        elif self._eof_written:
            self._stream.shutdown_write()

    def _pause_writing_if_full(self) -> None:
        if len(self._buffer) > self._high_water and not self._writing_paused:
            self._writing_paused = True
            self._protocol.pause_writing()

    def _force_close(self, error: Exception | None) -> None:
        if self._lost_scheduled:
            return
        self._buffer.clear()
        self._closing = True
        self._schedule_lost(error)

    def _schedule_lost(self, error: Exception | None) -> None:
        self._lost_scheduled = True
        self._loop.call_soon(lambda: self._connection_lost(error))

    def _connection_lost(self, error: Exception | None) -> None:
        self._lost = True
        try:
            self._protocol.connection_lost(error)
        finally:
            self._release()

    def _release(self) -> None:
        self._stream.set_waker(None)
        self._stream.close()
        socket = self._socket
        if socket is not None:
            socket._close()
        self._poller.leave(self._key)
        owner = self._owner
        if owner is not None:
            self._owner = None
            owner._detach()
