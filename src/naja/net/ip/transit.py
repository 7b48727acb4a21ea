"""What an interface asks about packets that may be meant for somebody else.

`Transit` itself is a host's, which passes nothing on (RFC 1122 3.3.1). A router takes its place
(`forward/port.py`).
"""

from naja.net.wire.ipv4 import Ipv4Header


class Transit:
    """Addresses are the stack's: those of IPv6 are names."""

    def takes(self, frame: bytes, header: Ipv4Header, now_ns: int) -> bool:
        """Whether a packet that came was dealt with; else the interface reads it itself."""
        return False

    def takes_six(self, frame: bytes, now_ns: int) -> bool:
        """The same of a frame with an IPv6 packet, of which nothing was checked yet."""
        return False

    def routes(self, packet: bytearray, dst: int, now_ns: int) -> bool:
        """Whether a packet of ours to `dst`, not an address of ours, was sent on its way."""
        return False

    def routes_six(self, frame: bytearray, now_ns: int) -> bool:
        """The same of an IPv6 packet to one station."""
        return False

    def reaches(self, dst: int) -> bool:
        """Whether there is a way to `dst` by another interface."""
        return False
