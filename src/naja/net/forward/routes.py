"""Where packets go next: the longest prefix decides. Source: RFC 1812 5.2.4.3, RFC 4632 5.1."""

from naja.lang.octets import Octets
from naja.net.wire.address import mask_of
from naja.net.wire.address6 import agrees


class Route:
    """By interface number `port` to `gateway`, 0 when the destination is on the link there."""

    def __init__(self, port: int, gateway: int) -> None:
        self.port = port
        self.gateway = gateway


class Routes:
    """Routes of IPv4 that somebody gave; those to the links themselves are not among them."""

    def __init__(self) -> None:
        # The longest first; each with the routes of that length by prefix.
        self._masks: list[int] = []
        self._tables: list[dict[int, Route]] = []
        # The mask of what `lookup` found.
        self.mask = 0

    def add(self, prefix: int, length: int, port: int, gateway: int) -> None:
        """A route to prefix/length; it takes the place of an older one."""
        mask = mask_of(length)
        at = 0
        while at < len(self._masks) and self._masks[at] > mask:
            at += 1
        if at == len(self._masks) or self._masks[at] != mask:
            self._masks.insert(at, mask)
            self._tables.insert(at, {})
        self._tables[at][prefix & mask] = Route(port, gateway)

    def remove(self, prefix: int, length: int) -> bool:
        """Whether there was such a route."""
        mask = mask_of(length)
        if mask not in self._masks:
            return False
        return self._tables[self._masks.index(mask)].pop(prefix & mask, None) is not None

    def lookup(self, dst: int) -> Route | None:
        for index in range(len(self._masks)):
            mask = self._masks[index]
            route = self._tables[index].get(dst & mask)
            if route is not None:
                self.mask = mask
                return route
        return None


class Route6:
    """`gateway`: 16 octets, b"" when the destination is on the link."""

    def __init__(self, prefix: bytes, length: int, port: int, gateway: bytes) -> None:
        self.prefix = prefix
        self.length = length
        self.port = port
        self.gateway = gateway


class Routes6:
    """Routes of IPv6, the longest first. Looked through one by one: a few are expected."""

    def __init__(self) -> None:
        self._routes: list[Route6] = []

    def add(self, prefix: bytes, length: int, port: int, gateway: bytes) -> None:
        self.remove(prefix, length)
        at = 0
        while at < len(self._routes) and self._routes[at].length > length:
            at += 1
        self._routes.insert(at, Route6(prefix, length, port, gateway))

    def remove(self, prefix: bytes, length: int) -> bool:
        """Whether there was such a route."""
        for at, route in enumerate(self._routes):
            if route.length == length and agrees(prefix, 0, route.prefix, length):
                del self._routes[at]
                return True
        return False

    def lookup(self, data: Octets, at: int) -> Route6 | None:
        """The route to the address at data[at:]."""
        for index in range(len(self._routes)):
            route = self._routes[index]
            if agrees(data, at, route.prefix, route.length):
                return route
        return None
