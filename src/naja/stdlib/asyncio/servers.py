"""`Server`: a listening port and the connections that came through it."""

from collections.abc import Callable, Coroutine
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SOCK_STREAM, AddressFamily, SocketKind
from types import TracebackType
from typing import Any

from naja.hal import Listener, Stream

from .events import BaseEventLoop
from .exceptions import CancelledError
from .futures import Future
from .handles import Handle
from .net_poller import net_poller
from .reader import StreamReader
from .tasks import Task, _next_name_number, sleep
from .transports import ConnectionOwner, Transport
from .writer import StreamWriter


class ServerSocket:
    """What `Server.sockets` holds: enough to ask for the address."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    @property
    def family(self) -> AddressFamily:
        return AF_INET6 if ":" in self._listener.address()[0] else AF_INET

    @property
    def type(self) -> SocketKind:
        return SOCK_STREAM

    @property
    def proto(self) -> int:
        return IPPROTO_TCP

    def getsockname(self) -> tuple[str, int]:
        return self._listener.address()


class Server(ConnectionOwner):
    """Made by `start_server`; closes when left by `async with`."""

    def __init__(
        self,
        loop: BaseEventLoop,
        listeners: list[Listener],
        connected: Callable[[StreamReader, StreamWriter], Coroutine[Any, Any, None]],
        limit: int,
        backlog: int,
    ) -> None:
        self._loop = loop
        # None after `close`.
        self._listeners: list[Listener] | None = listeners
        self._connected = connected
        self._limit = limit
        self._backlog = backlog
        self._serving = False
        self._active: int = 0
        self._waiters: list[Future[None]] = []
        self._forever: Future[None] | None = None
        self._event = Handle(self._on_event)
        self._event_scheduled = False

    def get_loop(self) -> BaseEventLoop:
        return self._loop

    def is_serving(self) -> bool:
        return self._serving

    @property
    def sockets(self) -> list[ServerSocket]:
        """The listening sockets; none after `close`."""
        listeners = self._listeners
        return [] if listeners is None else [ServerSocket(each) for each in listeners]

    def close(self) -> None:
        """Stop listening. Connections that are open stay open."""
        listeners = self._listeners
        if listeners is None:
            return
        self._listeners = None
        for listener in listeners:
            listener.set_waker(None)
            listener.close()
        self._serving = False
        forever = self._forever
        if forever is not None and not forever.done():
            forever.cancel()
            self._forever = None
        if self._active == 0:
            self._release_waiters()

    async def start_serving(self) -> None:
        """Accept connections from now on."""
        self._start()
        await sleep(0.0)

    async def serve_forever(self) -> None:
        """Accept connections until cancelled, then close."""
        if self._forever is not None:
            raise RuntimeError("server is already being awaited on serve_forever()")
        if self._listeners is None:
            raise RuntimeError("server is closed")
        self._start()
        forever: Future[None] = Future(loop=self._loop)
        self._forever = forever
        try:
            await forever
        except CancelledError:
            self.close()
            await self.wait_closed()
            raise
        finally:
            self._forever = None

    async def wait_closed(self) -> None:
        """Return when closed and without connections; at once if already closed."""
        if self._listeners is None:
            return
        waiter: Future[None] = Future(loop=self._loop)
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self) -> "Server":
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.close()
        await self.wait_closed()

    def _start(self) -> None:
        listeners = self._listeners
        if self._serving or listeners is None:
            return
        self._serving = True
        net_poller(self._loop)
        for listener in listeners:
            listener.set_waker(self._wake)
        self._wake()

    def _wake(self) -> None:
        """The listener has news."""
        if not self._event_scheduled:
            self._event_scheduled = True
            self._loop._schedule(self._event)

    def _on_event(self) -> None:
        self._event_scheduled = False
        more = False
        for listener in [] if self._listeners is None else list(self._listeners):
            for _ in range(self._backlog):
                stream = listener.accept()
                if stream is None:
                    break
                self._accept(stream)
            else:
                more = True
        if more:
            # After the other callbacks.
            self._wake()

    def _accept(self, stream: Stream) -> None:
        # CPython accepts each connection in a task of its own, which takes a name.
        _next_name_number()
        self._loop.call_soon(lambda: self._serve(stream))

    def _serve(self, stream: Stream) -> None:
        reader = StreamReader(self._limit, self._loop)
        transport = Transport(self._loop, stream, reader, self)
        writer = StreamWriter(transport, reader)
        task = Task(self._connected(reader, writer), loop=self._loop)
        task._add_handle(Handle(lambda: self._served(task, transport)))

    def _served(self, task: Task[None], transport: Transport) -> None:
        if task.cancelled():
            transport.close()
            return
        error = task.exception()
        if error is not None:
            self._loop._report("Unhandled exception in client_connected_cb", error)
            transport.close()

    def _attach(self) -> None:
        self._active += 1

    def _detach(self) -> None:
        self._active -= 1
        if self._active == 0 and self._listeners is None:
            self._release_waiters()

    def _release_waiters(self) -> None:
        waiters = self._waiters
        self._waiters = []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)
