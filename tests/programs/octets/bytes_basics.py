"""bytes: literals, indexing, methods, conversion."""

data = b"hello\x00\xff\n'quote'"
print(data, len(data), data[0], data[-1], data[5:7], data[::-1][:3])
print(b"ab" + b"cd", b"ab" * 3, b"x" in b"xyz", 120 in b"xyz", b"" in b"")
print(bytes(3), bytes([1, 2, 255]), bytes(range(5)), bytes(b"copy"), bytes("text", "utf-8"))
print(b"a,b,c".split(b","), b" x ".strip(), b"abc".upper(), b"-".join([b"a", b"b"]))
print(b"abcabc".find(b"ca"), b"abc".find(b"z"), b"abcabc".rfind(b"abc"), b"abcabc".count(b"a"))
print(b"abc".startswith(b"ab"), b"abc".endswith(b"bc"), b"abc".replace(b"b", b"--"))
print(b"abc".hex(), bytes.fromhex("00ff 10"), b"\x01\x02".hex(":"))
print(b"GET / HTTP/1.1\r\nHost: x\r\n".splitlines(), b"k: v".partition(b": "))
print(b"abc" < b"abd", data == data[:], data != data[1:], b"ab" < b"abc")
print(b"text".decode(), "text".encode(), str(b"abc", "ascii"))
print([octet for octet in b"abc"], list(b"\x00\x01"), sum(b"\x01\x02\x03"), max(b"az"))
print(repr(b"it's"), repr(b'"'), b"tab\tnl\n\r\\")
print(b"123".isdigit(), b"abc".isalpha(), b" ".isspace(), int(b"42"))
print({b"key": 1}[b"key"], b"x".rjust(3, b"."), b"7".zfill(3), bool(b""), bool(b"\x00"))
try:
    print(data[99])
except IndexError as error:
    print(error)
try:
    bytes([256])
except ValueError as error:
    print(error)
