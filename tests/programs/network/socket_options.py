"""The sockets and addresses behind streams and datagrams: what may be asked and set."""

import asyncio
import socket
import struct
from asyncio.trsock import TransportSocket

TCP, SOCKET, IP = socket.IPPROTO_TCP, socket.SOL_SOCKET, socket.IPPROTO_IP
CASES = [
    (TCP, socket.TCP_NODELAY, [0, 1, 2, -1]),
    (SOCKET, socket.SO_KEEPALIVE, [0, 1, 5]),
    (TCP, socket.TCP_KEEPIDLE, [0, 1, 60, 32767, 32768]),
    (TCP, socket.TCP_KEEPINTVL, [-1, 9, 40000]),
    (TCP, socket.TCP_KEEPCNT, [0, 1, 127, 128]),
    (TCP, socket.TCP_USER_TIMEOUT, [0, 1500, -1]),
    (IP, socket.IP_TTL, [0, 7, 255, 256, -1]),
    (IP, socket.IP_TOS, [0x10, 0xB8, 0xFF]),
    (SOCKET, socket.SO_REUSEADDR, [0, 1, 7]),
    (SOCKET, socket.SO_TYPE, [1]),
    (SOCKET, 99, [1]),
    (TCP, 99, [1]),
    (77, 1, [1]),
]


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    host, port = writer.get_extra_info("peername")
    line = await reader.readline()
    writer.write(f"{host} {port} {line.decode()}".encode())
    try:
        await reader.read()
    except ConnectionResetError as error:
        print("server:", error)
    writer.close()


def probe(sock: TransportSocket) -> None:
    for level, name, values in CASES:
        for value in values:
            try:
                sock.setsockopt(level, name, value)
                print(level, name, value, "->", sock.getsockopt(level, name))
            except OSError as error:
                print(level, name, value, error)
    sock.setsockopt(SOCKET, socket.SO_LINGER, struct.pack("ii", 0, 5))
    print(sock.getsockopt(SOCKET, socket.SO_LINGER), sock.getsockopt(SOCKET, socket.SO_LINGER, 4))
    sock.setsockopt(SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    print(sock.getsockopt(SOCKET, socket.SO_LINGER, 8), sock.getsockopt(TCP, 1, 2))
    sock.setsockopt(TCP, socket.TCP_NODELAY, b"\0\0\0\0")
    print(sock.getsockopt(TCP, socket.TCP_NODELAY), sock.gettimeout())
    for data in (b"", b"\1\0\0"):
        try:
            sock.setsockopt(TCP, socket.TCP_NODELAY, data)
        except OSError as error:
            print(error)
    try:
        # What is about IPv6 means nothing to a socket of IPv4.
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, bytes(20))
    except OSError as error:
        print(error)
    try:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 3)
    except OSError as error:
        print(error)
    try:
        sock.settimeout(1.0)
    except ValueError as error:
        print(error)
    try:
        sock.setblocking(True)
    except ValueError as error:
        print(error)
    sock.setblocking(False)


async def main() -> None:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    listening = server.sockets[0]
    print(listening.family, listening.type, listening.proto)
    name = listening.getsockname()
    reader, writer = await asyncio.open_connection(name[0], name[1])
    sock = writer.get_extra_info("socket")
    assert sock is not None
    print(sock.family, sock.type, sock.proto, sock.getpeername() == name)
    here = writer.get_extra_info("sockname")
    print(here[0], writer.transport.get_extra_info("sockname") == sock.getsockname())
    print(writer.get_extra_info("nothing"), writer.get_extra_info("nothing", 7))
    print(sock.getsockopt(SOCKET, socket.SO_ERROR), sock.getsockopt(TCP, socket.TCP_NODELAY))
    writer.write(b"hello\n")
    print((await reader.readline()).decode() == f"127.0.0.1 {here[1]} hello\n")
    probe(sock)
    writer.close()
    try:
        await writer.wait_closed()
        sock.getsockopt(SOCKET, socket.SO_REUSEADDR)
    except OSError as error:
        print(error)
    await asyncio.sleep(0.01)
    print(writer.get_extra_info("peername") == name)
    server.close()
    loop = asyncio.get_running_loop()
    port, _ = await loop.create_datagram_endpoint(
        asyncio.DatagramProtocol, local_addr=("127.0.0.1", 0)
    )
    there = port.get_extra_info("socket")
    print(there.type, there.proto, port.get_extra_info("peername"))
    there.setsockopt(IP, socket.IP_TTL, 3)
    there.setsockopt(SOCKET, socket.SO_BROADCAST, 1)
    print(there.getsockopt(IP, socket.IP_TTL), there.getsockopt(SOCKET, socket.SO_BROADCAST))
    port.close()


asyncio.run(main())
