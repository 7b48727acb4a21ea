"""A listening port; it is a `hal.Listener`."""

from collections.abc import Callable
from typing import Final

from naja.net.errors import aborted
from naja.net.fifo import Fifo
from naja.net.ip.configuration import Configuration
from naja.net.ip.six import ANY_SIX, port_key
from naja.net.tcp.connection import Connection
from naja.net.tcp.state import CLOSED
from naja.net.wire.address import ANY

MAX_BACKLOG: Final = 4096


class Listener:
    """Connections that nobody accepted yet wait here, `backlog` at most."""

    def __init__(
        self,
        ports: "dict[int, Listener]",
        configuration: Configuration,
        host: int,
        port: int,
        backlog: int,
    ) -> None:
        """Enters itself into `ports`, the endpoint's table, before others of its port.

        Its host must be none that those take (`clashes`).
        """
        self._configuration = configuration
        self._key = port_key(host, port)
        self._ports = ports
        self._waker: Callable[[], None] | None = None
        self._queue: Fifo[Connection] = Fifo()
        self._host = host
        self._port = port
        self._backlog = min(max(backlog, 1), MAX_BACKLOG)
        self.closed = False
        # Another one of the same port, at another address of ours.
        self.following = ports.get(self._key)
        ports[self._key] = self

    def set_waker(self, waker: Callable[[], None] | None) -> None:
        self._waker = waker

    def accept(self) -> Connection | None:
        """The next connection that is still alive, or has something to read; or None."""
        while len(self._queue) > 0:
            connection = self._queue.pop()
            if connection.tcb.state != CLOSED or len(connection.tcb.incoming) > 0:
                return connection
        return None

    def address(self) -> tuple[str, int]:
        return (self._configuration.format(self._host), self._port)

    def close(self) -> None:
        """Free the port; connections that nobody accepted are reset."""
        if self.closed:
            return
        self.closed = True
        self._waker = None
        self._unlink()
        while len(self._queue) > 0:
            self._queue.pop().fail(aborted())

    def _unlink(self) -> None:
        first = self._ports.get(self._key)
        if first is self:
            if self.following is None:
                del self._ports[self._key]
            else:
                self._ports[self._key] = self.following
            return
        while first is not None:
            if first.following is self:
                first.following = self.following
                return
            first = first.following

    # What the endpoint calls.

    def clashes(self, host: int) -> bool:
        """Whether this one, or one of those that follow, would take what another at `host` does."""
        return host == ANY or host == ANY_SIX or self.taking(host) is not None

    def taking(self, dst: int) -> "Listener | None":
        """This one or one of those that follow: who takes connections to `dst`."""
        one: Listener | None = self
        while one is not None and not one.takes(dst):
            one = one.following
        return one

    def takes(self, dst: int) -> bool:
        return self._host == dst or self._host == ANY or self._host == ANY_SIX

    def full(self) -> bool:
        return len(self._queue) >= self._backlog

    def offer(self, connection: Connection) -> None:
        """A handshake is complete."""
        self._queue.push(connection)

    def wake(self) -> None:
        waker = self._waker
        if waker is not None:
            waker()
