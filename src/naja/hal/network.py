"""The network as `asyncio` sees it: sockets without system calls."""

from collections.abc import Callable
from typing import Protocol


class SocketOptions(Protocol):
    """What is behind `setsockopt` and `getsockopt`."""

    def set_option(self, level: int, name: int, value: int) -> None:
        """Linux's numbers and errors. SO_LINGER: seconds, -1 for none; 0: `close` resets."""
        ...

    def set_octets(self, level: int, name: int, value: bytes) -> None:
        """The same of options whose value is a structure: the groups of IPv6."""
        ...

    def option(self, level: int, name: int) -> int: ...


class Stream(SocketOptions, Protocol):
    """One TCP connection. Nothing here blocks.

    The waker is called from `NetStack.poll` whenever something changed: connected,
    data arrived, room to send, end of data, error, closed. Then ask again.
    """

    def set_waker(self, waker: Callable[[], None] | None) -> None: ...

    def connected(self) -> bool:
        """True from ESTABLISHED on (also after the peer's FIN)."""
        ...

    def error(self) -> OSError | None:
        """Why the connection died (refused, reset, timed out, aborted), or None."""
        ...

    def send(self, data: bytes | bytearray | memoryview) -> int:
        """Octets taken into the send buffer, from the start of `data`; 0 when full."""
        ...

    def send_room(self) -> int:
        """Octets that `send` would take now."""
        ...

    def unsent(self) -> int:
        """Octets taken but not yet acknowledged by the peer."""
        ...

    def receive(self, limit: int) -> bytes:
        """Up to `limit` octets in order; b"" when nothing is there now."""
        ...

    def at_eof(self) -> bool:
        """True when the peer sent FIN and everything before it was received."""
        ...

    def shutdown_write(self) -> None:
        """FIN after what was sent."""
        ...

    def close(self) -> None:
        """No more reading or writing; the stack finishes the connection by itself."""
        ...

    def abort(self) -> None:
        """RST, and forget."""
        ...

    def local_address(self) -> tuple[str, int]: ...

    def remote_address(self) -> tuple[str, int]: ...


class Listener(Protocol):
    def set_waker(self, waker: Callable[[], None] | None) -> None: ...

    def accept(self) -> Stream | None:
        """The next established connection, or None."""
        ...

    def address(self) -> tuple[str, int]: ...

    def close(self) -> None: ...


class DatagramSocket(SocketOptions, Protocol):
    """One UDP port. Nothing here blocks; the waker tells of datagrams and errors."""

    def set_waker(self, waker: Callable[[], None] | None) -> None: ...

    def connect(self, host: str, port: int) -> None:
        """Hear nobody else from now on; the address is an IPv4 literal."""
        ...

    def receive(self) -> tuple[bytes, str, int] | None:
        """The next datagram and the address and port that it came from, or None."""
        ...

    def send(self, data: bytes, host: str, port: int) -> bool:
        """Send to an IPv4 literal; False: no room now. OSError if that is impossible."""
        ...

    def take_error(self) -> OSError | None:
        """What ICMP said since the last call, of a connected socket."""
        ...

    def local_address(self) -> tuple[str, int]: ...

    def close(self) -> None: ...


class Datagrams(Protocol):
    def bind(self, host: str, port: int) -> DatagramSocket:
        """A socket; host "" or "0.0.0.0": any address; port 0: choose. OSError if taken."""
        ...


class NameLookup(Protocol):
    """A name that is being looked for."""

    def set_waker(self, waker: Callable[[], None] | None) -> None: ...

    def done(self) -> bool: ...

    def addresses(self) -> list[str]:
        """IPv4 or IPv6 literals; none if there are none, or nobody knows."""
        ...

    def error(self) -> int:
        """getaddrinfo's number (EAI_...) for "no addresses", 0 if there are some."""
        ...

    def cancel(self) -> None: ...


class NameService(Protocol):
    """The Domain Name System."""

    def lookup(self, name: str, six: bool) -> NameLookup:
        """Begin to look for the IPv4 addresses of a name, or if `six` for the IPv6 ones."""
        ...


class NetStack(Protocol):
    """All interfaces of the machine, driven by the event loop."""

    def poll(self) -> None:
        """Take what devices received, fire due timers, call wakers, hand frames to devices."""
        ...

    def next_deadline_ns(self) -> int:
        """Monotonic time of the earliest timer, -1 if none."""
        ...

    def listen(self, host: str, port: int, backlog: int) -> Listener:
        """Bind and listen. host "" or "0.0.0.0": any; port 0: choose. OSError if taken."""
        ...

    def connect(self, host: str, port: int) -> Stream:
        """Begin a connection to an IPv4 literal; the waker tells. OSError at once if impossible."""
        ...

    def configured(self) -> bool:
        """True when the interface has an address."""
        ...


class NetSix(Protocol):
    """IPv6, spoken from the moment that somebody asks for this service."""

    def ready(self) -> bool:
        """True when there is an address that reaches beyond the link."""
        ...

    def preferred(self) -> bool:
        """True when an address of ours is global: then IPv6 comes before IPv4 (RFC 6724 2.1)."""
        ...

    def canonical(self, host: str) -> str:
        """An IPv6 literal as everybody writes it; "" if it is none."""
        ...


class NetPorts(Protocol):
    """A router between the machine's interfaces, which have numbers from 0 on.

    Prefixes and addresses are text of either family. IndexError for a port that is not there,
    ValueError with a sentence for a text that is none.
    """

    def count(self) -> int: ...

    def address(self, port: int) -> str:
        """The IPv4 address of a port, "" while it has none."""
        ...

    def add_route(self, prefix: str, port: int, gateway: str) -> None:
        """A route; gateway "": the destinations are on the link."""
        ...

    def remove_route(self, prefix: str) -> bool: ...

    def masquerade(self, port: int) -> None:
        """What leaves by `port` over IPv4 gets its address; otherwise as `guard`."""
        ...

    def guard(self, port: int) -> None:
        """Nothing is passed on that comes in by `port`, but what answers."""
        ...

    def allow(self, port: int, protocol: str, first: int, last: int, source: str) -> None:
        """An exception of `guard`: "tcp", "udp" or "icmp" to these ports; source "": anybody."""
        ...

    def balance(self, address: str, tcp_port: int) -> int:
        """The number of a new balancer, for TCP connections to an IPv4 address of ours."""
        ...

    def add_backend(self, balancer: int, address: str, tcp_port: int) -> int:
        """The number of a new backend, which is used from now on."""
        ...

    def use_backend(self, balancer: int, backend: int, used: bool) -> None:
        """Whether new connections may go there; old ones stay."""
        ...

    def served(self, balancer: int, backend: int) -> tuple[int, int]:
        """How many connections a backend has now, and ever had."""
        ...

    def counters(self) -> list[tuple[str, int]]: ...
