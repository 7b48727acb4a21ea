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
print(socket.IP_MULTICAST_IF, socket.IP_MULTICAST_TTL, socket.IP_MULTICAST_LOOP)
print(socket.IP_ADD_MEMBERSHIP, socket.IP_DROP_MEMBERSHIP, socket.INADDR_ANY)
print(struct.pack("4sL", socket.inet_aton("239.0.0.1"), socket.INADDR_ANY)[:8])
