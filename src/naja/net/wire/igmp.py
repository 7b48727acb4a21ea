"""IGMP messages, with the IPv4 header that they have.

Source: RFC 3376 4 (version 3), RFC 2236 2 (version 2), RFC 1112 appendix I (version 1).
"""

from typing import Final

from naja.lang.octets import put_u16be, put_u32be, u32be
from naja.net.wire.checksum import checksum
from naja.net.wire.ipv4 import DESTINATION_AT, IPV4_AT, SOURCE_AT

PROTOCOL_IGMP: Final = 2
QUERY: Final = 0x11
REPORT_1: Final = 0x12
REPORT_2: Final = 0x16
LEAVE_2: Final = 0x17
REPORT_3: Final = 0x22

# Records of version 3 (4.2.12): we are in a group, from now on in it, not in it any more.
IS_IN: Final = 2
COMES: Final = 4
LEAVES: Final = 3

ALL_HOSTS: Final = 0xE0000001
ALL_ROUTERS: Final = 0xE0000002
ALL_IGMP3: Final = 0xE0000016

# With the router alert option (RFC 2113), as every message must have it.
_HEADER_LENGTH: Final = 24
_BODY_AT: Final = IPV4_AT + _HEADER_LENGTH
_LENGTH: Final = 8
_LENGTH_3: Final = 12
_INTERNETWORK_CONTROL: Final = 0xC0
_TENTH_NS: Final = 100_000_000


class Message:
    """A query or somebody's report; `version` of a query; `within_ns`: when to answer it."""

    def __init__(self, kind: int, version: int, group: int, within_ns: int) -> None:
        self.kind = kind
        self.version = version
        self.group = group
        self.within_ns = within_ns


def parse(frame: bytes, at: int, end: int) -> Message | None:
    """What is in frame[at:end]; None if its length is none (RFC 3376 7.1) or its checksum wrong."""
    if end - at < _LENGTH or _LENGTH < end - at < _LENGTH_3 or checksum(frame, at, end) != 0:
        return None
    kind, code, group = frame[at], frame[at + 1], u32be(frame, at + 4)
    if end - at >= _LENGTH_3:
        return Message(kind, 3, group, _tenths(code) * _TENTH_NS)
    if code == 0:
        # Version 1 has no such field: ten seconds.
        return Message(kind, 1, group, 100 * _TENTH_NS)
    return Message(kind, 2, group, code * _TENTH_NS)


def _tenths(code: int) -> int:
    """RFC 3376 4.1.1: a number, or one with an exponent."""
    return code if code < 128 else (code & 15 | 16) << ((code >> 4 & 7) + 3)


def report(src: int, groups: list[int], kinds: list[int]) -> bytearray:
    """A report of version 3: a record of each of `groups`, without sources."""
    frame = _message(src, ALL_IGMP3, REPORT_3, _LENGTH + 8 * len(groups))
    put_u16be(frame, _BODY_AT + 6, len(groups))
    at = _BODY_AT + _LENGTH
    for index in range(len(groups)):
        frame[at] = kinds[index]
        put_u32be(frame, at + 4, groups[index])
        at += 8
    return _summed(frame)


def old_message(kind: int, src: int, dst: int, group: int) -> bytearray:
    """A report of version 1 or 2, or a leave."""
    frame = _message(src, dst, kind, _LENGTH)
    put_u32be(frame, _BODY_AT + 4, group)
    return _summed(frame)


def _message(src: int, dst: int, kind: int, length: int) -> bytearray:
    frame = bytearray(_BODY_AT + length)
    at = IPV4_AT
    frame[at] = 0x46
    frame[at + 1] = _INTERNETWORK_CONTROL
    put_u16be(frame, at + 2, len(frame) - at)
    put_u16be(frame, at + 6, 0x4000)
    frame[at + 8] = 1
    frame[at + 9] = PROTOCOL_IGMP
    put_u32be(frame, SOURCE_AT, src)
    put_u32be(frame, DESTINATION_AT, dst)
    put_u32be(frame, at + 20, 0x94040000)
    put_u16be(frame, at + 10, checksum(frame, at, _BODY_AT))
    frame[_BODY_AT] = kind
    return frame


def _summed(frame: bytearray) -> bytearray:
    put_u16be(frame, _BODY_AT + 2, checksum(frame, _BODY_AT, len(frame)))
    return frame
