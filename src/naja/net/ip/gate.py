"""What an interface asks before a packet passes. `Gate` itself lets everything through.

The firewall (`filter/firewall.py`) takes its place when the program's manifest declares one.
"""

from naja.net.wire.ipv4 import Ipv4Header


class Gate:
    """Addresses are the stack's: those of IPv6 are names."""

    def incoming(self, frame: bytes, header: Ipv4Header, now_ns: int) -> bool:
        """Whether a whole packet to us, which is no ICMP, may come in."""
        return True

    def echo(self, remote: int) -> bool:
        """Whether `remote` may learn by an echo that we are there."""
        return True

    def outgoing(self, packet: bytearray, now_ns: int) -> bool:
        """Whether a packet of TCP or UDP, its Ethernet header still empty, may leave."""
        return True

    def may_begin(self, protocol: int, remote: int, port: int) -> bool:
        """Whether a program may begin to talk to `port` of `remote`."""
        return True

    def add_addresses(self, used: set[int]) -> None:
        """Put all addresses that are remembered into `used`."""
