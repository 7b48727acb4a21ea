from __future__ import annotations

import struct
from enum import IntEnum, IntFlag
from typing import Iterator, NamedTuple


class Kind(IntEnum):
    PING = 1
    DATA = 2
    CLOSE = 8


class Flags(IntFlag):
    NONE = 0
    ACK = 1
    URGENT = 2
    LAST = 0x80


class Frame(NamedTuple):
    kind: Kind
    flags: Flags
    stream: int
    payload: bytes = b""


HEADER = struct.Struct("!BBHI")


class ProtocolError(ValueError):
    pass


def crc8(data: bytes, poly: int = 0x07) -> int:
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = ((crc << 1) ^ poly) & 0xFF if crc & 0x80 else crc << 1
    return crc


def encode(frame: Frame) -> bytes:
    head = HEADER.pack(frame.kind, frame.flags, frame.stream, len(frame.payload))
    return b"".join((head, frame.payload, bytes([crc8(head + frame.payload)])))


def decode(buffer: bytearray) -> Iterator[Frame]:
    while len(buffer) >= HEADER.size:
        kind, flags, stream, length = HEADER.unpack_from(buffer)
        end = HEADER.size + length
        if len(buffer) <= end:
            return
        with memoryview(buffer) as view:
            payload = view[HEADER.size : end].tobytes()
            check = view[end]
        if crc8(bytes(buffer[:end])) != check:
            raise ProtocolError(f"bad crc {check:#04x}")
        del buffer[: end + 1]
        yield Frame(Kind(kind), Flags(flags), stream, payload)


def varint(n: int) -> bytes:
    out = bytearray()
    while True:
        low, n = n & 0x7F, n >> 7
        out.append(low | (0x80 if n else 0))
        if not n:
            return bytes(out)


def unvarint(data: bytes | memoryview) -> tuple[int, int]:
    value = shift = 0
    for used, byte in enumerate(data, 1):
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, used
    raise EOFError("truncated varint")


def zigzag(n: int) -> int:
    return (n << 1) ^ (n >> 63)


class BitWriter:
    def __init__(self) -> None:
        self.bits: list[int] = []

    def write(self, value: int, width: int) -> None:
        self.bits.extend((value >> i) & 1 for i in reversed(range(width)))

    def getvalue(self) -> bytes:
        padded = self.bits + [0] * (-len(self.bits) % 8)
        return bytes(int("".join(map(str, padded[i : i + 8])), 2) for i in range(0, len(padded), 8))


def rle(data: str) -> str:
    out, i = [], 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i]:
            j += 1
        out.append(f"{j - i if j - i > 1 else ''}{data[i]}")
        i = j
    return "".join(out)


stream = bytearray()
for f in (
    Frame(Kind.PING, Flags.NONE, 1),
    Frame(Kind.DATA, Flags.ACK | Flags.LAST, 7, b"hello"),
    Frame(Kind.CLOSE, Flags.URGENT, 65535),
):
    stream += encode(f)
print(stream.hex(" "), len(stream))
half = stream[:12]
for frame in decode(half):
    print(frame)
print(half)
for frame in decode(stream):
    print(
        frame.kind.name,
        repr(frame.flags),
        Flags.ACK in frame.flags,
        frame.stream,
        frame.payload,
        frame.kind == 2,
        frame.kind + 1,
    )
bad = bytearray(encode(Frame(Kind.DATA, Flags.ACK, 1, b"x")))
bad[-1] ^= 0xFF
try:
    list(decode(bad))
except ProtocolError as e:
    print(type(e).__mro__[1].__name__ if False else "ProtocolError", e)
for n in (0, 1, 127, 128, 300, 1 << 40, (1 << 63) - 1):
    data = varint(n)
    assert unvarint(data) == (n, len(data))
    print(
        n,
        data.hex(),
        zigzag(n >> 1),
        zigzag(-(n >> 1)),
        n.bit_length(),
        bin(n)[2:].count("1"),
        n.bit_count(),
    )
try:
    unvarint(b"\xff\xff")
except EOFError as e:
    print(e)
w = BitWriter()
w.write(5, 3)
w.write(0x3FF, 10)
print(w.getvalue(), rle("aaabccdddd"), f"{0b1011:08b} {0xDEAD:o} {-5:+d} {~7 & 0xFF:#x}")
print(
    int.from_bytes(b"\x01\x02", "little"),
    (258).to_bytes(4, "big"),
    (-2).to_bytes(2, "little", signed=True),
)
print(
    struct.unpack("<3sxh?d", struct.pack("<3sxh?d", b"ab", -3, True, 0.1)),
    list(HEADER.iter_unpack(bytes(16))),
)
