"""`loop.create_server` and `loop.create_connection`: TCP by protocols and transports."""

from collections.abc import Callable
from typing import TypeVar

from naja.hal import Stream

from .connecting import connect_first, interleaved
from .events import BaseEventLoop
from .net_poller import net_poller
from .protocols import Protocol
from .resolving import addresses_in
from .servers import Acceptor, Server
from .tasks import sleep
from .transports import Transport

P = TypeVar("P", bound=Protocol)


class ProtocolAcceptor(Acceptor):
    """Makes a protocol for each connection."""

    def __init__(self, factory: Callable[[], Protocol]) -> None:
        self._factory = factory

    def accept(self, server: Server, stream: Stream) -> None:
        protocol = self._factory()
        transport = Transport(server.get_loop(), stream, protocol, server)
        protocol.connection_made(transport)


async def connect_protocol(
    loop: BaseEventLoop,
    factory: Callable[[], P],
    host: str,
    port: int,
    family: int,
    happy_eyeballs_delay: float | None,
) -> tuple[Transport, P]:
    """Connect to `host`, `port` with a protocol above the connection. OSError when that fails."""
    hurried = happy_eyeballs_delay is not None
    addresses = await addresses_in(loop, host, family, hurried)
    if hurried:
        addresses = interleaved(addresses)
    net_poller(loop)
    stream = await connect_first(loop, addresses, port, happy_eyeballs_delay)
    protocol = factory()
    transport = Transport(loop, stream, protocol)
    protocol.connection_made(transport)
    await sleep(0)
    return transport, protocol
