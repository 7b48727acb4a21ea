"""`loop.getaddrinfo`, and the addresses that streams and datagrams need.

A name has IPv6 addresses once the machine itself has one that reaches beyond the link.

Deliberately missing: names with letters beyond ASCII, rare names of services, canonical names,
zones, flags other than AI_PASSIVE and AI_NUMERICHOST. An address of IPv6 is text and port, too.
"""

import socket
from typing import Final

from naja.hal import Clock, NameLookup, NameService, NetSix, NetStack, service

from .events import BaseEventLoop
from .futures import Future
from .net_poller import net_poller
from .service_names import port_of
from .tasks import sleep

AddressInfo = tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[str, int]]

_CONFIGURE_NS: Final = 30_000_000_000
_CONFIGURE_STEP_S: Final = 0.01
# A router answers within half a second (RFC 4861 6.2.6).
_ROUTER_NS: Final = 3_000_000_000
_ENETUNREACH: Final = 101
_LONGEST_LABEL: Final = 63
_MOST_PORT: Final = 0xFFFF
# RFC 8305 3: how long the addresses of one family wait for those of the other.
_RESOLUTION_DELAY_S: Final = 0.05


async def address_infos(
    loop: BaseEventLoop,
    host: str | None,
    port: int | str | None,
    family: int,
    kind: int,
    proto: int,
    flags: int,
) -> list[AddressInfo]:
    """See `EventLoop.getaddrinfo`."""
    number = _port_number(port)
    if number >= 0:
        kinds = [(one, its_proto, number) for one, its_proto in _kinds(kind, proto)]
    else:
        kinds = _kinds_of_service(f"{port}", kind, proto)
    if host is None and port is None:
        raise _failure(socket.EAI_NONAME)
    if family != socket.AF_UNSPEC and family != socket.AF_INET and family != socket.AF_INET6:
        raise _failure(socket.EAI_FAMILY)
    if host is None or host == "":
        addresses = ["0.0.0.0", "::"] if flags & socket.AI_PASSIVE else ["::1", "127.0.0.1"]
    else:
        if flags & socket.AI_NUMERICHOST and _numbers(host) == "" and ":" not in host:
            raise _failure(socket.EAI_NONAME)
        addresses = await addresses_of(loop, host)
    if not kinds:
        raise _failure(socket.EAI_SOCKTYPE)
    infos: list[AddressInfo] = []
    for address in addresses:
        its_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        if family == socket.AF_UNSPEC or family == its_family:
            for one, its_proto, its_port in kinds:
                infos.append((its_family, one, its_proto, "", (address, its_port)))
    if not infos:
        wrong = host is not None and (_numbers(host) != "" or ":" in host)
        raise _failure(socket.EAI_ADDRFAMILY if wrong else socket.EAI_NODATA)
    return infos


async def addresses_of(loop: BaseEventLoop, host: str, hurried: bool = False) -> list[str]:
    """The literals of `host`, the preferred family first.

    socket.gaierror if there are none, or nobody knows. `hurried`: once those of one family are
    known, the other is waited for no longer than RFC 8305 3 says.
    """
    literal = _numbers(host)
    if literal != "":
        return [literal]
    six = service(NetSix)  # type: ignore[type-abstract]
    if ":" in host:
        literal = six.canonical(host)
        if literal == "":
            raise _failure(socket.EAI_NONAME)
        return [literal]
    if host == "localhost" or host.endswith(".localhost"):
        # RFC 6761 6.3.
        return ["127.0.0.1"]
    _check_labels(host)
    net_poller(loop)
    await network_configured()
    names = service(NameService)  # type: ignore[type-abstract]
    four = names.lookup(host, False)
    if not six.ready():
        await _answers(loop, [four], hurried)
        found = four.addresses()
    else:
        others = names.lookup(host, True)
        await _answers(loop, [others, four], hurried)
        order = (others, four) if six.preferred() else (four, others)
        found = [address for lookup in order for address in lookup.addresses()]
    if not found:
        raise _failure(four.error())
    return found


async def addresses_in(loop: BaseEventLoop, host: str, family: int, hurried: bool) -> list[str]:
    """Those of one family, all if that is AF_UNSPEC. socket.gaierror if there are none."""
    if family == socket.AF_UNSPEC:
        return await addresses_of(loop, host, hurried)
    infos = await address_infos(loop, host, 0, family, socket.SOCK_STREAM, 0, 0)
    return [info[4][0] for info in infos]


def _check_labels(host: str) -> None:
    """UnicodeError with the words of CPython's codec if a label cannot be one."""
    labels = host.split(".")
    last = labels.pop()
    for label in labels:
        if not 0 < len(label) <= _LONGEST_LABEL:
            raise _unlike("label empty or too long")
    if len(last) > _LONGEST_LABEL:
        raise _unlike("label too long")


def _unlike(reason: str) -> UnicodeError:
    return UnicodeError(f"encoding with 'idna' codec failed (UnicodeError: {reason})")


async def _answers(loop: BaseEventLoop, lookups: list[NameLookup], hurried: bool) -> None:
    """Wait until all are done; what is not needed or left alone is cancelled."""
    late = False
    try:
        while not late and not all([lookup.done() for lookup in lookups]):
            waiter: Future[None] = Future(loop=loop)
            for lookup in lookups:
                lookup.set_waker(lambda: _release(waiter))  # noqa: B023
            if hurried and any([lookup.done() and lookup.addresses() for lookup in lookups]):
                timer = loop.call_later(_RESOLUTION_DELAY_S, lambda: _release(waiter))  # noqa: B023
                await waiter
                timer.cancel()
                late = True
            else:
                await waiter
    finally:
        for lookup in lookups:
            if not lookup.done():
                lookup.cancel()


async def network_configured() -> None:
    """Wait until the interface has an address: a fresh machine may be asking for one."""
    stack = service(NetStack)  # type: ignore[type-abstract]
    clock = service(Clock)  # type: ignore[type-abstract]
    end_ns = clock.monotonic_ns() + _CONFIGURE_NS
    while not stack.configured():
        if clock.monotonic_ns() >= end_ns:
            raise OSError(_ENETUNREACH, "Network is unreachable")
        await sleep(_CONFIGURE_STEP_S)


async def six_configured(address: str) -> None:
    """Wait until packets to an IPv6 literal have an address to come from. OSError if none comes."""
    six = service(NetSix)  # type: ignore[type-abstract]
    if address == "::1" or address.startswith("fe80:"):
        return
    clock = service(Clock)  # type: ignore[type-abstract]
    end_ns = clock.monotonic_ns() + _ROUTER_NS
    while not six.ready():
        if clock.monotonic_ns() >= end_ns:
            raise OSError(_ENETUNREACH, "Network is unreachable")
        await sleep(_CONFIGURE_STEP_S)


def is_ipv4(host: str) -> bool:
    """Whether `host` is an IPv4 literal."""
    parts = host.split(".")
    if len(parts) != 4:
        return False
    for part in parts:
        if not (part.isascii() and part.isdigit() and len(part) <= 3 and int(part) <= 255):
            return False
        if len(part) > 1 and part[0] == "0":
            return False
    return True


def _numbers(host: str) -> str:
    """An IPv4 address that C reads in `host`, which may have less than four parts; "" if none."""
    if is_ipv4(host):
        return host
    if not host[:1].isdigit() or host[-1:].isspace() or " " in host:
        return ""
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return ""


def _release(waiter: Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)


def stream_port(port: int | str) -> int:
    """The number of a port of TCP that may be a text or a name. socket.gaierror if it is none."""
    if isinstance(port, int):
        return port
    number = _port_number(port)
    return number if number >= 0 else _kinds_of_service(port, socket.SOCK_STREAM, 0)[0][2]


def _port_number(port: int | str | None) -> int:
    """The number that `port` says; -1 for a name."""
    if port is None or port == "":
        return 0
    number = -1
    if isinstance(port, int):
        number = port
        if number < 0:
            raise _failure(socket.EAI_SERVICE)
    elif port.isascii() and port.isdigit():
        number = int(port)
    return number & _MOST_PORT if number >= 0 else -1


def _kinds_of_service(name: str, kind: int, proto: int) -> list[tuple[socket.SocketKind, int, int]]:
    """The kinds of sockets for which there is a service `name`, with its port."""
    found: list[tuple[socket.SocketKind, int, int]] = []
    kinds = _kinds(kind, proto)
    for one, its_proto in kinds:
        port = 0
        if one != socket.SOCK_RAW:
            port = port_of(name, one == socket.SOCK_DGRAM)
        if port != 0:
            found.append((one, its_proto, port))
    if kinds and not found:
        raise _failure(socket.EAI_SERVICE)
    return found


def _kinds(kind: int, proto: int) -> list[tuple[socket.SocketKind, int]]:
    """The kinds of sockets that are asked for, in the C library's order."""
    found: list[tuple[socket.SocketKind, int]] = []
    if kind in (0, 1) and proto in (0, socket.IPPROTO_TCP):
        found.append((socket.SOCK_STREAM, socket.IPPROTO_TCP))
    if kind in (0, 2) and proto in (0, socket.IPPROTO_UDP):
        found.append((socket.SOCK_DGRAM, socket.IPPROTO_UDP))
    if kind in (0, 3):
        found.append((socket.SOCK_RAW, proto))
    return found


def _failure(number: int) -> socket.gaierror:
    text = "Name or service not known"
    if number == socket.EAI_AGAIN:
        text = "Temporary failure in name resolution"
    elif number == socket.EAI_NODATA:
        text = "No address associated with hostname"
    elif number == socket.EAI_ADDRFAMILY:
        text = "Address family for hostname not supported"
    elif number == socket.EAI_FAMILY:
        text = "ai_family not supported"
    elif number == socket.EAI_SOCKTYPE:
        text = "ai_socktype not supported"
    elif number == socket.EAI_SERVICE:
        text = "Servname not supported for ai_socktype"
    return socket.gaierror(number, text)
