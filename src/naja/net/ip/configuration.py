"""The address of an interface and the one route that follows from it."""

from typing import Final

from naja.net.ip.six import Six, is_name
from naja.net.ip.transit import Transit
from naja.net.wire.address import BROADCAST, format_ipv4, is_host, is_loopback, mask_of

NO_ROUTE: Final = -1


class Configuration:
    """An interface has one address, its subnet and at most one gateway (0: none)."""

    def __init__(self) -> None:
        self.address = 0
        self.mask = 0
        self.gateway = 0
        self.six = Six()
        self.transit = Transit()

    def set(self, address: int, prefix_length: int, gateway: int) -> None:
        self.address = address
        self.mask = mask_of(prefix_length)
        self.gateway = gateway

    def equals(self, address: int, prefix_length: int, gateway: int) -> bool:
        if self.address != address or self.gateway != gateway:
            return False
        return self.mask == mask_of(prefix_length)

    def clear(self) -> None:
        self.address = 0
        self.mask = 0
        self.gateway = 0

    def on_link(self, dst: int) -> bool:
        return self.address != 0 and dst & self.mask == self.address & self.mask

    def is_ours(self, dst: int) -> bool:
        """Packets to `dst` never leave the machine."""
        if is_name(dst):
            return self.six.is_ours(dst)
        return is_loopback(dst) or (dst == self.address and dst != 0)

    def is_broadcast(self, dst: int) -> bool:
        """The limited broadcast, or the subnet's own (which /31 and /32 lack, RFC 3021)."""
        if dst == BROADCAST:
            return True
        if self.address == 0 or self.mask >= 0xFFFFFFFE:
            return False
        return self.on_link(dst) and dst | self.mask == BROADCAST

    def next_hop(self, dst: int) -> int:
        """The on-link address that takes packets to `dst`, or NO_ROUTE."""
        if is_name(dst):
            return self.six.next_hop(dst)
        if self.address == 0:
            return NO_ROUTE
        if self.on_link(dst):
            return dst
        if self.transit.reaches(dst):
            return dst
        if self.gateway == 0 or not is_host(dst):
            return NO_ROUTE
        return self.gateway

    def source_for(self, dst: int) -> int:
        """Our address in packets to `dst`; 0 while there is none."""
        if is_name(dst):
            return self.six.source_for(dst)
        if is_loopback(dst):
            return dst
        return self.address

    def can_connect(self, dst: int) -> bool:
        """Whether `dst` may be the address of one host (RFC 9293 3.9.2.3)."""
        if is_name(dst):
            return self.six.can_connect(dst)
        return is_host(dst) and not self.is_broadcast(dst)

    def is_configured(self, address: int) -> bool:
        """Whether we know our addresses of the family of `address`."""
        return self.source_for(address) != 0 if is_name(address) else self.address != 0

    def format(self, address: int) -> str:
        """The text of an address."""
        return self.six.format(address) if is_name(address) else format_ipv4(address)
