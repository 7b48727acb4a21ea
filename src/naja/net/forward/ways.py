"""The interfaces of a router, and which of them leads to a destination.

What is asked for each packet goes over lists by index: an iterator would be made on the heap.

What an interface knows of itself (its subnet or prefixes, the gateway that DHCP or a router told)
counts beside the routes that somebody gave: the longest prefix wins, defaults come last.
"""

from typing import Final

from naja.lang.octets import Octets
from naja.net.forward.port import Port
from naja.net.forward.routes import Routes, Routes6

_NO_MASK: Final = -1


class Ways:
    """`way` and `way_six` leave what they found in `egress` and `hop`."""

    def __init__(self) -> None:
        self.ports: list[Port] = []
        self.table = Routes()
        self.table6 = Routes6()
        self._egress: Port | None = None
        # The next hop: an address of IPv4, or the name of one of IPv6 on the egress.
        self.hop = 0

    def egress(self) -> Port:
        """Where the last destination lies."""
        assert self._egress is not None
        return self._egress

    def owner(self, address: int) -> Port | None:
        """The port that has an address of IPv4."""
        for index in range(len(self.ports)):
            port = self.ports[index]
            if port.configuration.address == address:
                return port
        return None

    def owner_six(self, data: Octets, at: int) -> Port | None:
        """The port that has the address of IPv6 at data[at:]."""
        for index in range(len(self.ports)):
            port = self.ports[index]
            if port.six.owns_at(data, at):
                return port
        return None

    def way(self, dst: int) -> bool:
        """Whether there is a way to an address of IPv4."""
        best = _NO_MASK
        route = self.table.lookup(dst)
        if route is not None:
            best = self.table.mask
            self._egress = self.ports[route.port]
            self.hop = dst if route.gateway == 0 else route.gateway
        for index in range(len(self.ports)):
            port = self.ports[index]
            configuration = port.configuration
            if configuration.mask >= best and configuration.on_link(dst):
                best = configuration.mask
                self._egress = port
                self.hop = dst
        if best != _NO_MASK:
            return True
        for index in range(len(self.ports)):
            port = self.ports[index]
            if port.configuration.address != 0 and port.configuration.gateway != 0:
                self._egress = port
                self.hop = port.configuration.gateway
                return True
        return False

    def way_six(self, data: Octets, at: int, now_ns: int) -> bool:
        """Whether there is a way to the address of IPv6 at data[at:], not a link-local one."""
        best = -1
        gateway = b""
        route = self.table6.lookup(data, at)
        if route is not None:
            best = route.length
            gateway = route.gateway
            self._egress = self.ports[route.port]
        for index in range(len(self.ports)):
            port = self.ports[index]
            length = port.six.addresses.link_length(data, at, now_ns)
            if length >= 0 and length >= best:
                best = length
                gateway = b""
                self._egress = port
        if best >= 0:
            six = self.egress().six
            self.hop = six.neighbour(data, at) if gateway == b"" else six.neighbour(gateway, 0)
            return True
        for port in self.ports:
            router = port.six.addresses.default_router(now_ns)
            if router >= 0:
                self._egress = port
                self.hop = router
                return True
        return False
