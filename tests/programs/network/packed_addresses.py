"""IPv4 addresses as four octets, and the numbers of the options about groups."""

import socket
import struct

for text in (
    "224.1.2.3", "0.0.0.0", "255.255.255.255", "10.1", "10.2.258", "1", "0x7f.1", "010.8.0.1",
    "4294967295", "127.0.0.1 and more", "1.2.3.4\n",
):  # fmt: skip
    packed = socket.inet_aton(text)
    print(repr(text), packed, socket.inet_ntoa(packed))

for text in ("", "a.b.c.d", "1.2.3.256", "1.2.3.4.5", "256.1", "1..2", "4294967296", " 1.2.3.4",
             "08.1.1.1", "1.2.3.", "-1.2.3.4", "0x", "1.2.65536"):  # fmt: skip
    try:
        print(repr(text), socket.inet_aton(text))
    except OSError as error:
        print(repr(text), error)

for packed in (b"", b"abc", b"abcde"):
    try:
        print(socket.inet_ntoa(packed))
    except OSError as error:
        print(packed, error)

print(socket.inet_ntoa(bytearray(b"\x01\x02\x03\x04")), socket.inet_ntoa(memoryview(b"\xff\0\0\1")))
for family, text in (
    (socket.AF_INET, "192.0.2.1"), (socket.AF_INET, "192.0.2"), (socket.AF_INET, "192.0.02.1"),
    (socket.AF_INET, "::1"), (socket.AF_INET6, "::1"), (socket.AF_INET6, "FF02::12:a"),
    (socket.AF_INET6, "1:2:3:4:5:6:7:8"), (socket.AF_INET6, "1:2:3:4:5:6:7::"),
    (socket.AF_INET6, "1:2:3:4:5:6:7::8"), (socket.AF_INET6, "::ffff:1.2.3.4"),
    (socket.AF_INET6, "::1.2.3.4"), (socket.AF_INET6, "1::2::3"), (socket.AF_INET6, "::12345"),
    (socket.AF_INET6, ":1:2:3:4:5:6:7:8"), (socket.AF_INET6, ""), (socket.AF_INET6, ":"),
    (socket.AF_INET6, "1.2.3.4"), (socket.AF_INET6, "::1.2.3"), (socket.AF_INET6, "fe80::1%eth0"),
    (socket.AF_INET6, "1:0:0:2:0:0:0:3"), (socket.AF_INET6, "1:0:2:3:4:5:6:7"), (socket.AF_UNIX, "x"),
):  # fmt: skip
    try:
        packed = socket.inet_pton(family, text)
        print(text, packed, socket.inet_ntop(family, packed))
    except OSError as error:
        print(text, error.errno, error)
for number, packed in (
    (2, bytes(16)), (10, bytes(4)), (1, b""), (99, b""),
):  # fmt: skip
    try:
        print(socket.inet_ntop(number, packed))
    except ValueError as error:
        print(error)
print(socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\1"), socket.inet_ntop(2, b"\1\2\3\4"))
print(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, socket.IPV6_LEAVE_GROUP)
print(socket.IPV6_MULTICAST_IF, socket.IPV6_MULTICAST_HOPS, socket.IPV6_MULTICAST_LOOP)
print(socket.IP_MULTICAST_IF, socket.IP_MULTICAST_TTL, socket.IP_MULTICAST_LOOP)
print(socket.IP_ADD_MEMBERSHIP, socket.IP_DROP_MEMBERSHIP, socket.INADDR_ANY)
print(struct.pack("4sL", socket.inet_aton("239.0.0.1"), socket.INADDR_ANY)[:8])
