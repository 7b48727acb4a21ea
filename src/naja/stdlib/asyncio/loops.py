"""The event loop as programs see it: callbacks, futures and tasks."""

from collections.abc import Callable, Coroutine, Sequence
from socket import AF_INET6, AF_UNSPEC
from typing import Any, TypeVar

from naja.runtime.async_generators import Closable, Hooks
from naja.runtime.contexts import Context

from .datagrams import DatagramTransport, open_endpoint
from .events import BaseEventLoop, _get_running_loop
from .futures import Future, FutureBase, _report_unretrieved
from .gathering import AllDone
from .handles import Handle
from .protocol_endpoints import ProtocolAcceptor, connect_protocol
from .protocols import DatagramProtocol, Protocol
from .resolving import (
    AddressInfo,
    address_infos,
    addresses_of,
    network_configured,
    six_configured,
)
from .servers import Server, listen, literals_of
from .tasks import Task, ensure_future, sleep
from .transports import Transport

T = TypeVar("T")
P = TypeVar("P", bound=DatagramProtocol)
C = TypeVar("C", bound=Protocol)


class _Generators(Hooks):
    """The asynchronous generators that were begun in a loop."""

    def __init__(self, loop: "EventLoop") -> None:
        super().__init__()
        self._loop = loop

    def abandon(self, generator: Closable) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon(lambda: self._loop.create_task(generator.aclose()))


class EventLoop(BaseEventLoop):
    """The one kind of loop there is."""

    def __init__(self) -> None:
        super().__init__()
        self._generators = _Generators(self)
        self._hooks = self._generators
        self._exception_handler: Callable[[EventLoop, dict[str, object]], object] | None = None

    def __repr__(self) -> str:
        return f"<EventLoop running={self._running} closed={self._closed} debug=False>"

    def create_future(self) -> Future[T]:
        """A pending future; its type comes from the annotation of what holds it."""
        return Future(loop=self)

    def create_task(
        self,
        coro: Coroutine[Any, Any, T],
        *,
        name: str | None = None,
        context: Context | None = None,
    ) -> Task[T]:
        self._check_closed()
        return Task(coro, loop=self, name=name, context=context)

    def run_until_complete(self, future: Future[T] | Coroutine[Any, Any, T]) -> T:
        """Run until `future` is done; its result, or its exception raised.

        RuntimeError if the loop was stopped before.
        """
        self._check_closed()
        self._check_running()
        is_new = not isinstance(future, Future)
        main = ensure_future(future, loop=self)
        handle = Handle(lambda: self._main_done(main))
        main._add_handle(handle)
        try:
            self.run_forever()
        except BaseException:
            if is_new and main.done():
                main._unretrieved = False
            raise
        finally:
            main._remove_handle(handle)
        if not main.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return main.result()

    async def shutdown_asyncgens(self) -> None:
        """Close the asynchronous generators that were begun and are not at their end."""
        generators = self._generators.unfinished()
        self._generators.forget_all()
        if not generators:
            return
        closing: list[FutureBase] = []
        for generator in generators:
            closing.append(self.create_task(generator.aclose()))
        await AllDone(closing, self)
        for task in closing:
            error = None if task.cancelled() else task.exception()
            if isinstance(error, Exception):
                self._report("an error occurred during closing of asynchronous generator", error)

    async def shutdown_default_executor(self) -> None:
        """There is no executor."""

    async def getaddrinfo(
        self,
        host: str | None,
        port: int | str | None,
        *,
        family: int = 0,
        type: int = 0,
        proto: int = 0,
        flags: int = 0,
    ) -> list[AddressInfo]:
        """The IPv4 addresses of `host` for each kind of socket; socket.gaierror without any."""
        return await address_infos(self, host, port, family, type, proto, flags)

    async def create_server(
        self,
        protocol_factory: Callable[[], Protocol],
        host: str | Sequence[str] | None = None,
        port: int | None = None,
        *,
        family: int = AF_UNSPEC,
        backlog: int = 100,
        reuse_address: bool | None = None,
        reuse_port: bool | None = None,
        start_serving: bool = True,
    ) -> Server:
        """Listen; each connection gets a protocol that `protocol_factory()` makes.

        host, port and family as for `start_server`; `reuse_address` and `reuse_port` change
        nothing. OSError when the port is taken.
        """
        if host is None and port is None:
            raise ValueError("Neither host/port nor sock were specified")
        acceptor = ProtocolAcceptor(protocol_factory)
        return await listen(self, literals_of(host, family), port, backlog, acceptor, start_serving)

    async def create_connection(
        self,
        protocol_factory: Callable[[], C],
        host: str | None = None,
        port: int | None = None,
        *,
        family: int = AF_UNSPEC,
        happy_eyeballs_delay: float | None = None,
    ) -> tuple[Transport, C]:
        """Connect; `protocol_factory()` hears what comes. OSError when that fails."""
        if host is None or port is None:
            raise ValueError("host and port was not specified and no sock specified")
        return await connect_protocol(
            self, protocol_factory, host, port, family, happy_eyeballs_delay
        )

    async def create_datagram_endpoint(
        self,
        protocol_factory: Callable[[], P],
        local_addr: tuple[str, int] | None = None,
        remote_addr: tuple[str, int] | None = None,
        *,
        family: int = 0,
        proto: int = 0,
        flags: int = 0,
        reuse_port: bool | None = None,
        allow_broadcast: bool | None = None,
    ) -> tuple[DatagramTransport, P]:
        """Open a UDP port; `protocol_factory()` hears what comes. OSError if it is taken.

        With `remote_addr` only that address is heard. `reuse_port` changes nothing.
        """
        if local_addr is None and remote_addr is None and family == 0:
            raise ValueError("unexpected address family")
        local: tuple[str, int] | None = None
        remote: tuple[str, int] | None = None
        if local_addr is not None:
            host = local_addr[0] or ("::" if family == AF_INET6 else "0.0.0.0")
            local = ((await addresses_of(self, host))[0], local_addr[1])
        if remote_addr is not None:
            remote = ((await addresses_of(self, remote_addr[0]))[0], remote_addr[1])
            if ":" in remote[0]:
                await six_configured(remote[0])
            elif not remote[0].startswith("127."):
                await network_configured()
        if local is not None and remote is not None and (":" in local[0]) != (":" in remote[0]):
            raise ValueError("can not get address information")
        protocol = protocol_factory()
        transport = open_endpoint(self, protocol, local, remote, allow_broadcast is True)
        # The protocol has its transport when the endpoint is returned.
        await sleep(0)
        return transport, protocol

    def set_exception_handler(
        self, handler: Callable[["EventLoop", dict[str, object]], object] | None
    ) -> None:
        """Have `handler(loop, context)` called for errors that no one can catch."""
        self._exception_handler = handler

    def call_exception_handler(self, context: dict[str, object]) -> None:
        """Tell about `context["message"]` and, if there, `context["exception"]`."""
        handler = self._exception_handler
        if handler is None:
            self.default_exception_handler(context)
            return
        try:
            handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            super()._report("Unhandled error in exception handler", error)

    def default_exception_handler(self, context: dict[str, object]) -> None:
        """Write to stderr."""
        message = context.get("message")
        error = context.get("exception")
        super()._report(
            message if isinstance(message, str) else "Unhandled exception in event loop",
            error if isinstance(error, BaseException) else None,
        )

    def close(self) -> None:
        if not self._running and not self._closed:
            _report_unretrieved(self)
        super().close()

    def _report(self, message: str, error: BaseException | None) -> None:
        if self._exception_handler is None:
            super()._report(message, error)
            return
        context: dict[str, object] = {"message": message}
        if error is not None:
            context["exception"] = error
        self.call_exception_handler(context)

    def _main_done(self, future: FutureBase) -> None:
        error = None if future.cancelled() else future.exception()
        # The loop is being left by these already.
        if not isinstance(error, (SystemExit, KeyboardInterrupt)):
            self.stop()


_policy_loop: EventLoop | None = None


def get_running_loop() -> EventLoop:
    """The running loop; RuntimeError outside of one."""
    loop = _get_running_loop()
    if isinstance(loop, EventLoop):
        return loop
    raise RuntimeError("no running event loop")


def new_event_loop() -> EventLoop:
    return EventLoop()


def set_event_loop(loop: EventLoop | None) -> None:
    """Have `get_event_loop` give `loop` outside of a running one."""
    global _policy_loop
    _policy_loop = loop


def get_event_loop() -> EventLoop:
    """The running loop, else the one of `set_event_loop`."""
    loop = _get_running_loop()
    if isinstance(loop, EventLoop):
        return loop
    chosen = _policy_loop
    if chosen is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return chosen
