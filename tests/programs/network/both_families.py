"""Streams and datagrams over IPv6 inside of the machine, and what getaddrinfo says of literals."""

import asyncio
import socket


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    line = await reader.readline()
    host = writer.get_extra_info("peername")[0]
    writer.write(f"{host} {line.decode()}".encode())
    await writer.drain()
    writer.close()


async def ask(host: str, port: int) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(b"hello\n")
    here, sock = writer.get_extra_info("sockname"), writer.get_extra_info("socket")
    print(await reader.readline(), here[0], sock.family)
    writer.close()
    await writer.wait_closed()


class Once(asyncio.DatagramProtocol):
    def __init__(self, got: asyncio.Future[bytes]) -> None:
        self.got = got

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.got.set_result(data + addr[0].encode())


async def main() -> None:
    server = await asyncio.start_server(serve, "::1", 0)
    name = server.sockets[0].getsockname()
    print(name[0], server.sockets[0].family, socket.has_ipv6)
    await ask("::1", name[1])
    await ask("0:0:0::1", name[1])
    try:
        await ask("127.0.0.1", name[1])
    except OSError as error:
        print(type(error).__name__, str(error).split("(")[0])
    server.close()
    try:
        await ask("::1", name[1])
    except OSError as error:
        print(type(error).__name__, str(error).replace(str(name[1]), "PORT"))
    both = await asyncio.start_server(serve, None, 18093)
    print(sorted([each.getsockname()[0] for each in both.sockets]))
    await ask("::1", 18093)
    await ask("127.0.0.1", 18093)
    both.close()
    loop = asyncio.get_running_loop()
    for host in ("::1", "2001:DB8:0::1", "127.0.0.1", "::ffff:1.2.3.4", "::ffff:0:0"):
        for info in await loop.getaddrinfo(host, 80, type=socket.SOCK_STREAM):
            print(info[:4], info[4][:2])
    for host in ("1::2::3", ":::", "12345::", "::1.2.3", "1:2:3:4:5:6:7:8:9"):
        try:
            await loop.getaddrinfo(host, 80, flags=socket.AI_NUMERICHOST)
        except socket.gaierror as error:
            print(host, error)
    got: asyncio.Future[bytes] = loop.create_future()
    there, _ = await loop.create_datagram_endpoint(lambda: Once(got), local_addr=("::1", 0))
    place = there.get_extra_info("sockname")
    assert place is not None
    transport, _ = await loop.create_datagram_endpoint(
        asyncio.DatagramProtocol, remote_addr=(place[0], place[1])
    )
    transport.sendto(b"datagram")
    print(await got, place[0])
    there.close()
    transport.close()


asyncio.run(main())
