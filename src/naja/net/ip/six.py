"""What the stack asks of IPv6. `Six` itself is a machine without it.

TCP, UDP and the routes know addresses as 32-bit ints. An IPv4 address is its own; IPv6
addresses have *names*, taken from a part of 240/4, which no IPv4 host has (RFC 1112 4). Inside
the stack a packet over IPv6 has an IPv4 header with names; `iface/six.py` translates at
the edge (docs/decisions/0009).
"""

from typing import Final

from naja.net.fifo import Fifo

# "::" and "::1".
ANY_SIX: Final = 0xF0000000
LOCALHOST_SIX: Final = 0xF0000001
NAME_MASK: Final = 0x07FFFFFF
# The IPv6 header is so much longer than IPv4's.
LONGER: Final = 20


def is_name(address: int) -> bool:
    """Whether an address of the stack stands for one of IPv6."""
    return address >> 27 == 30


def port_key(address: int, port: int) -> int:
    """IPv4 and IPv6 have ports of their own."""
    return port | 0x10000 if is_name(address) else port


class Six:
    """Nothing here speaks IPv6. `outbox` has frames for the device."""

    def __init__(self) -> None:
        self.outbox: Fifo[bytearray] = Fifo()
        # Next hops that do not answer.
        self.unanswered: Fifo[int] = Fifo()

    def takes(self, mac: int) -> bool:
        """Whether frames to this group of stations are for us."""
        return False

    def member(self, name: int) -> bool:
        """Whether a program is in the group named so."""
        return False

    def receive(self, frame: bytes, now_ns: int) -> bool:
        """A frame with an IPv6 packet; False if nobody reads it."""
        return False

    def send(self, packet: bytearray, now_ns: int) -> None:
        """A packet with names in its header, to leave the machine."""

    def settle(self, now_ns: int) -> None:
        """Act on what timers did."""

    def doubt(self, hop: int, now_ns: int) -> None:
        """Nothing is heard by way of `hop`."""

    def silent(self, hop: int) -> None:
        """`hop` does not say where it is."""

    def is_ours(self, name: int) -> bool:
        return False

    def source_for(self, name: int) -> int:
        """Our name in packets to `name`; 0 while there is none."""
        return 0

    def next_hop(self, name: int) -> int:
        """The name of who takes packets to `name`, or -1."""
        return -1

    def link_mtu(self) -> int:
        """Octets of the largest packet on the link."""
        return 0

    def name_servers(self, now_ns: int) -> list[int]:
        """Names of the servers for the Domain Name System that routers told."""
        return []

    def can_connect(self, name: int) -> bool:
        """Whether one host has the address `name`."""
        return False

    def octets(self, name: int) -> bytes:
        """An address as it is on the wire."""
        return b""

    def format(self, name: int) -> str:
        """The text of an address."""
        return ""

    def parse(self, text: str) -> int:
        """The name of an address in text; -1 if it is none, or there is no IPv6."""
        return -1
