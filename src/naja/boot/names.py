"""The name service of the machine: a stub resolver over its interface.

Options: `naja.dns=ADDRESS,ADDRESS` gives the name servers, `naja.search=DOMAIN,DOMAIN` the
search list; without them DHCP tells.
"""

from collections.abc import Callable
from typing import Final

from naja.boot.netstack import MachineStack
from naja.hal import Environment, NameLookup, NameService, NetStack, service
from naja.lang.octets import u32be
from naja.net.dns.resolver import Lookup, Resolver
from naja.net.wire.address import format_ipv4, is_host, parse_ipv4
from naja.net.wire.address6 import format_ipv6
from naja.net.wire.dns import AAAA, NAME_ERROR, NO_ERROR, A

_EAI_NONAME: Final = -2
_EAI_AGAIN: Final = -3
_EAI_NODATA: Final = -5


class MachineLookup:
    """`hal.NameLookup` over one `Lookup`."""

    def __init__(self, resolver: Resolver, lookup: Lookup) -> None:
        self._resolver = resolver
        self._lookup = lookup

    def set_waker(self, waker: Callable[[], None] | None) -> None:
        self._lookup.set_waker(waker)

    def done(self) -> bool:
        return self._lookup.done

    def addresses(self) -> list[str]:
        found: list[str] = []
        for record in self._lookup.records:
            if record.kind == A:
                found.append(format_ipv4(u32be(record.data, 0)))
            elif record.kind == AAAA:
                found.append(format_ipv6(record.data))
        return found

    def error(self) -> int:
        lookup = self._lookup
        if len(lookup.records) > 0:
            return 0
        if lookup.code == NAME_ERROR:
            return _EAI_NONAME
        return _EAI_NODATA if lookup.code == NO_ERROR else _EAI_AGAIN

    def cancel(self) -> None:
        self._resolver.cancel(self._lookup)


class MachineNames:
    """`hal.NameService` of one interface."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def lookup(self, name: str, six: bool) -> NameLookup:
        lookup = self._resolver.lookup(name, AAAA if six else A)
        return MachineLookup(self._resolver, lookup)


def name_servers(option: str | None) -> list[int]:
    """The addresses of `naja.dns`. ValueError with a sentence if one is none."""
    servers: list[int] = []
    if option is None or option == "":
        return servers
    for text in option.split(","):
        address = parse_ipv4(text)
        if address < 0 or not is_host(address):
            raise ValueError(f"naja.dns={option} is not a list of IPv4 addresses")
        servers.append(address)
    return servers


def provide() -> NameService:
    stack = service(NetStack)  # type: ignore[type-abstract]
    environment = service(Environment)  # type: ignore[type-abstract]
    assert isinstance(stack, MachineStack)
    search = environment.option("search")
    domains = [] if search is None or search == "" else search.lower().split(",")
    servers = name_servers(environment.option("dns"))
    return MachineNames(Resolver(stack.interface, servers, domains))
