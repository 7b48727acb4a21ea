"""UDP datagrams. Source: RFC 768."""

from typing import Final

from naja.lang.octets import put_u16be, u16be
from naja.net.wire.checksum import add_words, fold, pseudo_header
from naja.net.wire.ipv4 import DEFAULT_TTL, PROTOCOL_UDP, TRANSPORT_AT, emit_header

HEADER_LENGTH: Final = 8
# What the length fields of UDP and IPv4 can say.
MAX_PAYLOAD: Final = 65507


class Datagram:
    """A datagram and where it came from."""

    def __init__(self, src: int, src_port: int, dst_port: int, payload: bytes) -> None:
        self.src = src
        self.src_port = src_port
        self.dst_port = dst_port
        self.payload = payload


def parse(frame: bytes, at: int, end: int, src: int) -> Datagram | None:
    """The datagram in frame[at:end]; None if its length field is impossible."""
    if end - at < HEADER_LENGTH:
        return None
    length = u16be(frame, at + 4)
    if length < HEADER_LENGTH or at + length > end:
        return None
    return Datagram(
        src, u16be(frame, at), u16be(frame, at + 2), frame[at + HEADER_LENGTH : at + length]
    )


def checksum_right(frame: bytes, at: int, addresses: int) -> bool:
    """Whether the datagram that `parse` accepted has a right checksum, or none."""
    if u16be(frame, at + 6) == 0:
        return True
    length = u16be(frame, at + 4)
    total = add_words(frame, at, at + length, pseudo_header(addresses, PROTOCOL_UDP, length))
    return fold(total) == 0


def emit(
    src: int,
    src_port: int,
    dst: int,
    dst_port: int,
    payload: bytes,
    ident: int,
    tos: int = 0,
    ttl: int = DEFAULT_TTL,
) -> bytearray:
    """A frame (Ethernet header still empty) with one datagram."""
    at = TRANSPORT_AT
    length = HEADER_LENGTH + len(payload)
    frame = bytearray(at + length)
    put_u16be(frame, at, src_port)
    put_u16be(frame, at + 2, dst_port)
    put_u16be(frame, at + 4, length)
    frame[at + HEADER_LENGTH :] = payload
    total = add_words(frame, at, len(frame), pseudo_header(src + dst, PROTOCOL_UDP, length))
    field = fold(total)
    put_u16be(frame, at + 6, field if field != 0 else 0xFFFF)
    emit_header(frame, src, dst, PROTOCOL_UDP, ident, tos, ttl)
    return frame
