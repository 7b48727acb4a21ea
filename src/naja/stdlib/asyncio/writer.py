"""`StreamWriter`: the sending end of a connection."""

from collections.abc import Iterable
from typing import Literal, overload

from .stream_protocol import StreamReaderProtocol
from .transports import Transport
from .trsock import TransportSocket


class StreamWriter:
    """Writes never wait; `drain` waits until the peer has caught up."""

    def __init__(self, transport: Transport, protocol: StreamReaderProtocol) -> None:
        self._transport = transport
        self._protocol = protocol

    @property
    def transport(self) -> Transport:
        return self._transport

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Send `data`, or keep it until there is room. It is lost if the peer is gone."""
        self._transport.write(data)

    def writelines(self, data: Iterable[bytes]) -> None:
        self._transport.writelines(data)

    def write_eof(self) -> None:
        """Close the sending direction after what was written."""
        self._transport.write_eof()

    def can_write_eof(self) -> bool:
        return self._transport.can_write_eof()

    def close(self) -> None:
        """Close the connection after what was written."""
        self._transport.close()

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    async def wait_closed(self) -> None:
        """Return when the connection is closed; raises what broke it."""
        await self._protocol.wait_closed()

    async def drain(self) -> None:
        """Wait while too much is buffered. Raises what broke the connection."""
        await self._protocol.wait_drained(self._transport)

    @overload
    def get_extra_info(
        self, name: Literal["peername", "sockname"], default: object = None
    ) -> tuple[str, int]:
        return self._transport._get_address(name == "peername")

    @overload
    def get_extra_info(self, name: Literal["socket"], default: object = None) -> TransportSocket:
        return self._transport._get_socket()

    @overload
    def get_extra_info(self, name: str, default: object = None) -> object:
        return self._transport._get_extra_info(name, default)

    def get_extra_info(self, name: str, default: object = None) -> object:
        """The address `"peername"` or `"sockname"`, or the `"socket"`; else `default`."""
        return self._transport._get_extra_info(name, default)
