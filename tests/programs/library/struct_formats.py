"""struct: every format character, buffers, and what goes wrong."""

import struct
from struct import Struct, calcsize, iter_unpack, pack, unpack
from typing import Final

HEADER = struct.Struct("!HHIB")
FORMAT: Final = "<hq"
HUGE = 9223372036854775807
FORMATS = [f"{HUGE}b", f"{HUGE}0b", f"{HUGE}bq", f"{HUGE // 2}b{HUGE // 2}H", "2\0i"]


def show(data: bytes) -> None:
    print(len(data), data.hex())


show(pack("<bBhHiIlLqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 5, -6, 7))
show(
    pack(
        ">bBhHiIlLqQ",
        -128,
        0,
        -32768,
        1,
        -2147483648,
        2,
        3,
        4,
        -9223372036854775808,
        9223372036854775807,
    )
)
show(pack("bhilqnNP", 1, 2, 3, 4, 5, 6, 7, 8))
show(pack("@bl0s", 1, 2, b"x"))
show(pack("=bl", 1, 2))
show(pack("3s2x5p?c", b"abcd", b"xyz", True, b"q"))
show(pack("<efd", 1.5, -2.25, 3.141592653589793))
show(pack(">efd", 1, 2, True))
show(pack(FORMAT, 3, -4))
a, b, c = unpack("<hIq", pack("<hIq", -5, 6, -7))
print(a + b + c, a, b, c)
(n,) = unpack(">I", b"\x00\x00\x01\x02")
print(n, unpack("<3sxH", b"abc\x00\x01\x02"), unpack("<3h", pack("<3h", 1, -2, 3)))
print(unpack("?c5p", b"\x01z\x03abcd"), unpack("<0s", b""), unpack("", b""))
print(unpack("<efd", pack("<efd", 0.1, 0.1, 0.1)))
for value in [
    0.0,
    -0.0,
    1e-7,
    6.1e-5,
    65504.0,
    5.96e-8,
    2.9e-8,
    1 / 3,
    1e-45,
    1.17549435e-38,
    3.4028234e38,
    float("inf"),
    float("-inf"),
]:
    print(pack("<f", value).hex(), unpack("<f", pack("<f", value))[0])
    if abs(value) < 65505.0 or value - value != 0.0:
        print(pack(">e", value).hex(), unpack(">e", pack(">e", value))[0])
nan = float("nan")
print(
    pack(">e", nan).hex(), pack(">f", nan).hex(), pack(">d", nan).hex(), unpack(">e", b"\x7e\x00")
)
print(
    HEADER.size,
    HEADER.format,
    HEADER.unpack(HEADER.pack(1, 2, 3, 4)),
    calcsize("!HHIB"),
    calcsize("bq"),
    calcsize("b0q"),
)
port, *rest = HEADER.unpack(b"\x00\x50\x00\x01\x00\x00\x00\x02\x03")
print(port, rest)
buffer = bytearray(range(12))
struct.pack_into("<H", buffer, 2, 0xABCD)
HEADER.pack_into(memoryview(buffer), -9, 9, 8, 7, 6)
print(
    buffer,
    HEADER.unpack_from(buffer, 3),
    struct.unpack_from(">H", buffer, offset=1),
    struct.unpack_from(">H", memoryview(buffer)[2:]),
)
for x, y in iter_unpack("<Hb", b"\x01\x00\x02\x03\x00\xff"):
    print(x, y)
print(list(struct.Struct(">I").iter_unpack(bytes(8))))
pair = (1, 2)
print(pack("<2H", *pair))


def fails(number: int) -> None:
    try:
        if number == 0:
            pack("<B", 256)
        elif number == 1:
            pack("<h", -32769)
        elif number == 2:
            pack(">i", 2147483648)
        elif number == 3:
            pack(">I", -1)
        elif number == 4:
            pack("<Q", -1)
        elif number == 5:
            pack("<c", b"ab")
        elif number == 6:
            pack("<f", 1e39)
        elif number == 7:
            pack("<e", 65520.0)
        elif number == 8:
            unpack("<I", b"abc")
        elif number == 9:
            struct.unpack_from("<I", b"abcd", 1)
        elif number == 10:
            struct.unpack_from("<I", b"abcd", -3)
        elif number == 11:
            struct.unpack_from("<I", b"abcd", -9)
        elif number == 12:
            struct.pack_into("<I", bytearray(4), 1, 5)
        elif number == 13:
            HEADER.pack_into(bytearray(4), -3, 1, 1, 1, 1)
        elif number == 14:
            iter_unpack("<I", b"abcde")
        elif number == 15:
            calcsize("<z")
        elif number == 16:
            calcsize("3")
        elif number == 17:
            pack("<I", 4294967296)
        elif number < 23:
            print(number, calcsize(FORMATS[number - 18]))
        else:
            HEADER.unpack(b"")
    except (struct.error, OverflowError) as error:
        print(number, type(error).__name__, error)


for number in range(24):
    fails(number)
