"""TCP frames as the scripts' peer makes and reads them: written apart from the stack's own."""

import struct
from dataclasses import dataclass, field

FLAG_LETTERS = {"F": 1, "S": 2, "R": 4, "P": 8, ".": 16, "U": 32, "E": 64, "C": 128}
NOP, MSS, SCALE, SACK_OK, SACK, STAMPS = 1, 2, 3, 4, 5, 8


@dataclass
class Options:
    """The options of a segment; None and empty where absent."""

    mss: int | None = None
    scale: int | None = None
    sack_ok: bool = False
    blocks: list[tuple[int, int]] = field(default_factory=list)
    stamps: tuple[int, int] | None = None
    kinds: list[int] = field(default_factory=list)


@dataclass
class Heard:
    """A segment that the host sent."""

    at_ns: int
    src_port: int
    dst_port: int
    seq: int
    ack: int
    flags: int
    wnd: int
    options: Options
    payload: bytes
    packet: bytes
    dst: int

    @property
    def tos(self) -> int:
        return self.packet[1]

    @property
    def ttl(self) -> int:
        return self.packet[8]


def internet_sum(data: bytes) -> int:
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total ^ 0xFFFF


def frame(dst_mac: int, src_mac: int, packet: bytes) -> bytes:
    head = dst_mac.to_bytes(6, "big") + src_mac.to_bytes(6, "big") + b"\x08\x00"
    return head + packet


def ipv4(
    src: int, dst: int, protocol: int, body: bytes, *, options: bytes = b"", tos: int = 0
) -> bytes:
    options += bytes(-len(options) % 4)
    length = 20 + len(options)
    head = struct.pack(
        ">BBHHHBBHII", 0x40 | length // 4, tos, length + len(body), 7, 0, 64, protocol, 0, src, dst
    )
    head += options
    return head[:10] + internet_sum(head).to_bytes(2, "big") + head[12:] + body


def tcp(
    src: int,
    dst: int,
    ports: tuple[int, int],
    numbers: tuple[int, int],
    flags: int,
    wnd: int,
    options: bytes,
    payload: bytes,
    *,
    urgent: int = 0,
    damaged: bool = False,
) -> bytes:
    """A segment with its checksum, which is wrong if `damaged`."""
    options += bytes(-len(options) % 4)
    offset = (20 + len(options)) // 4 << 4
    head = struct.pack(">HHIIBBHHH", *ports, *numbers, offset, flags, wnd, 0, urgent)
    segment = head + options + payload
    value = internet_sum(struct.pack(">IIHH", src, dst, 6, len(segment)) + segment)
    if damaged:
        value ^= 0x5555
    return segment[:16] + value.to_bytes(2, "big") + segment[18:]


def hear(packet: bytes, at_ns: int) -> Heard:
    """The segment in an IPv4 packet of the host; what is wrong with it fails the test."""
    length = (packet[0] & 15) * 4
    total = int.from_bytes(packet[2:4], "big")
    assert internet_sum(packet[:length]) == 0, "wrong IPv4 checksum"
    segment = packet[length:total]
    addresses = packet[12:20] + struct.pack(">HH", 6, len(segment))
    assert internet_sum(addresses + segment) == 0, "wrong TCP checksum"
    ports = struct.unpack(">HH", segment[:4])
    seq, ack, offset, flags, wnd = struct.unpack(">IIBBH", segment[4:16])
    text = (offset >> 4) * 4
    assert 20 <= text <= len(segment), "wrong data offset"
    dst = int.from_bytes(packet[16:20], "big")
    return Heard(
        at_ns, *ports, seq, ack, flags, wnd, read_options(segment[20:text]), segment[text:],
        packet[:total], dst,
    )  # fmt: skip


def read_options(data: bytes) -> Options:
    found = Options()
    at = 0
    while at < len(data) and data[at] != 0:
        kind = data[at]
        if kind == NOP:
            at += 1
            continue
        length = data[at + 1]
        value = data[at + 2 : at + length]
        assert length == len(value) + 2, "an option reaches beyond the header"
        found.kinds.append(kind)
        if kind == MSS:
            found.mss = int.from_bytes(value, "big")
        elif kind == SCALE:
            found.scale = value[0]
        elif kind == SACK_OK:
            found.sack_ok = True
        elif kind == STAMPS:
            found.stamps = struct.unpack(">II", value)
        elif kind == SACK:
            numbers = struct.unpack(f">{len(value) // 4}I", value)
            found.blocks = list(zip(numbers[::2], numbers[1::2], strict=True))
        at += length
    assert not any(data[at:]), "padding that is not zero"
    return found


def flag_value(letters: str) -> int:
    return sum(FLAG_LETTERS[letter] for letter in letters if letter != "-")


def flag_text(flags: int) -> str:
    return "".join(letter for letter, bit in FLAG_LETTERS.items() if flags & bit) or "-"
