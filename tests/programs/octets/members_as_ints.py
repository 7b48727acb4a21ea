"""Members of IntEnum and IntFlag where an int is wanted."""

import struct
from enum import IntEnum, IntFlag


class K(IntEnum):
    A = 1
    B = 2


class F(IntFlag):
    X = 1
    Y = 0x80


print(
    struct.pack("!BBH", K.B, F.X | F.Y, True),
    K.A.to_bytes(2, "big"),
    hex(K.B),
    "%d" % K.B,
    f"{K.B:04d}",
)
H = struct.Struct("!BB")
print(H.pack(K.A, F.Y))
b = bytearray(4)
struct.pack_into("<H", b, 1, K.B)
b[0] = K.A
b.append(K.B)
print(
    b, [10, 20, 30][K.A], chr(K.B + 63), range(K.B), int(F.Y), "ab" * K.B, 1 << K.B, divmod(7, K.B)
)
