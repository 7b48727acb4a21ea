"""Parsing a binary record: the kind of code a protocol is made of."""


class Truncated(Exception):
    pass


class Reader:
    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._at = 0

    def take(self, count: int) -> memoryview:
        if self._at + count > len(self._data):
            raise Truncated(f"wanted {count}, {len(self._data) - self._at} left")
        piece = self._data[self._at : self._at + count]
        self._at += count
        return piece

    def u8(self) -> int:
        return self.take(1)[0]

    def u16(self) -> int:
        return int.from_bytes(self.take(2), "big")

    def u32(self) -> int:
        return int.from_bytes(self.take(4), "big")

    def text(self) -> str:
        return bytes(self.take(self.u8())).decode()


def encode(kind: int, serial: int, names: list[str]) -> bytes:
    out = bytearray()
    out += kind.to_bytes(2, "big")
    out += serial.to_bytes(4, "big")
    out.append(len(names))
    for name in names:
        octets = name.encode()
        out.append(len(octets))
        out += octets
    return bytes(out)


def decode(data: bytes) -> tuple[int, int, list[str]]:
    reader = Reader(data)
    kind = reader.u16()
    serial = reader.u32()
    names = [reader.text() for _ in range(reader.u8())]
    return kind, serial, names


packet = encode(7, 0xDEADBEEF, ["eth0", "", "naïve"])
print(packet.hex(" "))
print(decode(packet))
for cut in range(len(packet)):
    try:
        decode(packet[:cut])
        print(cut, "decoded?")
    except Truncated as error:
        print(cut, error)
