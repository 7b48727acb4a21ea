"""A member of a group of IPv6: answers in capitals, leaves when told to."""

import asyncio
import socket
import struct

GROUP = "ff05::1:3"
PORT = 6000
MEMBERSHIP = socket.inet_pton(socket.AF_INET6, GROUP) + struct.pack("@I", 0)
OTHER = socket.inet_pton(socket.AF_INET6, "ff05::9") + struct.pack("@I", 0)


class Member(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.heard: asyncio.Queue[tuple[bytes, tuple[str, int]]] = asyncio.Queue()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.heard.put_nowait((data, addr))


async def main() -> None:
    loop = asyncio.get_running_loop()
    transport, member = await loop.create_datagram_endpoint(Member, local_addr=("::", PORT))
    shown = transport.get_extra_info("socket")
    shown.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, MEMBERSHIP)
    shown.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 3)
    shown.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_LOOP, struct.pack("i", 0))
    print("hops", shown.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS))
    print("loop", shown.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_LOOP))
    for name, value in (
        (socket.IPV6_JOIN_GROUP, MEMBERSHIP),
        (socket.IPV6_JOIN_GROUP, MEMBERSHIP[:16]),
        (socket.IPV6_JOIN_GROUP, bytes(20)),
        (socket.IPV6_JOIN_GROUP, OTHER[:16] + b"\xff\0\0\0"),
        (socket.IPV6_LEAVE_GROUP, OTHER),
    ):
        try:
            shown.setsockopt(socket.IPPROTO_IPV6, name, value)
        except OSError as error:
            print(error.errno, error)
    try:
        shown.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, 1)
    except OSError as error:
        print(error.errno, error)
    print("listening", flush=True)
    while True:
        data, address = await member.heard.get()
        if data == b"shout":
            transport.sendto(b"HEAR", (GROUP, PORT))
        elif data == b"leave":
            shown.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_LEAVE_GROUP, MEMBERSHIP)
            transport.sendto(b"left", address)
        else:
            transport.sendto(data.upper(), address)


asyncio.run(main())
