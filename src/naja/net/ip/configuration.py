"""The address of an interface and the one route that follows from it."""

from typing import Final

from naja.net.wire.address import BROADCAST, is_host, is_loopback, mask_of

NO_ROUTE: Final = -1


class Configuration:
    """An interface has one address, its subnet and at most one gateway (0: none)."""

    def __init__(self) -> None:
        self.address = 0
        self.mask = 0
        self.gateway = 0

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
        if self.address == 0:
            return NO_ROUTE
        if self.on_link(dst):
            return dst
        if self.gateway == 0 or not is_host(dst):
            return NO_ROUTE
        return self.gateway

    def source_for(self, dst: int) -> int:
        """Our address in packets to `dst`; 0 while there is none."""
        if is_loopback(dst):
            return dst
        return self.address
