"""TCP segments. Source: RFC 9293 3.1, RFC 7323 2.2."""

from typing import Final

from naja.lang.octets import put_u16be, put_u32be, u16be, u32be
from naja.net.wire.checksum import add_words, fold, pseudo_header
from naja.net.wire.ipv4 import PROTOCOL_TCP, TRANSPORT_AT

HEADER_LENGTH: Final = 20

FIN: Final = 0x01
SYN: Final = 0x02
RST: Final = 0x04
PSH: Final = 0x08
ACK: Final = 0x10
URG: Final = 0x20

_OPTION_END: Final = 0
_OPTION_NOP: Final = 1
_OPTION_MSS: Final = 2
_OPTION_SCALE: Final = 3

MAX_SCALE: Final = 14
NO_SCALE: Final = -1


class Segment:
    """A received segment. `mss` is 0 and `scale` NO_SCALE where the option is absent."""

    def __init__(
        self,
        src_port: int,
        dst_port: int,
        seq: int,
        ack: int,
        flags: int,
        wnd: int,
        payload: bytes,
    ) -> None:
        self.src_port = src_port
        self.dst_port = dst_port
        self.seq = seq
        self.ack = ack
        self.flags = flags
        self.wnd = wnd
        self.payload = payload
        self.mss = 0
        self.scale = NO_SCALE

    @property
    def length(self) -> int:
        """SEG.LEN: sequence numbers occupied, SYN and FIN counted."""
        count = len(self.payload)
        if self.flags & SYN:
            count += 1
        if self.flags & FIN:
            count += 1
        return count


def parse(frame: bytes, at: int, end: int) -> Segment | None:
    """The segment in frame[at:end]; None if the data offset is impossible.

    Unknown and malformed options are skipped. The checksum is not looked at.
    """
    if end - at < HEADER_LENGTH:
        return None
    text = at + (frame[at + 12] >> 4) * 4
    if text < at + HEADER_LENGTH or text > end:
        return None
    segment = Segment(
        u16be(frame, at),
        u16be(frame, at + 2),
        u32be(frame, at + 4),
        u32be(frame, at + 8),
        frame[at + 13] & 0x3F,
        u16be(frame, at + 14),
        frame[text:end] if text < end else b"",
    )
    if text > at + HEADER_LENGTH:
        _parse_options(segment, frame, at + HEADER_LENGTH, text)
    return segment


def _parse_options(segment: Segment, frame: bytes, at: int, end: int) -> None:
    while at < end:
        kind = frame[at]
        if kind == _OPTION_END:
            return
        if kind == _OPTION_NOP:
            at += 1
            continue
        if at + 1 >= end:
            return
        length = frame[at + 1]
        if length < 2 or at + length > end:
            return
        if kind == _OPTION_MSS and length == 4:
            segment.mss = u16be(frame, at + 2)
        elif kind == _OPTION_SCALE and length == 3:
            # RFC 7323 2.3: a shift above 14 means 14.
            segment.scale = min(frame[at + 2], MAX_SCALE)
        at += length


def checksum_right(frame: bytes, at: int, end: int, src: int, dst: int) -> bool:
    total = pseudo_header(src, dst, PROTOCOL_TCP, end - at)
    return fold(add_words(frame, at, end, total)) == 0


def options_length(mss: int, scale: int) -> int:
    """Octets that `emit_options` will write: a multiple of 4."""
    return (4 if mss else 0) + (4 if scale != NO_SCALE else 0)


def emit_options(frame: bytearray, mss: int, scale: int) -> None:
    """Write the options of a SYN after the fixed header; 0 and NO_SCALE leave one out."""
    at = TRANSPORT_AT + HEADER_LENGTH
    if mss:
        frame[at] = _OPTION_MSS
        frame[at + 1] = 4
        put_u16be(frame, at + 2, mss)
        at += 4
    if scale != NO_SCALE:
        frame[at] = _OPTION_NOP
        frame[at + 1] = _OPTION_SCALE
        frame[at + 2] = 3
        frame[at + 3] = scale


def emit_header(
    frame: bytearray,
    src_port: int,
    dst_port: int,
    seq: int,
    ack: int,
    flags: int,
    wnd: int,
    header_length: int,
) -> None:
    """Write the fixed header at TRANSPORT_AT, the checksum still 0."""
    at = TRANSPORT_AT
    put_u16be(frame, at, src_port)
    put_u16be(frame, at + 2, dst_port)
    put_u32be(frame, at + 4, seq)
    put_u32be(frame, at + 8, ack)
    frame[at + 12] = header_length << 2
    frame[at + 13] = flags
    put_u16be(frame, at + 14, wnd)


def emit_checksum(frame: bytearray, src: int, dst: int) -> None:
    """Fill in the checksum when header, options and text are written."""
    at = TRANSPORT_AT
    total = pseudo_header(src, dst, PROTOCOL_TCP, len(frame) - at)
    put_u16be(frame, at + 16, fold(add_words(frame, at, len(frame), total)))
