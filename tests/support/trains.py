"""What a device does with offloaded frames: sums and cuts them. By scapy, apart from our code."""

import struct

from scapy.layers.inet import IP, TCP
from scapy.layers.l2 import Ether

HEADER_LENGTH = 10
_NEEDS_CSUM = 1
_GSO_NONE = 0
_GSO_TCPV4 = 1


def finished(header: bytes, frame: bytes) -> list[bytes]:
    """The frames that leave, of one behind its `virtio_net_hdr` (virtio 1.2 section 5.1.6)."""
    flags, kind, headers, size, start, offset = struct.unpack("<BBHHHH", header[:HEADER_LENGTH])
    if kind == _GSO_NONE:
        return [summed(frame, start, offset) if flags & _NEEDS_CSUM else frame]
    assert kind == _GSO_TCPV4 and flags & _NEEDS_CSUM, header
    # How long the headers are is a hint: Linux gives what it has in one piece.
    assert (start, offset) == (34, 16) and headers >= 34 + (frame[46] >> 4) * 4
    assert frame[50:52] == struct.pack(">H", pseudo_sum(frame)), "the sum of the pseudo header"
    return cut(frame, size)


def summed(frame: bytes, start: int, offset: int) -> bytes:
    data = frame[start:] + bytes(len(frame) - start & 1)
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    at = start + offset
    return frame[:at] + struct.pack(">H", ~total & 0xFFFF) + frame[at + 2 :]


def pseudo_sum(frame: bytes) -> int:
    total = sum(map(int, struct.unpack(">4H", frame[26:34]))) + 6 + len(frame) - 34
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
        segment.chksum = packet[IP].chksum = packet[IP].len = None
        made.append(bytes(packet / piece))
    return made
