"""`start_server` and `open_connection`.

A server's host is a literal or "localhost"; a peer's may be any name. A server whose host is one of
the usual literals of IPv4 in the source brings no IPv6 into the image.

Deliberately missing: TLS, Unix sockets, plain functions as `client_connected_cb`.
"""

from collections.abc import Callable, Coroutine
from typing import Any, Final, Literal, overload

from naja.hal import Listener, NetSix, NetStack, service

from .connecting import connect_first, interleaved
from .events import _running
from .net_poller import net_poller
from .reader import _DEFAULT_LIMIT, StreamReader
from .resolving import addresses_of, is_ipv4
from .servers import Server
from .tasks import _next_name_number
from .transports import Transport
from .writer import StreamWriter

_Connected = Callable[[StreamReader, StreamWriter], Coroutine[Any, Any, None]]

_BACKLOG: Final = 100
_EAI_NONAME: Final = -2


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
    address = "127.0.0.1" if host == "localhost" else host
    return await _serve(client_connected_cb, [address], port, limit, backlog, start_serving)


@overload
async def start_server(
    client_connected_cb: _Connected,
    host: str | None = None,
    port: int | None = None,
    *,
    limit: int = _DEFAULT_LIMIT,
    backlog: int = _BACKLOG,
    reuse_address: bool | None = None,
    reuse_port: bool | None = None,
    start_serving: bool = True,
) -> Server:
    if host is None and port is None:
        raise ValueError("Neither host/port nor sock were specified")
    addresses = _addresses_of(host)
    return await _serve(client_connected_cb, addresses, port, limit, backlog, start_serving)


async def start_server(
    client_connected_cb: _Connected,
    host: str | None = None,
    port: int | None = None,
    *,
    limit: int = _DEFAULT_LIMIT,
    backlog: int = _BACKLOG,
    reuse_address: bool | None = None,
    reuse_port: bool | None = None,
    start_serving: bool = True,
) -> Server:
    """Listen; each connection gets a task that runs `client_connected_cb`.

    host: None or "" is every address of both families; port: None or 0 is one that is free;
    limit: see `StreamReader`, octets; backlog: connections kept waiting. `reuse_address` and
    `reuse_port` change nothing. OSError when the port is taken.
    """
    if host is None and port is None:
        raise ValueError("Neither host/port nor sock were specified")
    addresses = _addresses_of(host)
    return await _serve(client_connected_cb, addresses, port, limit, backlog, start_serving)


async def _serve(
    client_connected_cb: _Connected,
    addresses: list[str],
    port: int | None,
    limit: int,
    backlog: int,
    start_serving: bool,
) -> Server:
    """A server that listens on literals."""
    loop = _running()
    # CPython resolves the host in a task of its own, which takes a name.
    _next_name_number()
    stack = service(NetStack)  # type: ignore[type-abstract]
    listeners: list[Listener] = []
    try:
        for address in addresses:
            listeners.append(stack.listen(address, 0 if port is None else port, backlog))
    except OSError:
        for listener in listeners:
            listener.close()
        raise
    server = Server(loop, listeners, client_connected_cb, limit, backlog)
    if start_serving:
        await server.start_serving()
    return server


async def open_connection(
    host: str | None = None,
    port: int | None = None,
    *,
    limit: int = _DEFAULT_LIMIT,
    happy_eyeballs_delay: float | None = None,
) -> tuple[StreamReader, StreamWriter]:
    """Connect to `host`, `port`. OSError when that fails; limit: see `StreamReader`.

    happy_eyeballs_delay: seconds after which the next address is tried beside the last one.
    """
    if host is None or port is None:
        raise ValueError("host and port was not specified and no sock specified")
    loop = _running()
    addresses = await addresses_of(loop, host)
    if happy_eyeballs_delay is not None:
        addresses = interleaved(addresses)
    net_poller(loop)
    stream = await connect_first(loop, addresses, port, happy_eyeballs_delay)
    reader = StreamReader(limit, loop)
    transport = Transport(loop, stream, reader)
    return reader, StreamWriter(transport, reader)


def _addresses_of(host: str | None) -> list[str]:
    """`host` as literals, for listening. OSError if that would take a name server."""
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
