"""ICMPv6: echo, errors, and the messages of neighbour discovery and of MLDv2.

Source: RFC 4443, RFC 4861 4, RFC 3810 5.2.
"""

from typing import Final

from naja.lang.octets import put_u16be, u32be
from naja.net.wire.address import put_mac
from naja.net.wire.checksum import add_words, fold
from naja.net.wire.ipv6 import (
    DESTINATION_AT,
    HOP_BY_HOP,
    ICMPV6,
    IPV6_AT,
    MIN_MTU,
    PAYLOAD_AT,
    SOURCE_AT,
    emit_header,
)

HEADER_LENGTH: Final = 8

UNREACHABLE: Final = 1
TOO_BIG: Final = 2
TIME_EXCEEDED: Final = 3
PARAMETER_PROBLEM: Final = 4
ECHO_REQUEST: Final = 128
ECHO_REPLY: Final = 129
MLD_QUERY: Final = 130
OLD_REPORT: Final = 131
OLD_DONE: Final = 132
ROUTER_SOLICITATION: Final = 133
ROUTER_ADVERTISEMENT: Final = 134
NEIGHBOUR_SOLICITATION: Final = 135
NEIGHBOUR_ADVERTISEMENT: Final = 136
REDIRECT: Final = 137
MLD_REPORT: Final = 143

CODE_PORT_UNREACHABLE: Final = 4

# Neighbour discovery is worth reading only from the link itself (RFC 4861 6.1, 7.1).
NEAR: Final = 255
ROUTER: Final = 0x80
SOLICITED: Final = 0x40
OVERRIDE: Final = 0x20

OPTION_SOURCE: Final = 1
OPTION_TARGET: Final = 2
OPTION_PREFIX: Final = 3
OPTION_MTU: Final = 5
OPTION_SERVERS: Final = 25

# MLDv2 records: a group is listened to, now, since now, or no more (RFC 3810 5.2.12).
IS_EXCLUDE: Final = 2
TO_INCLUDE: Final = 3
TO_EXCLUDE: Final = 4
_ROUTER_ALERT: Final = bytes([ICMPV6, 0, 5, 2, 0, 0, 1, 0])


def checksum_right(frame: bytes, at: int, end: int) -> bool:
    """Whether the message in frame[at:end] has the right checksum."""
    total = add_words(frame, SOURCE_AT, PAYLOAD_AT, end - at + ICMPV6)
    return fold(add_words(frame, at, end, total)) == 0


def options_are_legal(frame: bytes, at: int, end: int) -> bool:
    """Whether options of neighbour discovery fill frame[at:end] (RFC 4861 4.6)."""
    while at < end:
        if at + 2 > end or frame[at + 1] == 0 or at + frame[at + 1] * 8 > end:
            return False
        at += frame[at + 1] * 8
    return True


def option_at(frame: bytes, at: int, end: int, kind: int) -> int:
    """Where the first option of a kind is among legal ones; 0 if there is none."""
    while at < end:
        if frame[at] == kind:
            return at
        at += frame[at + 1] * 8
    return 0


def emit(kind: int, code: int, src: bytes, dst: bytes, body: bytes, hop_limit: int) -> bytearray:
    """A frame (Ethernet header empty); `body` is what follows the checksum."""
    at = PAYLOAD_AT
    frame = bytearray(at + 4 + len(body))
    frame[at] = kind
    frame[at + 1] = code
    frame[at + 4 :] = body
    emit_header(frame, ICMPV6, hop_limit)
    frame[SOURCE_AT:DESTINATION_AT] = src
    frame[DESTINATION_AT:PAYLOAD_AT] = dst
    total = add_words(frame, SOURCE_AT, len(frame), len(frame) - at + ICMPV6)
    put_u16be(frame, at + 2, fold(total))
    return frame


def error(kind: int, code: int, value: int, frame: bytes, end: int, src: bytes) -> bytearray:
    """An error about the packet that ends at frame[end], from our address `src`.

    It quotes as much as fits the least MTU (RFC 4443 2.4 c).
    """
    quoted = frame[IPV6_AT : min(end, IPV6_AT + MIN_MTU - 48)]
    word = bytes([value >> 24 & 255, value >> 16 & 255, value >> 8 & 255, value & 255])
    return emit(kind, code, src, frame[SOURCE_AT:DESTINATION_AT], word + quoted, 64)


def solicitation(src: bytes, dst: bytes, target: bytes, mac: int) -> bytearray:
    """Who has `target`? `mac`: our station, -1 not to tell it."""
    return emit(NEIGHBOUR_SOLICITATION, 0, src, dst, bytes(4) + target + _station(1, mac), NEAR)


def advertisement(src: bytes, dst: bytes, target: bytes, mac: int, flags: int) -> bytearray:
    """`target` is at our station."""
    body = bytes([flags, 0, 0, 0]) + target + _station(2, mac)
    return emit(NEIGHBOUR_ADVERTISEMENT, 0, src, dst, body, NEAR)


def router_solicitation(src: bytes, dst: bytes, mac: int) -> bytearray:
    """Is there a router?"""
    return emit(ROUTER_SOLICITATION, 0, src, dst, bytes(4) + _station(1, mac), NEAR)


def listener_report(src: bytes, dst: bytes, groups: list[bytes], kinds: list[int]) -> bytearray:
    """MLDv2: a record of its kind for each group; with the router alert of RFC 3810 5."""
    body = bytearray([0, 0, 0, len(groups)])
    for index in range(len(groups)):
        body += bytes([kinds[index], 0, 0, 0]) + groups[index]
    return _alerted(emit(MLD_REPORT, 0, src, dst, bytes(body), 1))


def old_listener(src: bytes, dst: bytes, kind: int, group: bytes) -> bytearray:
    """Version 1 of the same (RFC 2710 3): OLD_REPORT or OLD_DONE for one group."""
    return _alerted(emit(kind, 0, src, dst, bytes(4) + group, 1))


def _alerted(frame: bytearray) -> bytearray:
    """The packet with the option that makes routers look at it."""
    alerted = frame[:PAYLOAD_AT] + _ROUTER_ALERT + frame[PAYLOAD_AT:]
    emit_header(alerted, HOP_BY_HOP, 1)
    return alerted


def _station(kind: int, mac: int) -> bytes:
    """The option that tells a station, nothing for -1."""
    if mac < 0:
        return b""
    option = bytearray(8)
    option[0] = kind
    option[1] = 1
    put_mac(option, 2, mac)
    return bytes(option)


class Quoted6:
    """What an error quotes: one of our packets, its payload as far as it goes."""

    def __init__(self, protocol: int, start: bytes, src: bytes, dst: bytes) -> None:
        self.protocol = protocol
        self.start = start
        self.src = src
        self.dst = dst


def quoted(frame: bytes, at: int, end: int) -> Quoted6 | None:
    """The packet without extension headers that the error in frame[at:end] quotes."""
    inner = at + HEADER_LENGTH
    if end < inner + 40 + 8 or frame[inner] >> 4 != 6:
        return None
    return Quoted6(
        frame[inner + 6],
        frame[inner + 40 : inner + 48],
        frame[inner + 8 : inner + 24],
        frame[inner + 24 : inner + 40],
    )


def told(frame: bytes, at: int) -> int:
    """The 32 bits after the checksum: the MTU of "too big"."""
    return u32be(frame, at + 4)
