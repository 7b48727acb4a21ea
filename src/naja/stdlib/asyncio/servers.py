"""`Server`: a listening port and the connections that came through it."""

from collections.abc import Sequence
from socket import (
    AF_INET,
    AF_INET6,
    AF_UNSPEC,
    EAI_ADDRFAMILY,
    IPPROTO_TCP,
    SOCK_STREAM,
    AddressFamily,
    SocketKind,
    gaierror,
)
from types import TracebackType
from typing import Final

from naja.hal import Listener, NetSix, NetStack, Stream, service

from .events import BaseEventLoop
from .exceptions import CancelledError
from .futures import Future
from .handles import Handle
from .net_poller import net_poller
from .resolving import is_ipv4
from .tasks import _next_name_number, sleep
from .transports import ConnectionOwner

_EAI_NONAME: Final = -2


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


class Acceptor:
    """What a server does with the connections that come."""

    def accept(self, server: "Server", stream: Stream) -> None:
        raise NotImplementedError


class Server(ConnectionOwner):
    """Made by `start_server` and `create_server`; closes when left by `async with`."""

    def __init__(
        self, loop: BaseEventLoop, listeners: list[Listener], acceptor: Acceptor, backlog: int
    ) -> None:
        self._loop = loop
        # None after `close`.
        self._listeners: list[Listener] | None = listeners
        self._acceptor = acceptor
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
        self._loop.call_soon(lambda: self._acceptor.accept(self, stream))

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


async def listen(
    loop: BaseEventLoop,
    addresses: list[str],
    port: int | None,
    backlog: int,
    acceptor: Acceptor,
    start_serving: bool,
) -> Server:
    """A server that listens on literals. OSError when the port is taken."""
    # CPython resolves the host in a task of its own, which takes a name.
    _next_name_number()
    stack = service(NetStack)  # type: ignore[type-abstract]
    listeners: list[Listener] = []
    number = 0 if port is None else port
    for address in addresses:
        try:
            listeners.append(stack.listen(address, number, backlog))
        except OSError as error:
            for listener in listeners:
                listener.close()
            raise _bind_error(error, address, number) from None
    server = Server(loop, listeners, acceptor, backlog)
    if start_serving:
        await server.start_serving()
    return server


def _bind_error(cause: OSError, address: str, port: int) -> OSError:
    """The same in CPython's words."""
    rest = ", 0, 0" if ":" in address else ""
    place = f"('{address}', {port}{rest})"
    text = f"error while attempting to bind on address {place}: {(cause.strerror or '').lower()}"
    return OSError(cause.errno, text)


def literals_of(hosts: str | Sequence[str] | None, family: int) -> list[str]:
    """What to listen on, as literals. OSError if that would take a name server.

    family: AF_INET or AF_INET6 for that one only, AF_UNSPEC for both.
    """
    each = [hosts] if hosts is None or isinstance(hosts, str) else [host for host in hosts]
    found: list[str] = []
    for host in each:
        right = [one for one in _literals(host) if _is_of(one, family)]
        if not right:
            raise gaierror(EAI_ADDRFAMILY, "Address family for hostname not supported")
        found += [one for one in right if one not in found]
    return found


def _is_of(literal: str, family: int) -> bool:
    return family == AF_UNSPEC or family == (AF_INET6 if ":" in literal else AF_INET)


def _literals(host: str | None) -> list[str]:
    six = service(NetSix)  # type: ignore[type-abstract]
    if host is None or host == "":
        return ["0.0.0.0", "::"]
    if host == "localhost":
        return ["127.0.0.1"]
    literal = host if is_ipv4(host) else six.canonical(host)
    if literal != "":
        return [literal]
    raise OSError(
        _EAI_NONAME, f"cannot listen on {host!r}: only addresses and 'localhost' are known"
    )
