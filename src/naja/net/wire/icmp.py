"""ICMP messages: echo, and the errors that quote a packet. Source: RFC 792, RFC 1191."""

from typing import Final

from naja.lang.octets import put_u16be, u16be, u32be
from naja.net.wire.checksum import checksum
from naja.net.wire.ipv4 import (
    HEADER_LENGTH as IPV4_LENGTH,
    PROTOCOL_ICMP,
    PROTOCOL_TCP,
    PROTOCOL_UDP,
    TRANSPORT_AT,
    emit_header,
)

HEADER_LENGTH: Final = 8

ECHO_REPLY: Final = 0
DESTINATION_UNREACHABLE: Final = 3
ECHO_REQUEST: Final = 8
TIME_EXCEEDED: Final = 11
PARAMETER_PROBLEM: Final = 12

CODE_REASSEMBLY: Final = 1
CODE_NET_UNREACHABLE: Final = 0
CODE_PROTOCOL_UNREACHABLE: Final = 2
CODE_PORT_UNREACHABLE: Final = 3
CODE_FRAGMENTATION_NEEDED: Final = 4

QUOTED_OCTETS: Final = 8


class IcmpMessage:
    """Type, code, the 32 bits after the checksum as two halves, and the rest."""

    def __init__(self, kind: int, code: int, high: int, low: int, body: bytes) -> None:
        self.kind = kind
        self.code = code
        self.high = high
        self.low = low
        self.body = body


def parse(frame: bytes, at: int, end: int) -> IcmpMessage | None:
    """The message in frame[at:end]; None if too short. The checksum is not looked at."""
    if end - at < HEADER_LENGTH:
        return None
    return IcmpMessage(
        frame[at],
        frame[at + 1],
        u16be(frame, at + 4),
        u16be(frame, at + 6),
        frame[at + HEADER_LENGTH : end],
    )


def emit(message: IcmpMessage, src: int, dst: int, ident: int) -> bytearray:
    """A frame (Ethernet header still empty) with `message`."""
    at = TRANSPORT_AT
    frame = bytearray(at + HEADER_LENGTH + len(message.body))
    frame[at] = message.kind
    frame[at + 1] = message.code
    put_u16be(frame, at + 4, message.high)
    put_u16be(frame, at + 6, message.low)
    frame[at + HEADER_LENGTH :] = message.body
    put_u16be(frame, at + 2, checksum(frame, at, len(frame)))
    emit_header(frame, src, dst, PROTOCOL_ICMP, ident)
    return frame


def quote(frame: bytes, at: int, end: int) -> bytes:
    """What an error about the IPv4 packet frame[at:end] carries: header and 8 octets."""
    header_length = (frame[at] & 15) * 4
    return frame[at : min(end, at + max(header_length, IPV4_LENGTH) + QUOTED_OCTETS)]


class Quoted:
    """The part of one of our TCP segments or UDP datagrams that an error quotes."""

    def __init__(self, src: int, dst: int, src_port: int, dst_port: int, seq: int) -> None:
        self.src = src
        self.dst = dst
        self.src_port = src_port
        self.dst_port = dst_port
        # Of a segment: its first sequence number.
        self.seq = seq


def quoted_length(body: bytes) -> int:
    """Octets of the packet that an error's body quotes; the header is there."""
    return u16be(body, 2)


def quoted_tcp(body: bytes) -> Quoted | None:
    """The TCP segment that an error's body quotes; None if it quotes anything else."""
    return _quoted(body, PROTOCOL_TCP)


def quoted_udp(body: bytes) -> Quoted | None:
    """The UDP datagram that an error's body quotes; None if it quotes anything else."""
    return _quoted(body, PROTOCOL_UDP)


def _quoted(body: bytes, protocol: int) -> Quoted | None:
    if len(body) < IPV4_LENGTH + QUOTED_OCTETS or body[0] >> 4 != 4:
        return None
    at = (body[0] & 15) * 4
    if at < IPV4_LENGTH or len(body) < at + QUOTED_OCTETS or body[9] != protocol:
        return None
    return Quoted(
        u32be(body, 12), u32be(body, 16), u16be(body, at), u16be(body, at + 2), u32be(body, at + 4)
    )
