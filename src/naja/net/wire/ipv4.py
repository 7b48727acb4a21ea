"""IPv4 headers. Source: RFC 791.

Frames to be sent are built once, in one bytearray: Ethernet header, IPv4 header (no
options), then the transport's header at `TRANSPORT_AT`. The Ethernet part stays empty
until ARP knows the next hop.
"""

from typing import Final

from naja.lang.octets import put_u16be, put_u32be, u16be, u32be
from naja.net.wire.checksum import checksum, fold
from naja.net.wire.ethernet import HEADER_LENGTH as ETHERNET_LENGTH

HEADER_LENGTH: Final = 20
IPV4_AT: Final = ETHERNET_LENGTH
SOURCE_AT: Final = IPV4_AT + 12
DESTINATION_AT: Final = IPV4_AT + 16
TRANSPORT_AT: Final = IPV4_AT + HEADER_LENGTH

PROTOCOL_ICMP: Final = 1
PROTOCOL_TCP: Final = 6
PROTOCOL_UDP: Final = 17

DEFAULT_TTL: Final = 64

_DONT_FRAGMENT: Final = 0x4000
_MORE_FRAGMENTS: Final = 0x2000


class Ipv4Header:
    """What the stack needs of a received header, IPv6's too; the payload is frame[at:end]."""

    def __init__(
        self, src: int, dst: int, protocol: int, at: int, end: int, fragment: bool, ttl: int
    ) -> None:
        self.src = src
        self.dst = dst
        self.protocol = protocol
        self.at = at
        self.end = end
        self.fragment = fragment
        self.ttl = ttl
        # The addresses' part of the sum of a pseudo header.
        self.addresses = src + dst
        # The device says that the transport's checksum is right, or was never needed.
        self.vouched = False


def parse(frame: bytes, at: int) -> Ipv4Header | None:
    """The header at frame[at:]; None if its version or lengths are impossible."""
    header = Ipv4Header(0, 0, 0, 0, 0, False, 0)
    return header if read(frame, at, header) else None


def read(frame: bytes, at: int, header: Ipv4Header) -> bool:
    """Fill in `header` from frame[at:]; False if its version or lengths are impossible.

    Link padding after the packet is outside `at`..`end`. The checksum is not looked at.
    """
    if len(frame) < at + HEADER_LENGTH or frame[at] >> 4 != 4:
        return False
    header_length = (frame[at] & 15) * 4
    total_length = u16be(frame, at + 2)
    if header_length < HEADER_LENGTH or total_length < header_length:
        return False
    if at + total_length > len(frame):
        return False
    header.src = u32be(frame, at + 12)
    header.dst = u32be(frame, at + 16)
    header.protocol = frame[at + 9]
    header.at = at + header_length
    header.end = at + total_length
    header.fragment = u16be(frame, at + 6) & (_MORE_FRAGMENTS | 0x1FFF) != 0
    header.ttl = frame[at + 8]
    header.addresses = header.src + header.dst
    return True


def payload_of(frame: bytes) -> tuple[int, int]:
    """Where the payload of the packet in `frame`, which was put together, begins and ends."""
    return (IPV4_AT + (frame[IPV4_AT] & 15) * 4, len(frame))


def checksum_right(frame: bytes, at: int) -> bool:
    """Whether the header that `parse` accepted at frame[at:] has the right checksum."""
    return checksum(frame, at, at + (frame[at] & 15) * 4) == 0


def emit_header(
    frame: bytearray,
    src: int,
    dst: int,
    protocol: int,
    ident: int,
    tos: int = 0,
    ttl: int = DEFAULT_TTL,
) -> None:
    """Write the header of a packet that fills `frame` from `IPV4_AT` on.

    `ident` is 16 bits; -1 forbids fragmentation (the identification is then 0, RFC 6864).
    """
    at = IPV4_AT
    frame[at] = 0x45
    frame[at + 1] = tos
    put_u16be(frame, at + 2, len(frame) - at)
    put_u16be(frame, at + 4, 0 if ident < 0 else ident)
    put_u16be(frame, at + 6, _DONT_FRAGMENT if ident < 0 else 0)
    frame[at + 8] = ttl
    frame[at + 9] = protocol
    put_u32be(frame, SOURCE_AT, src)
    put_u32be(frame, DESTINATION_AT, dst)
    total = 0x4500 + tos + (len(frame) - at) + (ttl << 8) + protocol + src + dst
    total += _DONT_FRAGMENT if ident < 0 else ident
    put_u16be(frame, at + 10, fold(total))


def destination(frame: bytearray) -> int:
    """Where the packet that `emit_header` finished goes."""
    return u32be(frame, DESTINATION_AT)
