"""UDP between two endpoints of one program, and what getaddrinfo says of literals."""

import asyncio
import socket


class Echo(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.transport: asyncio.DatagramTransport | None = None
        self.heard = 0

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        print("server got", data, addr[0])
        self.heard += 1
        transport = self.transport
        assert transport is not None
        transport.sendto(data.upper(), addr)


class Client(asyncio.DatagramProtocol):
    def __init__(self, done: asyncio.Future[bytes]) -> None:
        self.done = done

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        if not self.done.done():
            self.done.set_result(data)

    def error_received(self, exc: Exception) -> None:
        print("client error", type(exc).__name__, exc)
        if not self.done.done():
            self.done.set_result(b"")

    def connection_lost(self, exc: Exception | None) -> None:
        print("client lost", exc)


class Counter(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.octets = 0

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.octets += len(data)


async def bursts() -> None:
    """What comes before anybody looks waits, about as much as under Linux."""
    loop = asyncio.get_running_loop()
    server, counter = await loop.create_datagram_endpoint(Counter, local_addr=("127.0.0.1", 0))
    name = server.get_extra_info("sockname")
    client, _ = await loop.create_datagram_endpoint(Counter, remote_addr=(name[0], name[1]))
    for count, size in ((200, 10), (80, 1400), (3, 60000)):
        counter.octets = 0
        for _ in range(count):
            client.sendto(bytes(size))
        while counter.octets < count * size:
            await asyncio.sleep(0.001)
    try:
        await loop.create_datagram_endpoint(
            Counter, local_addr=("127.0.0.1", 0), remote_addr=("::1", 9)
        )
    except ValueError as error:
        print(error)
    server.close()
    client.close()


async def main() -> None:
    loop = asyncio.get_running_loop()
    server, echo = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 0))
    name = server.get_extra_info("sockname")
    assert name is not None
    echo.transport = server
    print(name[0], name[1] > 0, echo.heard)
    done: asyncio.Future[bytes] = loop.create_future()
    transport, _ = await loop.create_datagram_endpoint(
        lambda: Client(done), remote_addr=(name[0], name[1])
    )
    transport.sendto(b"hello")
    print(await done, transport.get_extra_info("peername") == name)
    try:
        transport.sendto(b"x", ("127.0.0.1", 1))
    except ValueError as error:
        print("ValueError", str(error).split(":")[0])
    await bursts()
    server.close()
    await asyncio.sleep(0.01)
    print(server.is_closing(), transport.is_closing())
    refused: asyncio.Future[bytes] = loop.create_future()
    nobody, _ = await loop.create_datagram_endpoint(
        lambda: Client(refused), remote_addr=(name[0], name[1])
    )
    nobody.sendto(b"anybody?")
    print(await refused)
    nobody.close()
    transport.close()
    await asyncio.sleep(0.01)
    for info in await loop.getaddrinfo("127.0.0.1", 80):
        print(info)
    for info in await loop.getaddrinfo("10.1.2.3", "8080", type=socket.SOCK_STREAM):
        print(info)
    try:
        await loop.getaddrinfo("no such name", 80, flags=socket.AI_NUMERICHOST)
    except socket.gaierror as error:
        print(error, error.errno == socket.EAI_NONAME, isinstance(error, OSError))


asyncio.run(main())
