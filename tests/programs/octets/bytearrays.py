"""bytearray: growing, changing in place, slices."""

buffer = bytearray()
print(buffer, len(buffer), bool(buffer))
buffer.append(65)
buffer += b"BC"
buffer.extend([68, 69])
buffer.extend(b"FG")
print(buffer, buffer[0], buffer[-1], buffer[1:3])
buffer[0] = 97
buffer[1:3] = b"xyz"
print(buffer, len(buffer))
buffer[2:4] = b""
del buffer[0]
del buffer[-2:]
print(buffer)
buffer.insert(0, 48)
print(buffer, buffer.pop(), buffer.pop(0), buffer)
buffer.clear()
print(buffer)
fixed = bytearray(8)
for i in range(8):
    fixed[i] = i * i
print(fixed, bytes(fixed), list(fixed), fixed.hex())
print(bytearray(b"abc") == b"abc", bytearray(b"abc") == bytearray(b"abd"))
print(bytearray(b"a,b").split(b","), bytearray(b"abc").find(b"c"), bytearray(b"x") + b"y")
print(bytearray(b"abcabc").replace(b"a", b"Z"))
print(bytearray(b"hi").decode(), b"b" in bytearray(b"abc"))
fixed.reverse()
print(fixed)
lines = bytearray(b"first\r\nsecond\r\nrest")
while (at := lines.find(b"\r\n")) >= 0:
    line = bytes(lines[:at])
    del lines[: at + 2]
    print(line)
print(lines)
try:
    fixed[0] = 256
except ValueError as error:
    print(error)
try:
    fixed[8] = 1
except IndexError as error:
    print(error)
try:
    bytearray().pop()
except IndexError as error:
    print(error)


class Own(bytearray):
    pass


print(repr(Own.fromhex("1a2b")), repr(bytearray.fromhex("00 ff")), bytearray(b"x").fromhex("41"))
print(list(map(bytearray.fromhex, ["00", "01"])), Own(b"z"))
