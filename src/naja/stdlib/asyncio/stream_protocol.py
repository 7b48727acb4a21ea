"""The protocol between a connection and the `StreamReader` and `StreamWriter` of a program."""

from naja.hal import Stream

from .events import BaseEventLoop
from .futures import Future
from .protocols import Protocol
from .reader import StreamReader
from .tasks import sleep
from .transports import ConnectionOwner, Transport


class StreamReaderProtocol(Protocol):
    """Feeds the reader, and lets those who write wait while too much is buffered."""

    def __init__(self, reader: StreamReader, loop: BaseEventLoop) -> None:
        self._reader = reader
        self._loop = loop
        self._paused = False
        self._lost = False
        self._drain_waiters: list[Future[None]] = []
        self._closed: Future[None] = Future(loop=loop)

    def data_received(self, data: bytes) -> None:
        self._reader.feed_data(data)

    def eof_received(self) -> bool | None:
        self._reader.feed_eof()
        return True

    def pause_writing(self) -> None:
        self._paused = True

    def resume_writing(self) -> None:
        self._paused = False
        self._release_drains(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost = True
        if exc is None:
            self._reader.feed_eof()
        else:
            self._reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
                self._closed._unretrieved = False
        if self._paused:
            self._release_drains(exc)

    async def wait_drained(self, transport: Transport) -> None:
        """What `StreamWriter.drain` waits for."""
        error = self._reader.exception()
        if error is not None:
            raise error
        if transport.is_closing():
            # Let a scheduled loss of the connection happen, so that a loop of writes and
            # drains comes to know of it.
            await sleep(0)
        if self._lost:
            raise ConnectionResetError("Connection lost")
        if not self._paused:
            return
        waiter: Future[None] = Future(loop=self._loop)
        self._drain_waiters.append(waiter)
        try:
            await waiter
        finally:
            self._drain_waiters.remove(waiter)

    async def wait_closed(self) -> None:
        await self._closed

    def _release_drains(self, error: Exception | None) -> None:
        for waiter in self._drain_waiters:
            if not waiter.done():
                if error is None:
                    waiter.set_result(None)
                else:
                    waiter.set_exception(error)


def connect_reader(
    loop: BaseEventLoop, stream: Stream, reader: StreamReader, owner: ConnectionOwner | None = None
) -> tuple[Transport, StreamReaderProtocol]:
    """Let `reader` have what comes from a connection."""
    protocol = StreamReaderProtocol(reader, loop)
    transport = Transport(loop, stream, protocol, owner)
    reader.set_transport(transport)
    return transport, protocol
