"""Servers of several hosts, one family only, and addresses and ports as C reads them."""

import asyncio
import socket


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(await reader.readline())
    writer.close()


async def talk(host: str, port: int, family: int = 0) -> None:
    try:
        reader, writer = await asyncio.open_connection(host, port, family=family)
    except OSError as error:
        print(host, type(error).__name__, error)
        return
    writer.write(b"hi\n")
    print(host, await reader.read(), writer.get_extra_info("socket").family.name)
    writer.close()


class Greeter(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        print("made", transport.get_extra_info("sockname")[0])
        transport.close()


async def servers() -> None:
    loop = asyncio.get_running_loop()
    same = await asyncio.start_server(serve, ["127.0.0.1", "127.0.0.1"], 0)
    both = await asyncio.start_server(serve, ("127.0.0.1", "::1"), 0)
    print(len(same.sockets), len(both.sockets))
    for host, port in sorted(one.getsockname()[:2] for one in both.sockets):
        for family in (socket.AF_UNSPEC, socket.AF_INET, socket.AF_INET6):
            await talk(host, port, family)
    four = await asyncio.start_server(serve, None, 0, family=socket.AF_INET)
    six = await loop.create_server(Greeter, port=0, family=socket.AF_INET6)
    print([one.getsockname()[0] for one in (*four.sockets, *six.sockets)])
    port = six.sockets[0].getsockname()[1]
    await loop.create_connection(Greeter, "::1", port, family=socket.AF_INET6)
    try:
        await asyncio.start_server(serve, "127.0.0.1", 0, family=socket.AF_INET6)
    except socket.gaierror as error:
        print(error)
    for server in (same, both, four, six):
        server.close()


async def numbers() -> None:
    loop = asyncio.get_running_loop()
    for name in ("10.1", "0x7f.1", "010.0.0.1", "127.1", "::1"):
        for family in (0, 2, 10):
            try:
                infos = await loop.getaddrinfo(name, 80, family=family, type=1)
                print(name, [info[4][0] for info in infos])
            except OSError as error:
                print(name, error)
    for port in ("80", "x", "-1", "70000", 70000, -1, None, "", "http", "imap", "ntp", "HTTP"):
        try:
            infos = await loop.getaddrinfo("127.0.0.1", port, family=2, type=1)
            print(port, [info[4] for info in infos])
        except OSError as error:
            print(port, error)


async def services() -> None:
    loop = asyncio.get_running_loop()
    for name in ("https", "domain", "ntp", "ssh", "nothing"):
        for kind in (0, 1, 2, 3):
            try:
                infos = await loop.getaddrinfo("127.0.0.1", name, type=kind)
                print(name, kind, [(info[1].name, info[2], info[4]) for info in infos])
            except OSError as error:
                print(name, kind, error)
    for name in ("ntp", "nothing", "git"):
        try:
            await asyncio.open_connection("127.0.0.1", name)
        except OSError as error:
            print(name, error)


async def mapped() -> None:
    loop = asyncio.get_running_loop()
    for name in ("::ffff:127.0.0.1", "::FFFF:7f00:1", "::127.0.0.1", "::1:0", "::1"):
        infos = await loop.getaddrinfo(name, 80, type=1)
        print([(info[0].name, info[4][:2]) for info in infos])
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    # A port may be a text, and one more address have it.
    other = await asyncio.start_server(serve, "127.0.0.2", port)
    for host in ("::ffff:127.0.0.1", "127.0.0.2", "::ffff:127.0.0.2", "127.0.0.1"):
        reader, writer = await asyncio.open_connection(host, f"{port}")
        ends = [writer.get_extra_info("peername")[0]]
        writer.write(b"hi\n")
        print(ends, await reader.read(), writer.get_extra_info("socket").family.name)
        writer.close()
    transport, _ = await loop.create_connection(asyncio.Protocol, "::ffff:127.0.0.1", port)
    print(transport.get_extra_info("peername")[0])
    transport.close()
    server.close()
    other.close()
    await other.wait_closed()
    try:
        await asyncio.open_connection("::ffff:127.0.0.2", port)
    except OSError as error:
        print(type(error).__name__, str(error).replace(str(port), "PORT"))


async def main() -> None:
    await servers()
    await services()
    await mapped()
    await numbers()


asyncio.run(main())
