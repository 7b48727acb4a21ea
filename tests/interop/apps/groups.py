"""A member of a group: answers in capitals, shouts to another group, leaves when told to."""

import asyncio
import socket
import struct

GROUP = "239.1.2.3"
OTHER = "239.1.2.4"
PORT = 6000
MEMBERSHIP = socket.inet_aton(GROUP) + struct.pack("!I", socket.INADDR_ANY)


class Member(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.heard: asyncio.Queue[tuple[bytes, tuple[str, int]]] = asyncio.Queue()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.heard.put_nowait((data, addr))


async def main() -> None:
    loop = asyncio.get_running_loop()
    transport, member = await loop.create_datagram_endpoint(Member, local_addr=("0.0.0.0", PORT))
    shown = transport.get_extra_info("socket")
    shown.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, MEMBERSHIP)
    shown.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, struct.pack("b", 3))
    print("ttl", shown.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL))
    for name, value in (
        (socket.IP_ADD_MEMBERSHIP, MEMBERSHIP),
        (socket.IP_ADD_MEMBERSHIP, MEMBERSHIP[:4]),
        (socket.IP_ADD_MEMBERSHIP, b"\x0a\0\0\1" + bytes(4)),
        (socket.IP_ADD_MEMBERSHIP, b"\xef\0\0\1" + b"\x09\0\0\1"),
        (socket.IP_DROP_MEMBERSHIP, b"\xef\0\0\1" + bytes(4)),
        (socket.IP_MULTICAST_LOOP, b""),
    ):
        try:
            shown.setsockopt(socket.IPPROTO_IP, name, value)
        except OSError as error:
            print(error.errno, error)
    print("listening", flush=True)
    while True:
        data, address = await member.heard.get()
        if data == b"shout":
            transport.sendto(b"HEAR", (OTHER, PORT))
        elif data == b"leave":
            shown.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, MEMBERSHIP)
            transport.sendto(b"left", address)
        else:
            transport.sendto(data.upper(), address)


asyncio.run(main())
