"""`start_server` and `open_connection`.

A server's host is a literal or "localhost"; a peer's may be any name. A server whose host is one of
the usual literals of IPv4 in the source brings no IPv6 into the image.

Deliberately missing: TLS, Unix sockets, plain functions as `client_connected_cb`.
"""

from collections.abc import Callable, Coroutine, Sequence
from socket import AF_UNSPEC
from typing import Any, Final, Literal, overload

from naja.hal import Stream

from .connecting import connect_first, interleaved
from .events import BaseEventLoop, _running
from .handles import Handle
from .net_poller import net_poller
from .reader import _DEFAULT_LIMIT, StreamReader
from .resolving import addresses_in, stream_port
from .servers import Acceptor, Server, listen, literals_of
from .stream_protocol import connect_reader
from .tasks import Task
from .transports import Transport
from .writer import StreamWriter

_Connected = Callable[[StreamReader, StreamWriter], Coroutine[Any, Any, None]]

_BACKLOG: Final = 100


@overload
async def start_server(
    client_connected_cb: _Connected,
    host: Literal["0.0.0.0", "127.0.0.1", "localhost"],
    port: int | None = None,
    *,
    limit: int = _DEFAULT_LIMIT,
    backlog: int = _BACKLOG,
    reuse_address: bool | None = None,
    reuse_port: bool | None = None,
    start_serving: bool = True,
) -> Server:
    addresses: list[str] = ["127.0.0.1" if host == "localhost" else host]
    acceptor = _StreamAcceptor(client_connected_cb, limit)
    return await listen(_running(), addresses, port, backlog, acceptor, start_serving)


@overload
async def start_server(
    client_connected_cb: _Connected,
    host: str | Sequence[str] | None = None,
    port: int | None = None,
    *,
    limit: int = _DEFAULT_LIMIT,
    family: int = AF_UNSPEC,
    backlog: int = _BACKLOG,
    reuse_address: bool | None = None,
    reuse_port: bool | None = None,
    start_serving: bool = True,
) -> Server:
    if host is None and port is None:
        raise ValueError("Neither host/port nor sock were specified")
    addresses, acceptor = literals_of(host, family), _StreamAcceptor(client_connected_cb, limit)
    return await listen(_running(), addresses, port, backlog, acceptor, start_serving)


async def start_server(
    client_connected_cb: _Connected,
    host: str | Sequence[str] | None = None,
    port: int | None = None,
    *,
    limit: int = _DEFAULT_LIMIT,
    family: int = AF_UNSPEC,
    backlog: int = _BACKLOG,
    reuse_address: bool | None = None,
    reuse_port: bool | None = None,
    start_serving: bool = True,
) -> Server:
    """Listen; each connection gets a task that runs `client_connected_cb`.

    host: None or "" is every address of both families, or of `family`; several hosts make several
    sockets; port: None or 0 is one that is free; limit: see `StreamReader`, octets; backlog:
    connections kept waiting. `reuse_address` and `reuse_port` change nothing. OSError when the
    port is taken.
    """
    if host is None and port is None:
        raise ValueError("Neither host/port nor sock were specified")
    addresses, acceptor = literals_of(host, family), _StreamAcceptor(client_connected_cb, limit)
    return await listen(_running(), addresses, port, backlog, acceptor, start_serving)


class _StreamAcceptor(Acceptor):
    """Gives each connection a task that runs `connected`."""

    def __init__(self, connected: _Connected, limit: int) -> None:
        self._connected = connected
        self._limit = limit

    def accept(self, server: Server, stream: Stream) -> None:
        loop = server.get_loop()
        reader = StreamReader(self._limit, loop)
        transport, protocol = connect_reader(loop, stream, reader, server)
        writer = StreamWriter(transport, protocol)
        task = Task(self._connected(reader, writer), loop=loop)
        task._add_handle(Handle(lambda: _served(loop, task, transport)))


def _served(loop: BaseEventLoop, task: Task[None], transport: Transport) -> None:
    if task.cancelled():
        transport.close()
        return
    error = task.exception()
    if error is not None:
        loop._report("Unhandled exception in client_connected_cb", error)
        transport.close()


async def open_connection(
    host: str | None = None,
    port: int | str | None = None,
    *,
    limit: int = _DEFAULT_LIMIT,
    family: int = AF_UNSPEC,
    happy_eyeballs_delay: float | None = None,
) -> tuple[StreamReader, StreamWriter]:
    """Connect to `host`, `port`. OSError when that fails; limit: see `StreamReader`.

    happy_eyeballs_delay: seconds after which the next address is tried beside the last one.
    """
    if host is None or port is None:
        raise ValueError("host and port was not specified and no sock specified")
    loop = _running()
    hurried = happy_eyeballs_delay is not None
    number = stream_port(port)
    addresses = await addresses_in(loop, host, family, hurried)
    if hurried:
        addresses = interleaved(addresses)
    net_poller(loop)
    stream = await connect_first(loop, addresses, number, happy_eyeballs_delay)
    reader = StreamReader(limit, loop)
    transport, protocol = connect_reader(loop, stream, reader)
    return reader, StreamWriter(transport, protocol)
