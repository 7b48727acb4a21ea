"""IPv6 headers and what may stand between them and the payload. Source: RFC 8200."""

from typing import Final

from naja.lang.octets import put_u16be, u16be, u32be
from naja.net.wire.ethernet import HEADER_LENGTH as ETHERNET_LENGTH

HEADER_LENGTH: Final = 40
IPV6_AT: Final = ETHERNET_LENGTH
SOURCE_AT: Final = IPV6_AT + 8
DESTINATION_AT: Final = IPV6_AT + 24
PAYLOAD_AT: Final = IPV6_AT + HEADER_LENGTH
MIN_MTU: Final = 1280
MAX_PAYLOAD: Final = 65535

HOP_BY_HOP: Final = 0
ROUTING: Final = 43
FRAGMENT: Final = 44
ICMPV6: Final = 58
NOTHING: Final = 59
OPTIONS: Final = 60
FRAGMENT_LENGTH: Final = 8

# Parameter problems (RFC 4443 3.4); FINE: none; SILENCE: drop it and say nothing.
FINE: Final = -1
SILENCE: Final = -2
WRONG_FIELD: Final = 0
WRONG_HEADER: Final = 1
WRONG_OPTION: Final = 2

MAX_HEADERS: Final = 8
_PAD1: Final = 0


class Ipv6Header:
    """What the stack needs: `protocol` of the payload frame[at:end], and its fragment header.

    `fragment_at` is where that is, 0 if there is none. `problem`: what is wrong with the
    headers (FINE if nothing), `pointer`: with which octet, counted from the IPv6 header;
    `next_at`: the field that says what the payload is.
    """

    def __init__(self, protocol: int, at: int, end: int) -> None:
        self.begin(protocol, at, end)

    def begin(self, protocol: int, at: int, end: int) -> None:
        """Say something else from now on."""
        self.protocol = protocol
        self.at = at
        self.end = end
        self.fragment_at = 0
        self.problem = FINE
        self.pointer = 0
        self.next_at = IPV6_AT + 6


def parse(frame: bytes) -> Ipv6Header | None:
    """The headers of the packet in `frame`; None if its version or lengths are impossible."""
    header = Ipv6Header(0, 0, 0)
    return header if read(frame, header) else None


def read(frame: bytes, header: Ipv6Header) -> bool:
    """Fill in `header` from `frame`; False if its version or lengths are impossible.

    Reading ends at a fragment header: what follows belongs to the whole packet.
    """
    if len(frame) < PAYLOAD_AT or frame[IPV6_AT] >> 4 != 6:
        return False
    end = PAYLOAD_AT + u16be(frame, IPV6_AT + 4)
    if end > len(frame):
        return False
    header.begin(frame[IPV6_AT + 6], PAYLOAD_AT, end)
    for count in range(MAX_HEADERS):
        kind = header.protocol
        if kind == HOP_BY_HOP and count > 0:
            return _wrong(header, WRONG_HEADER, header.next_at)
        if kind not in (HOP_BY_HOP, ROUTING, FRAGMENT, OPTIONS):
            return True
        if header.at + 8 > end:
            return False
        if kind == FRAGMENT:
            header.fragment_at = header.at
            header.next_at = header.at
            header.protocol = frame[header.at]
            header.at += FRAGMENT_LENGTH
            return True
        length = (frame[header.at + 1] + 1) * 8
        if header.at + length > end:
            return False
        if kind == ROUTING:
            if frame[header.at + 3] != 0:
                return _wrong(header, WRONG_FIELD, header.at + 2)
        elif not _options_are_fine(frame, header, header.at + length):
            return True
        header.next_at = header.at
        header.protocol = frame[header.at]
        header.at += length
    header.problem = SILENCE
    return True


def _options_are_fine(frame: bytes, header: Ipv6Header, end: int) -> bool:
    """Go through options; False, with the problem noted, if one must not be skipped (4.2)."""
    at = header.at + 2
    while at < end:
        kind = frame[at]
        if kind == _PAD1:
            at += 1
            continue
        if at + 2 > end or at + 2 + frame[at + 1] > end:
            header.problem = SILENCE
            return False
        action = kind >> 6
        known = kind == 1 or kind == 5
        if action != 0 and not known:
            group = frame[DESTINATION_AT] == 0xFF
            _wrong(header, WRONG_OPTION, at)
            if action == 1 or (action == 3 and group):
                header.problem = SILENCE
            return False
        at += 2 + frame[at + 1]
    return True


def _wrong(header: Ipv6Header, problem: int, at: int) -> bool:
    """Note what is wrong; True: the headers were read as far as that."""
    header.problem = problem
    header.pointer = at - IPV6_AT
    return True


def emit_header(frame: bytearray, protocol: int, hop_limit: int, traffic_class: int = 0) -> None:
    """The header of the packet that fills `frame`, without its addresses."""
    frame[IPV6_AT] = 0x60 | traffic_class >> 4
    frame[IPV6_AT + 1] = (traffic_class & 15) << 4
    put_u16be(frame, IPV6_AT + 2, 0)
    put_u16be(frame, IPV6_AT + 4, len(frame) - PAYLOAD_AT)
    frame[IPV6_AT + 6] = protocol
    frame[IPV6_AT + 7] = hop_limit


def fragment_start(frame: bytes, header: Ipv6Header) -> int:
    """Where the octets of a fragment belong in the whole payload."""
    return u16be(frame, header.fragment_at + 2) & 0xFFF8


def fragment_goes_on(frame: bytes, header: Ipv6Header) -> bool:
    return frame[header.fragment_at + 3] & 1 != 0


def fragment_can_be(frame: bytes, header: Ipv6Header) -> bool:
    """Whether the length of a fragment is one (4.5); if not, the problem is noted in `header`."""
    length = header.end - header.at
    if fragment_goes_on(frame, header) and length & 7 != 0:
        return not _wrong(header, WRONG_FIELD, IPV6_AT + 4)
    if fragment_start(frame, header) + length > MAX_PAYLOAD:
        return not _wrong(header, WRONG_FIELD, header.fragment_at + 2)
    return True


def fragment_ident(frame: bytes, header: Ipv6Header) -> int:
    return u32be(frame, header.fragment_at + 4)


def split(packet: bytearray, mtu: int, ident: int) -> list[bytearray]:
    """The fragments of a packet without extension headers that is larger than `mtu`."""
    step = (mtu - HEADER_LENGTH - FRAGMENT_LENGTH) & ~7
    total = len(packet) - PAYLOAD_AT
    protocol = packet[IPV6_AT + 6]
    parts: list[bytearray] = []
    start = 0
    while start < total:
        end = min(start + step, total)
        part = packet[:PAYLOAD_AT] + bytes(FRAGMENT_LENGTH)
        part += packet[PAYLOAD_AT + start : PAYLOAD_AT + end]
        put_u16be(part, IPV6_AT + 4, len(part) - PAYLOAD_AT)
        part[IPV6_AT + 6] = FRAGMENT
        part[PAYLOAD_AT] = protocol
        put_u16be(part, PAYLOAD_AT + 2, start | (1 if end < total else 0))
        put_u16be(part, PAYLOAD_AT + 4, ident >> 16 & 0xFFFF)
        put_u16be(part, PAYLOAD_AT + 6, ident & 0xFFFF)
        parts.append(part)
        start = end
    return parts
