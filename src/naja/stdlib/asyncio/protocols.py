"""What a program derives its protocols from; no method needs to be overridden.

Deliberately missing: `BufferedProtocol`, `SubprocessProtocol`.
"""

from .base_transports import BaseTransport


class BaseProtocol:
    """What hears of a transport."""

    def connection_made(self, transport: BaseTransport) -> None:
        """The transport is ready."""

    def connection_lost(self, exc: Exception | None) -> None:
        """The transport is closed; `exc` says what broke it."""

    def pause_writing(self) -> None:
        """More than the high-water mark is buffered."""

    def resume_writing(self) -> None:
        """No more than the low-water mark is buffered."""


class Protocol(BaseProtocol):
    """What hears of a connection."""

    def data_received(self, data: bytes) -> None:
        """Octets came."""

    def eof_received(self) -> bool | None:
        """The peer sends no more; the connection is closed unless this is true."""
        return None


class DatagramProtocol(BaseProtocol):
    """What hears of a UDP port."""

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """A datagram came."""

    def error_received(self, exc: Exception) -> None:
        """A datagram could not be sent, or was refused over there."""
