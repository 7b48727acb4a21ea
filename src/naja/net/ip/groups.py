"""What an interface asks about groups of IPv4. `Groups` itself: it is in none.

`igmp/membership.py` takes its place when a program joins one.
"""

from naja.net.wire.ipv4 import Ipv4Header


class Groups:
    def takes(self, mac: int) -> bool:
        """Whether frames to this station, which is not ours, are for us."""
        return False

    def member(self, dst: int) -> bool:
        """Whether packets to `dst` are for us because it is a group of ours."""
        return False

    def receive(self, frame: bytes, header: Ipv4Header, now_ns: int) -> bool:
        """Take a packet of IGMP; False if nobody cares."""
        return False
