"""The router of a machine, and its ports."""

import asyncio
import errno

from naja.hal import NetPorts, service
from naja.nfv.balancing import Balancer


class Port:
    """One interface of the router."""

    def __init__(self, ports: NetPorts, number: int) -> None:
        self._ports = ports
        self.number = number

    def address(self) -> str:
        """Its IPv4 address, "" while it has none."""
        return self._ports.address(self.number)

    def add_route(self, prefix: str, gateway: str = "") -> None:
        """Send what goes to `prefix` ("10.0.0.0/8", "2001:db8::/32") out here, by `gateway`.

        Without a gateway the destinations are on the link. ValueError for what is no address.
        """
        self._ports.add_route(prefix, self.number, gateway)

    def masquerade(self) -> None:
        """Give what leaves here over IPv4 our address (NAT); let in only what answers."""
        self._ports.masquerade(self.number)

    def guard(self) -> None:
        """Pass on nothing that comes in here but what answers, or what `allow` lets in."""
        self._ports.guard(self.number)

    def allow(self, protocol: str, first: int = 0, last: int = 0, source: str = "") -> None:
        """Let conversations begin from here: "tcp", "udp" or "icmp", to ports `first` to `last`.

        `last` 0: one port; `first` 0: every port. `source`: the prefix that may, "" for all.
        """
        highest = 65535 if first == 0 else max(first, last)
        self._ports.allow(self.number, protocol, first, highest, source)


class Router:
    """All interfaces of the machine. Make it before the network is used; there is but one.

    OSError (ENODEV) where there are no interfaces: under CPython.
    """

    def __init__(self) -> None:
        try:
            self._ports = service(NetPorts)  # type: ignore[type-abstract]
        except LookupError:
            raise OSError(errno.ENODEV, "a router runs in an image only") from None
        self.ports = [Port(self._ports, number) for number in range(self._ports.count())]

    def port(self, number: int) -> Port:
        """Interface `number`; IndexError if `naja run` gave fewer."""
        if not 0 <= number < len(self.ports):
            raise IndexError(f"this machine has no interface {number}: name it with --net tap:NAME")
        return self.ports[number]

    def remove_route(self, prefix: str) -> bool:
        """Whether there was a route that `Port.add_route` made."""
        return self._ports.remove_route(prefix)

    def balance(self, address: str, port: int) -> Balancer:
        """Share out TCP connections to an IPv4 address of ours."""
        return Balancer(self._ports, self._ports.balance(address, port))

    def counters(self) -> list[tuple[str, int]]:
        """What was passed on and what was not, with names."""
        return self._ports.counters()

    def start(self) -> None:
        """Pass packets on from now on, as long as the running event loop runs."""
        from asyncio.net_poller import net_poller  # type: ignore[import-not-found]

        net_poller(asyncio.get_running_loop())

    async def run(self) -> None:
        """Pass packets on until cancelled."""
        self.start()
        await asyncio.get_running_loop().create_future()
