"""What a device does with offloaded frames: sums and cuts them. By scapy, apart from our code."""

import struct

from scapy.layers.inet import IP, TCP
from scapy.layers.inet6 import IPv6
from scapy.layers.l2 import Ether

HEADER_LENGTH = 10
_NEEDS_CSUM = 1
_GSO_NONE = 0
_GSO_TCPV4 = 1
_GSO_TCPV6 = 4
_UDP_CHECKSUM = 6


def finished(header: bytes, frame: bytes) -> list[bytes]:
    """The frames that leave, of one behind its `virtio_net_hdr` (virtio 1.2 section 5.1.6)."""
    flags, kind, headers, size, start, offset = struct.unpack("<BBHHHH", header[:HEADER_LENGTH])
    if kind == _GSO_NONE:
        if flags & _NEEDS_CSUM:
            assert frame[start + offset :][:2] == struct.pack(">H", pseudo_sum(frame, start))
            return [summed(frame, start, offset)]
        return [frame]
    assert kind in (_GSO_TCPV4, _GSO_TCPV6) and flags & _NEEDS_CSUM, header
    six = frame[12:14] == b"\x86\xdd"
    assert six == (kind == _GSO_TCPV6)
    # How long the headers are is a hint: Linux gives what it has in one piece.
    assert (start, offset) == (54 if six else 34, 16)
    assert headers >= start + (frame[start + 12] >> 4) * 4
    field = frame[start + 16 : start + 18]
    assert field == struct.pack(">H", pseudo_sum(frame, start)), "the sum of the pseudo header"
    return cut(frame, size)


def summed(frame: bytes, start: int, offset: int) -> bytes:
    data = frame[start:] + bytes(len(frame) - start & 1)
    field = ~_folded(sum(struct.unpack(f">{len(data) // 2}H", data))) & 0xFFFF
    if field == 0 and offset == _UDP_CHECKSUM:
        field = 0xFFFF
    at = start + offset
    return frame[:at] + struct.pack(">H", field) + frame[at + 2 :]


def pseudo_sum(frame: bytes, start: int) -> int:
    addresses = frame[26:34] if start == 34 else frame[22:54]
    protocol = frame[23] if start == 34 else frame[20]
    words = struct.unpack(f">{len(addresses) // 2}H", addresses)
    return _folded(sum(words) + protocol + len(frame) - start)


def _folded(total: int) -> int:
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total


def cut(frame: bytes, size: int) -> list[bytes]:
    """Segments of `size` octets of text; FIN and PSH only on the last."""
    text = bytes(Ether(frame)[TCP].payload)
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    made = []
    for number, piece in enumerate(pieces):
        packet = Ether(frame)
        segment = packet[TCP]
        segment.remove_payload()
        segment.seq = (segment.seq + number * size) % 2**32
        if number < len(pieces) - 1:
            segment.flags = "A"
        segment.chksum = None
        if IPv6 in packet:
            packet[IPv6].plen = None
        else:
            packet[IP].chksum = packet[IP].len = None
        made.append(bytes(packet / piece))
    return made
