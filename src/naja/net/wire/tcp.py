"""TCP segments. Source: RFC 9293 3.1, RFC 7323 2.2 and 3.2, RFC 2018 2 and 3."""

from typing import Final

from naja.lang.octets import put_u16be, put_u32be, u16be, u32be
from naja.net.wire.checksum import add_words, fold, pseudo_header
from naja.net.wire.ipv4 import PROTOCOL_TCP, TRANSPORT_AT

HEADER_LENGTH: Final = 20
MAX_HEADER_LENGTH: Final = 60

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
_OPTION_SACK_OK: Final = 4
_OPTION_SACK: Final = 5
_OPTION_STAMPS: Final = 8

MAX_SCALE: Final = 14
NO_SCALE: Final = -1
NO_STAMP: Final = -1
# Time stamps with the two octets that align them; the same before SACK blocks of 8 each.
STAMPS_LENGTH: Final = 12
SACK_LENGTH: Final = 4
BLOCK_LENGTH: Final = 8


class Segment:
    """A received segment; its text is frame[text:end].

    Where an option is absent `mss` is 0, `scale` NO_SCALE, `ts` NO_STAMP, `blocks` None;
    `blocks` are SACK's: left and right edge in turn.
    """

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
        self.frame = payload
        self.text = 0
        self.end = len(payload)
        self.mss = 0
        self.scale = NO_SCALE
        self.sack_ok = False
        self.ts = NO_STAMP
        self.ts_echo = NO_STAMP
        self.blocks: list[int] | None = None

    @property
    def payload(self) -> bytes:
        """A copy of the text."""
        return self.frame[self.text : self.end]

    @property
    def length(self) -> int:
        """SEG.LEN: sequence numbers occupied, SYN and FIN counted."""
        count = self.end - self.text
        if self.flags & SYN:
            count += 1
        if self.flags & FIN:
            count += 1
        return count


def parse(frame: bytes, at: int, end: int) -> Segment | None:
    """The segment in frame[at:end]; None if the data offset is impossible."""
    segment = Segment(0, 0, 0, 0, 0, 0, b"")
    return segment if read(frame, at, end, segment) else None


def read(frame: bytes, at: int, end: int, segment: Segment) -> bool:
    """Fill in `segment` from frame[at:end]; False if the data offset is impossible.

    Unknown and malformed options are skipped. The checksum is not looked at.
    """
    if end - at < HEADER_LENGTH:
        return False
    text = at + (frame[at + 12] >> 4) * 4
    if text < at + HEADER_LENGTH or text > end:
        return False
    segment.src_port = u16be(frame, at)
    segment.dst_port = u16be(frame, at + 2)
    segment.seq = u32be(frame, at + 4)
    segment.ack = u32be(frame, at + 8)
    segment.flags = frame[at + 13] & 0x3F
    segment.wnd = u16be(frame, at + 14)
    segment.frame = frame
    segment.text = text
    segment.end = end
    segment.mss = 0
    segment.scale = NO_SCALE
    segment.sack_ok = False
    segment.ts = NO_STAMP
    segment.ts_echo = NO_STAMP
    segment.blocks = None
    if text > at + HEADER_LENGTH:
        _parse_options(segment, frame, at + HEADER_LENGTH, text)
    return True


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
        if kind == _OPTION_STAMPS and length == 10:
            segment.ts = u32be(frame, at + 2)
            segment.ts_echo = u32be(frame, at + 6)
        elif kind == _OPTION_SACK and length & 7 == 2 and length > 2:
            segment.blocks = _parse_blocks(frame, at + 2, at + length)
        elif segment.flags & SYN:
            _parse_syn_option(segment, kind, frame, at, length)
        at += length


def _parse_syn_option(segment: Segment, kind: int, frame: bytes, at: int, length: int) -> None:
    """Those that mean something in a SYN only."""
    if kind == _OPTION_MSS and length == 4:
        segment.mss = u16be(frame, at + 2)
    elif kind == _OPTION_SCALE and length == 3:
        # RFC 7323 2.3: a shift above 14 means 14.
        segment.scale = min(frame[at + 2], MAX_SCALE)
    elif kind == _OPTION_SACK_OK and length == 2:
        segment.sack_ok = True


def _parse_blocks(frame: bytes, at: int, end: int) -> list[int]:
    edges: list[int] = []
    while at < end:
        edges.append(u32be(frame, at))
        at += 4
    return edges


def checksum_right(frame: bytes, at: int, end: int, addresses: int) -> bool:
    """`addresses`: their part of the pseudo header's sum."""
    return sum_right(add_words(frame, at, end, 0), end - at, addresses)


def sum_right(total: int, length: int, addresses: int) -> bool:
    """The same for a segment of `length` octets, which add up to `total`."""
    return fold(total + pseudo_header(addresses, PROTOCOL_TCP, length)) == 0


def options_length(mss: int, scale: int, sack_ok: bool = False, ts: int = NO_STAMP) -> int:
    """Octets that `emit_options` will write: a multiple of 4."""
    length = 4 if mss else 0
    if ts != NO_STAMP:
        length += STAMPS_LENGTH
    elif sack_ok:
        length += 4
    return length + (4 if scale != NO_SCALE else 0)


def emit_options(
    frame: bytearray,
    mss: int,
    scale: int,
    sack_ok: bool = False,
    ts: int = NO_STAMP,
    echo: int = 0,
) -> None:
    """Write the options of a SYN after the fixed header; 0, NO_SCALE, NO_STAMP leave one out."""
    at = TRANSPORT_AT + HEADER_LENGTH
    if mss:
        frame[at] = _OPTION_MSS
        frame[at + 1] = 4
        put_u16be(frame, at + 2, mss)
        at += 4
    if ts != NO_STAMP:
        emit_stamps(frame, at, ts, echo)
        if sack_ok:
            frame[at] = _OPTION_SACK_OK
            frame[at + 1] = 2
        at += STAMPS_LENGTH
    elif sack_ok:
        frame[at] = _OPTION_NOP
        frame[at + 1] = _OPTION_NOP
        frame[at + 2] = _OPTION_SACK_OK
        frame[at + 3] = 2
        at += 4
    if scale != NO_SCALE:
        frame[at] = _OPTION_NOP
        frame[at + 1] = _OPTION_SCALE
        frame[at + 2] = 3
        frame[at + 3] = scale


def emit_stamps(frame: bytearray, at: int, ts: int, echo: int) -> None:
    """Write time stamps, aligned by two NOPs: STAMPS_LENGTH octets."""
    frame[at] = _OPTION_NOP
    frame[at + 1] = _OPTION_NOP
    frame[at + 2] = _OPTION_STAMPS
    frame[at + 3] = 10
    put_u32be(frame, at + 4, ts)
    put_u32be(frame, at + 8, echo)


def emit_blocks(frame: bytearray, at: int, edges: list[int]) -> None:
    """Write SACK blocks: SACK_LENGTH and half of BLOCK_LENGTH for each edge."""
    frame[at] = _OPTION_NOP
    frame[at + 1] = _OPTION_NOP
    frame[at + 2] = _OPTION_SACK
    frame[at + 3] = 2 + 4 * len(edges)
    at += SACK_LENGTH
    for edge in edges:
        put_u32be(frame, at, edge)
        at += 4


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
    """Write the fixed header at TRANSPORT_AT, the checksum still 0, no urgent data."""
    at = TRANSPORT_AT
    put_u16be(frame, at, src_port)
    put_u16be(frame, at + 2, dst_port)
    put_u32be(frame, at + 4, seq)
    put_u32be(frame, at + 8, ack)
    frame[at + 12] = header_length << 2
    frame[at + 13] = flags
    put_u16be(frame, at + 14, wnd)
    put_u32be(frame, at + 16, 0)


def emit_checksum(frame: bytearray, src: int, dst: int) -> None:
    """Fill in the checksum when header, options and text are written."""
    put_checksum(frame, src, dst, add_words(frame, TRANSPORT_AT, len(frame), 0))


def put_checksum(frame: bytearray, src: int, dst: int, total: int) -> None:
    """The same for a segment whose octets add up to `total`."""
    at = TRANSPORT_AT
    total += pseudo_header(src + dst, PROTOCOL_TCP, len(frame) - at)
    put_u16be(frame, at + 16, fold(total))


def put_pseudo_sum(frame: bytearray, src: int, dst: int) -> None:
    """The part of the checksum that a device which completes it wants to find in its place."""
    at = TRANSPORT_AT
    total = pseudo_header(src + dst, PROTOCOL_TCP, len(frame) - at)
    put_u16be(frame, at + 16, fold(total) ^ 0xFFFF)
