"""ARP packets for IPv4 over Ethernet. Source: RFC 826."""

from typing import Final

from naja.lang.octets import put_u16be, put_u32be, u16be, u32be
from naja.net.wire.address import mac_at, put_mac
from naja.net.wire.ethernet import HEADER_LENGTH, TYPE_ARP, TYPE_IPV4, emit_header

REQUEST: Final = 1
REPLY: Final = 2

PACKET_LENGTH: Final = 28
_HARDWARE_ETHERNET: Final = 1


class ArpPacket:
    """A request or reply: sender and target, station (48 bits) and IPv4 address."""

    def __init__(
        self, operation: int, sender_mac: int, sender: int, target_mac: int, target: int
    ) -> None:
        self.operation = operation
        self.sender_mac = sender_mac
        self.sender = sender
        self.target_mac = target_mac
        self.target = target


def parse(frame: bytes) -> ArpPacket | None:
    """The packet in an Ethernet frame; None unless IPv4-over-Ethernet request or reply."""
    at = HEADER_LENGTH
    if len(frame) < at + PACKET_LENGTH:
        return None
    if u16be(frame, at) != _HARDWARE_ETHERNET or u16be(frame, at + 2) != TYPE_IPV4:
        return None
    if frame[at + 4] != 6 or frame[at + 5] != 4:
        return None
    operation = u16be(frame, at + 6)
    if operation != REQUEST and operation != REPLY:
        return None
    return ArpPacket(
        operation,
        mac_at(frame, at + 8),
        u32be(frame, at + 14),
        mac_at(frame, at + 18),
        u32be(frame, at + 24),
    )


def emit(packet: ArpPacket, dst: int) -> bytearray:
    """A frame with `packet`, to the station `dst`."""
    frame = bytearray(HEADER_LENGTH + PACKET_LENGTH)
    emit_header(frame, dst, packet.sender_mac, TYPE_ARP)
    at = HEADER_LENGTH
    put_u16be(frame, at, _HARDWARE_ETHERNET)
    put_u16be(frame, at + 2, TYPE_IPV4)
    frame[at + 4] = 6
    frame[at + 5] = 4
    put_u16be(frame, at + 6, packet.operation)
    put_mac(frame, at + 8, packet.sender_mac)
    put_u32be(frame, at + 14, packet.sender)
    put_mac(frame, at + 18, packet.target_mac)
    put_u32be(frame, at + 24, packet.target)
    return frame
