"""IPv6 addresses as 16 octets, in text and in groups of stations. Source: RFC 4291, RFC 5952."""

from typing import Final

from naja.lang.octets import Octets, u16be
from naja.net.wire.address import parse_ipv4

LENGTH: Final = 16
ALL_NODES: Final = b"\xff\x02" + bytes(13) + b"\x01"
ALL_ROUTERS: Final = b"\xff\x02" + bytes(13) + b"\x02"
# Listeners of MLDv2 reports (RFC 3810 5.2.14).
ALL_MLD: Final = b"\xff\x02" + bytes(13) + b"\x16"
UNSPECIFIED: Final = bytes(16)
LINK_LOCAL: Final = b"\xfe\x80" + bytes(6)
_SOLICITED: Final = b"\xff\x02" + bytes(9) + b"\x01\xff"
_GROUPS: Final = 8
# Groups of stations: 33:33 and the last 32 bits of the group's address (RFC 2464 7).
GROUP_MAC: Final = 0x333300000000


def solicited_node(address: bytes) -> bytes:
    """The group that whoever looks for `address` asks (RFC 4291 2.7.1)."""
    return _SOLICITED + address[13:16]


def is_solicited_node_at(data: Octets, at: int) -> bool:
    """Whether the address at data[at:] is such a group."""
    return agrees(data, at, _SOLICITED, 8 * len(_SOLICITED))


def group_mac(group: bytes) -> int:
    """The stations of a multicast address."""
    return GROUP_MAC | u16be(group, 12) << 16 | u16be(group, 14)


def is_multicast_at(data: Octets, at: int) -> bool:
    return data[at] == 0xFF


def is_link_local_at(data: Octets, at: int) -> bool:
    return data[at] == 0xFE and data[at + 1] & 0xC0 == 0x80


def parse_ipv6(text: str) -> bytes:
    """The 16 octets of an address in text; b"" for any other text, a zone among it."""
    halves = text.split("::")
    if len(halves) > 2:
        return b""
    left = _groups(halves[0], len(halves) == 1)
    right = _groups(halves[1], True) if len(halves) == 2 else bytearray()
    if left is None or right is None:
        return b""
    missing = LENGTH - len(left) - len(right)
    if missing < 0 or (missing == 0) != (len(halves) == 1):
        return b""
    return bytes(left) + bytes(missing) + bytes(right)


def _groups(text: str, last: bool) -> bytearray | None:
    """Octets of groups in hexadecimal with ":" between; the `last` may be an IPv4 address."""
    octets = bytearray()
    if text == "":
        return octets
    parts = text.split(":")
    for number, part in enumerate(parts):
        if last and number == len(parts) - 1 and "." in part:
            four = parse_ipv4(part)
            if four < 0:
                return None
            octets += bytes([four >> 24, four >> 16 & 255, four >> 8 & 255, four & 255])
            continue
        value = _hexadecimal(part)
        if value < 0 or len(octets) >= LENGTH:
            return None
        octets += bytes([value >> 8, value & 255])
    return octets


def _hexadecimal(text: str) -> int:
    """The value of 1 to 4 digits, -1 for any other text."""
    if not 0 < len(text) <= 4:
        return -1
    value = 0
    for character in text:
        digit = "0123456789abcdef".find(character.lower())
        if digit < 0 or not character.isascii():
            return -1
        value = value << 4 | digit
    return value


def parse_prefix6(text: str) -> tuple[bytes, int]:
    """Address and prefix length of "ADDRESS/LENGTH" (/64 without); (b"", 0) for other text."""
    parts = text.split("/")
    length = 64
    if len(parts) == 2:
        if not (parts[1].isascii() and parts[1].isdigit() and len(parts[1]) <= 3):
            return (b"", 0)
        length = int(parts[1])
    if len(parts) > 2 or length > 128:
        return (b"", 0)
    return (parse_ipv6(parts[0]), length)


def format_ipv6(data: bytes) -> str:
    """The text of an IPv6 address in 16 octets, as C's inet_ntop has it. Source: RFC 5952."""
    groups = [u16be(data, at) for at in range(0, 16, 2)]
    four = f"{data[12]}.{data[13]}.{data[14]}.{data[15]}"
    if data[:12] == bytes(10) + b"\xff\xff":
        return f"::ffff:{four}"
    if data[:12] == bytes(12) and groups[6] != 0:
        return f"::{four}"
    best, best_length = -1, 1
    start = 0
    while start < _GROUPS:
        end = start
        while end < _GROUPS and groups[end] == 0:
            end += 1
        if end - start > best_length:
            best, best_length = start, end - start
        start = max(end, start + 1)
    if best < 0:
        return ":".join([f"{group:x}" for group in groups])
    left = ":".join([f"{group:x}" for group in groups[:best]])
    right = ":".join([f"{group:x}" for group in groups[best + best_length :]])
    return f"{left}::{right}"


def agrees(data: Octets, at: int, prefix: Octets, length: int) -> bool:
    """Whether the address at data[at:] begins with `length` bits of `prefix`."""
    index = 0
    while length >= 8:
        if data[at + index] != prefix[index]:
            return False
        index += 1
        length -= 8
    return length == 0 or (data[at + index] ^ prefix[index]) >> (8 - length) == 0


def same_prefix(a: bytes, b: bytes, length: int) -> bool:
    """Whether two addresses agree in their first `length` bits."""
    return agrees(a, 0, b, length)
