"""bytes.hex with separators of all kinds."""

b = bytes(range(10))
for sep in ("", ":", "::", "é", "\u0101"):
    try:
        print(b.hex(sep))
    except ValueError as e:
        print(e)
for sepb in (b"", b":", b"::", b"\xff"):
    try:
        print(b.hex(sepb), bytearray(b).hex(sepb), memoryview(b).hex(sepb))
    except ValueError as e:
        print(e)
for n in (1, 2, 3, -1, -2, -3, 0, 100, -100):
    print(b.hex(":", n), bytearray(b).hex("-", n), memoryview(b).hex("-", n))
print(b"".hex(":"), b"a".hex(":"))
print(b.hex(bytes_per_sep=2), bytearray(b).hex(bytes_per_sep=2), memoryview(b).hex(bytes_per_sep=1))
print(b.hex(sep=b"-", bytes_per_sep=-2), list(map(bytes.hex, [b, b"1"])))
