"""UDP datagrams. Source: RFC 768."""

from typing import Final

from naja.lang.octets import put_u16be, u16be
from naja.net.storage import Copier, Storage
from naja.net.wire.checksum import fold, pseudo_header
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


def length_at(frame: bytes, at: int, end: int) -> int:
    """What the length field of the datagram in frame[at:end] says; -1 if that is impossible."""
    if end - at < HEADER_LENGTH:
        return -1
    length = u16be(frame, at + 4)
    return length if HEADER_LENGTH <= length <= end - at else -1


def read(frame: bytes, at: int, length: int, src: int) -> Datagram:
    """The datagram of `length` octets at frame[at:]: its text is copied here, and nowhere else."""
    payload = frame[at + HEADER_LENGTH : at + length]
    return Datagram(src, u16be(frame, at), u16be(frame, at + 2), payload)


def checksum_right(frame: bytes, at: int, length: int, addresses: int, copier: Copier) -> bool:
    """Whether a datagram of `length` octets has a right checksum, or none."""
    if u16be(frame, at + 6) == 0:
        return True
    total = copier.sum(frame, at, at + length)
    return fold(total + pseudo_header(addresses, PROTOCOL_UDP, length)) == 0


def emit(
    storage: Storage,
    src: int,
    src_port: int,
    dst: int,
    dst_port: int,
    payload: bytes,
    ident: int,
    tos: int = 0,
    ttl: int = DEFAULT_TTL,
    whole: bool = True,
) -> bytearray:
    """A frame (Ethernet header not yet written) with one datagram.

    `whole`: it leaves as it is, so the device may complete its checksum.
    """
    at = TRANSPORT_AT
    length = HEADER_LENGTH + len(payload)
    frame = storage.frame(at + length)
    put_u16be(frame, at, src_port)
    put_u16be(frame, at + 2, dst_port)
    put_u16be(frame, at + 4, length)
    put_u16be(frame, at + 6, 0)
    storage.copier.put(frame, at + HEADER_LENGTH, payload, 0, len(payload))
    pseudo = pseudo_header(src + dst, PROTOCOL_UDP, length)
    if storage.sums and whole:
        put_u16be(frame, at + 6, fold(pseudo) ^ 0xFFFF)
    else:
        field = fold(storage.copier.sum_of_frame(frame, at) + pseudo)
        put_u16be(frame, at + 6, field if field != 0 else 0xFFFF)
    emit_header(frame, src, dst, PROTOCOL_UDP, ident, tos, ttl)
    return frame
