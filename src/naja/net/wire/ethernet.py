"""Ethernet II frames, without FCS: destination, source, type, payload."""

from typing import Final

from naja.lang.octets import Octets, WritableOctets, put_u16be, u16be
from naja.net.wire.address import mac_at, put_mac

HEADER_LENGTH: Final = 14

TYPE_IPV4: Final = 0x0800
TYPE_ARP: Final = 0x0806
TYPE_IPV6: Final = 0x86DD


def destination(frame: Octets) -> int:
    return mac_at(frame, 0)


def source(frame: Octets) -> int:
    return mac_at(frame, 6)


def ethertype(frame: Octets) -> int:
    return u16be(frame, 12)


def emit_header(frame: WritableOctets, dst: int, src: int, kind: int) -> None:
    """Write the first 14 octets of `frame`."""
    put_mac(frame, 0, dst)
    put_mac(frame, 6, src)
    put_u16be(frame, 12, kind)
