"""What a device does with offloaded frames: sums and cuts them. It shares no code with us."""

import struct

HEADER_LENGTH = 10
_NEEDS_CSUM = 1
_GSO_NONE = 0
_GSO_TCPV4 = 1
_GSO_TCPV6 = 4
_UDP_CHECKSUM = 6
_FIN_AND_PSH = 0x09


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
    field = ~_words(frame[start:]) & 0xFFFF
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
    start = 54 if frame[12:14] == b"\x86\xdd" else 34
    text_at = start + (frame[start + 12] >> 4) * 4
    first = int.from_bytes(frame[start + 4 : start + 8], "big")
    made = []
    for at in range(text_at, len(frame), size):
        piece = bytearray(frame[:text_at]) + frame[at : at + size]
        seq = (first + at - text_at) % 2**32
        piece[start + 4 : start + 8] = seq.to_bytes(4, "big")
        if at + size < len(frame):
            piece[start + 13] &= ~_FIN_AND_PSH
        if start == 54:
            piece[18:20] = (len(piece) - start).to_bytes(2, "big")
        else:
            piece[16:18] = (len(piece) - 14).to_bytes(2, "big")
            piece[24:26] = bytes(2)
            piece[24:26] = (~_words(bytes(piece[14:34])) & 0xFFFF).to_bytes(2, "big")
        pseudo = pseudo_sum(bytes(piece), start)
        piece[start + 16 : start + 18] = pseudo.to_bytes(2, "big")
        made.append(summed(bytes(piece), start, 16))
    return made


def _words(data: bytes) -> int:
    """The folded sum of 16-bit words; 2**16 is 1 modulo 0xFFFF."""
    if len(data) & 1:
        data += b"\0"
    return (int.from_bytes(data, "big") + 0xFFFE) % 0xFFFF + 1 if any(data) else 0
