"""`StreamReader`: the octets that have arrived, and those who wait for more.

Deliberately missing: reading from anything but a network stream or `feed_data`.
"""

from typing import Final

from .base_transports import ReadTransport
from .events import BaseEventLoop, _running
from .exceptions import IncompleteReadError, LimitOverrunError
from .futures import Future

_DEFAULT_LIMIT: Final = 65536


class StreamReader:
    """Buffer between a stream and the one coroutine that reads it.

    limit: octets; a line or chunk that is longer is an error, and a sender is held
    back when twice as many are waiting.
    """

    def __init__(self, limit: int = _DEFAULT_LIMIT, loop: BaseEventLoop | None = None) -> None:
        if limit <= 0:
            raise ValueError("Limit cannot be <= 0")
        self._limit = limit
        self._loop: BaseEventLoop = _running() if loop is None else loop
        self._buffer = bytearray()
        self._eof = False
        self._waiter: Future[None] | None = None
        self._exception: BaseException | None = None
        self._source: ReadTransport | None = None
        self._paused = False

    def exception(self) -> BaseException | None:
        """Why the stream broke, None if it did not."""
        return self._exception

    def set_exception(self, exc: BaseException) -> None:
        self._exception = exc
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            if not waiter.cancelled():
                waiter.set_exception(exc)

    def set_transport(self, transport: ReadTransport) -> None:
        self._source = transport

    def feed_data(self, data: bytes) -> None:
        """Append what arrived."""
        assert not self._eof, "feed_data after feed_eof"
        if not data:
            return
        self._buffer += data
        self._wake_up()
        source = self._source
        if source is not None and not self._paused and len(self._buffer) > 2 * self._limit:
            self._paused = True
            source.pause_reading()

    def feed_eof(self) -> None:
        """Nothing more will arrive."""
        self._eof = True
        self._wake_up()

    def at_eof(self) -> bool:
        """True when everything was read and nothing more will arrive."""
        return self._eof and not self._buffer

    async def readline(self) -> bytes:
        """The next line with its b"\\n"; without, at the end; b"" after that.

        ValueError when the line is longer than the limit: it is then taken out if it is
        complete, else everything buffered is.
        """
        try:
            return await self.readuntil(b"\n")
        except IncompleteReadError as error:
            return error.partial
        except LimitOverrunError as error:
            if self._buffer.startswith(b"\n", error.consumed):
                del self._buffer[: error.consumed + 1]
            else:
                self._buffer.clear()
            self._maybe_resume()
            raise ValueError(error._message) from error

    async def readuntil(self, separator: bytes = b"\n") -> bytes:
        """Everything up to and including `separator`.

        IncompleteReadError at the end of the stream; LimitOverrunError when the chunk is
        longer than the limit, which leaves the buffer as it is.
        """
        size = len(separator)
        if size == 0:
            raise ValueError("Separator should be at least one-byte string")
        self._check()
        searched = 0
        found = -1
        while found == -1:
            length = len(self._buffer)
            if length - searched >= size:
                found = self._buffer.find(separator, searched)
                if found != -1:
                    break
                # The last octets may be the beginning of the separator.
                searched = length + 1 - size
                if searched > self._limit:
                    raise LimitOverrunError(
                        "Separator is not found, and chunk exceed the limit", searched
                    )
            if self._eof:
                partial = bytes(self._buffer)
                self._buffer.clear()
                raise IncompleteReadError(partial, None)
            await self._wait_for_data("readuntil")
        if found > self._limit:
            raise LimitOverrunError("Separator is found, but chunk is longer than limit", found)
        return self._take(found + size)

    async def read(self, n: int = -1) -> bytes:
        """Up to `n` octets, at least one unless at the end; all until the end if `n` < 0."""
        self._check()
        if n == 0:
            return b""
        if n < 0:
            blocks: list[bytes] = []
            block = await self.read(self._limit)
            while block:
                blocks.append(block)
                block = await self.read(self._limit)
            return b"".join(blocks)
        if not self._buffer and not self._eof:
            await self._wait_for_data("read")
        return self._take(min(n, len(self._buffer)))

    async def readexactly(self, n: int) -> bytes:
        """Exactly `n` octets. IncompleteReadError if the stream ends before."""
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        self._check()
        if n == 0:
            return b""
        while len(self._buffer) < n:
            if self._eof:
                partial = bytes(self._buffer)
                self._buffer.clear()
                raise IncompleteReadError(partial, n)
            await self._wait_for_data("readexactly")
        return self._take(n)

    def __aiter__(self) -> "StreamReader":
        return self

    async def __anext__(self) -> bytes:
        line = await self.readline()
        if line == b"":
            raise StopAsyncIteration
        return line

    def _check(self) -> None:
        error = self._exception
        if error is not None:
            raise error

    def _take(self, count: int) -> bytes:
        if count == len(self._buffer):
            data = bytes(self._buffer)
            self._buffer.clear()
        else:
            data = bytes(self._buffer[:count])
            del self._buffer[:count]
        self._maybe_resume()
        return data

    def _maybe_resume(self) -> None:
        if self._paused and len(self._buffer) <= self._limit:
            self._resume()

    def _resume(self) -> None:
        self._paused = False
        source = self._source
        if source is not None:
            source.resume_reading()

    def _wake_up(self) -> None:
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            if not waiter.cancelled():
                waiter.set_result(None)

    async def _wait_for_data(self, caller: str) -> None:
        if self._waiter is not None:
            raise RuntimeError(
                f"{caller}() called while another coroutine is already waiting for incoming data"
            )
        assert not self._eof, "_wait_for_data after EOF"
        if self._paused:
            self._resume()
        waiter: Future[None] = Future(loop=self._loop)
        self._waiter = waiter
        try:
            await waiter
        finally:
            self._waiter = None
