"""An IPv4 packet on its way through: which conversation it belongs to, and changing its ends.

Checksums are mended by what changed (RFC 1624 3, equation 3), so damage from before stays seen. An
ICMP error belongs to the conversation of the packet that it quotes, and goes the other way: to
whoever deals with it, it looks like an answer (RFC 5508 4).
"""

from typing import Final

from naja.lang.octets import put_u16be, put_u32be, u16be, u32be
from naja.net.storage import Copier
from naja.net.wire.checksum import fold
from naja.net.wire.icmp import (
    DESTINATION_UNREACHABLE,
    ECHO_REPLY,
    ECHO_REQUEST,
    HEADER_LENGTH as ICMP_LENGTH,
    PARAMETER_PROBLEM,
    TIME_EXCEEDED,
)
from naja.net.wire.ipv4 import (
    DESTINATION_AT,
    IPV4_AT,
    PROTOCOL_ICMP,
    PROTOCOL_TCP,
    PROTOCOL_UDP,
    SOURCE_AT,
    Ipv4Header,
)

FIN: Final = 1
SYN: Final = 2
RST: Final = 4
ACK: Final = 16
_IP_LENGTH: Final = 20
_LEAST_TRANSPORT: Final = 8
_TCP_LENGTH: Final = 20
_TCP_CHECKSUM: Final = 16
_UDP_CHECKSUM: Final = 6
_WORD: Final = 0xFFFF
_LONG: Final = 0xFFFFFFFF


class Packet:
    """Both ends of the conversation, as they are (`src` ...) and as they shall be (`to_src` ...).

    Filled in again for each packet. `src_port` and `dst_port` are both the identifier of an echo;
    `error`: an ICMP error, whose conversation is the quoted packet's.
    """

    def __init__(self) -> None:
        self.protocol = 0
        self.src = 0
        self.dst = 0
        self.src_port = 0
        self.dst_port = 0
        self.flags = 0
        self.error = False
        self.to_src = 0
        self.to_dst = 0
        self.to_src_port = 0
        self.to_dst_port = 0

    def read(self, frame: bytes, header: Ipv4Header) -> bool:
        """Take in a packet that is no fragment; False if it has no conversation that we know."""
        self.error = False
        self.flags = 0
        at = header.at
        if header.end - at < _LEAST_TRANSPORT:
            return False
        self.protocol = header.protocol
        self._ends(header.src, header.dst, u16be(frame, at), u16be(frame, at + 2))
        if header.protocol == PROTOCOL_UDP:
            return True
        if header.protocol == PROTOCOL_TCP:
            if header.end - at < _TCP_LENGTH:
                return False
            self.flags = frame[at + 13]
            return True
        if header.protocol != PROTOCOL_ICMP:
            return False
        kind = frame[at]
        if kind == ECHO_REQUEST or kind == ECHO_REPLY:
            self._ends(header.src, header.dst, u16be(frame, at + 4), u16be(frame, at + 4))
            return True
        if kind in (DESTINATION_UNREACHABLE, TIME_EXCEEDED, PARAMETER_PROBLEM):
            return self._read_quoted(frame, at + ICMP_LENGTH, header.end)
        return False

    def read_ends(self, header: Ipv4Header) -> None:
        """Take in a packet without a conversation: only its addresses are known."""
        self.error = False
        self.protocol = 0
        self._ends(header.src, header.dst, 0, 0)

    def has_ports(self) -> bool:
        return self.protocol != PROTOCOL_ICMP

    def changed(self) -> bool:
        if self.to_src != self.src or self.to_dst != self.dst:
            return True
        return self.to_src_port != self.src_port or self.to_dst_port != self.dst_port

    def apply(self, frame: bytearray, copier: Copier) -> None:
        """Write what shall be into `frame`, the copy of the packet that was read."""
        at = IPV4_AT + (frame[IPV4_AT] & 15) * 4
        if self.error:
            self._apply_error(frame, at, copier)
            return
        put_address(frame, IPV4_AT, SOURCE_AT, self.to_src)
        put_address(frame, IPV4_AT, DESTINATION_AT, self.to_dst)
        if self.protocol == PROTOCOL_ICMP:
            port = self.to_src_port if self.to_src_port != self.src_port else self.to_dst_port
            field = mended(u16be(frame, at + 2), u16be(frame, at + 4), port)
            put_u16be(frame, at + 2, field)
            put_u16be(frame, at + 4, port)
            return
        old = self.src + self.dst + self.src_port + self.dst_port
        new = self.to_src + self.to_dst + self.to_src_port + self.to_dst_port
        put_u16be(frame, at, self.to_src_port)
        put_u16be(frame, at + 2, self.to_dst_port)
        mend_transport(frame, at, self.protocol, old, new)

    # Inside.

    def _ends(self, src: int, dst: int, src_port: int, dst_port: int) -> None:
        self.src = src
        self.dst = dst
        self.src_port = src_port
        self.dst_port = dst_port
        self.to_src = src
        self.to_dst = dst
        self.to_src_port = src_port
        self.to_dst_port = dst_port

    def _read_quoted(self, frame: bytes, at: int, end: int) -> bool:
        """The packet quoted at frame[at:end], read as if its answer had come."""
        length = (frame[at] & 15) * 4 if at < end else 0
        if length < _IP_LENGTH or frame[at] >> 4 != 4 or end - at < length + _LEAST_TRANSPORT:
            return False
        self.error = True
        self.protocol = frame[at + 9]
        src, dst = u32be(frame, at + 12), u32be(frame, at + 16)
        inner = at + length
        if self.protocol == PROTOCOL_ICMP:
            ident = u16be(frame, inner + 4)
            self._ends(dst, src, ident, ident)
            return frame[inner] == ECHO_REQUEST or frame[inner] == ECHO_REPLY
        self._ends(dst, src, u16be(frame, inner + 2), u16be(frame, inner))
        return self.protocol == PROTOCOL_TCP or self.protocol == PROTOCOL_UDP

    def _apply_error(self, frame: bytearray, at: int, copier: Copier) -> None:
        """Change the quoted packet, which goes the other way, and who sends the error to whom."""
        teller = u32be(frame, SOURCE_AT)
        if teller == self.src or self.to_src != self.src:
            # RFC 5508 4.2: nobody outside learns of a router inside.
            put_address(frame, IPV4_AT, SOURCE_AT, self.to_src)
        put_address(frame, IPV4_AT, DESTINATION_AT, self.to_dst)
        quoted = at + ICMP_LENGTH
        inner = quoted + (frame[quoted] & 15) * 4
        put_address(frame, quoted, quoted + 12, self.to_dst)
        put_address(frame, quoted, quoted + 16, self.to_src)
        if self.protocol == PROTOCOL_ICMP:
            port = self.to_dst_port if self.to_dst_port != self.dst_port else self.to_src_port
            put_u16be(frame, inner + 2, mended(u16be(frame, inner + 2), self.src_port, port))
            put_u16be(frame, inner + 4, port)
        else:
            old = self.src + self.dst + self.src_port + self.dst_port
            new = self.to_src + self.to_dst + self.to_src_port + self.to_dst_port
            put_u16be(frame, inner, self.to_dst_port)
            put_u16be(frame, inner + 2, self.to_src_port)
            mend_transport(frame, inner, self.protocol, old, new)
        put_u16be(frame, at + 2, 0)
        put_u16be(frame, at + 2, fold(copier.sum_of_frame(frame, at)))


def mended(field: int, old: int, new: int) -> int:
    """A checksum field after `old` (up to 32 bits of words) became `new`. Source: RFC 1624 3."""
    return fold((field ^ _WORD) + (old ^ _LONG) + new)


def put_address(frame: bytearray, header_at: int, at: int, address: int) -> None:
    """Write an address into the IPv4 header at frame[header_at:]."""
    old = u32be(frame, at)
    if old != address:
        field = mended(u16be(frame, header_at + 10), old, address)
        put_u16be(frame, header_at + 10, field)
        put_u32be(frame, at, address)


def mend_transport(frame: bytearray, at: int, protocol: int, old: int, new: int) -> None:
    """Mend the checksum at frame[at:], if it is there, after sums of words `old` became `new`."""
    tcp = protocol == PROTOCOL_TCP
    place = at + (_TCP_CHECKSUM if tcp else _UDP_CHECKSUM)
    if place + 2 > len(frame):
        return
    field = u16be(frame, place)
    if field == 0 and not tcp:
        return
    # Sums of four words of up to 32 bits: folded once so that the complement is of 16.
    field = mended(field, fold(old) ^ _WORD, fold(new) ^ _WORD)
    put_u16be(frame, place, 0xFFFF if field == 0 and not tcp else field)


def one_hop_less(frame: bytearray) -> None:
    """Count down the time to live. Source: RFC 1812 5.3.1, RFC 1624."""
    word = u16be(frame, IPV4_AT + 8)
    put_u16be(frame, IPV4_AT + 10, mended(u16be(frame, IPV4_AT + 10), word, word - 0x100))
    put_u16be(frame, IPV4_AT + 8, word - 0x100)
