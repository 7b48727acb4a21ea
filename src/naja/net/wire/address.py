"""Addresses are ints: 32 bits for IPv4, 48 bits for Ethernet stations."""

from typing import Final

from naja.lang.octets import Octets, WritableOctets, put_u16be, put_u32be, u16be, u32be

ANY: Final = 0
BROADCAST: Final = 0xFFFFFFFF
LOCALHOST: Final = 0x7F000001
BROADCAST_MAC: Final = 0xFFFFFFFFFFFF


def mac_at(data: Octets, at: int) -> int:
    return u16be(data, at) << 32 | u32be(data, at + 2)


def put_mac(data: WritableOctets, at: int, mac: int) -> None:
    put_u16be(data, at, mac >> 32)
    put_u32be(data, at + 2, mac & 0xFFFFFFFF)


def is_loopback(address: int) -> bool:
    return address >> 24 == 127


def is_multicast(address: int) -> bool:
    """Class D and E, the limited broadcast address among them."""
    return address >> 28 >= 14


def is_group(address: int) -> bool:
    """Class D: packets to it are for all that have joined (RFC 1112 4)."""
    return address >> 28 == 14


def group_mac(group: int) -> int:
    """The station address of a group (RFC 1112 6.4)."""
    return 0x01005E000000 | group & 0x7FFFFF


def is_host(address: int) -> bool:
    """Can be the source of a packet: not 0/8, not multicast, not broadcast."""
    return address >> 24 != 0 and address >> 28 < 14


def mask_of(prefix_length: int) -> int:
    """The netmask of 0 <= prefix_length <= 32."""
    return 0xFFFFFFFF << (32 - prefix_length) & 0xFFFFFFFF


def _decimal(text: str, limit: int) -> int:
    """The value of 1 to 3 ASCII digits, at most `limit`; -1 for any other text."""
    if not 0 < len(text) <= 3:
        return -1
    value = 0
    for character in text:
        digit = ord(character) - 48
        if not 0 <= digit <= 9:
            return -1
        value = value * 10 + digit
    return value if value <= limit else -1


def parse_ipv4(text: str) -> int:
    """The address of "a.b.c.d"; -1 for any other text."""
    parts = text.split(".")
    if len(parts) != 4:
        return -1
    address = 0
    for part in parts:
        octet = _decimal(part, 255)
        if octet < 0 or (len(part) > 1 and part[0] == "0"):
            return -1
        address = address << 8 | octet
    return address


def parse_prefix(text: str) -> tuple[int, int]:
    """Address and prefix length of "a.b.c.d/n" (/32 without "/n"); (-1, 0) for any other text."""
    parts = text.split("/")
    if len(parts) > 2:
        return (-1, 0)
    length = _decimal(parts[1], 32) if len(parts) == 2 else 32
    address = parse_ipv4(parts[0])
    if address < 0 or length < 0:
        return (-1, 0)
    return (address, length)


def format_ipv4(address: int) -> str:
    return f"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}"


def format_mac(mac: int) -> str:
    return ":".join([f"{mac >> shift & 255:02x}" for shift in (40, 32, 24, 16, 8, 0)])
