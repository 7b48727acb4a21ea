"""How connections end, and fail to begin: what readers, writers and servers are told."""

import asyncio
import contextlib
import socket
import struct


async def keeps(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()
    writer.close()


async def answers_late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    data = await reader.read()
    print("all of", len(data), reader.at_eof())
    writer.write(b"later " + data[:5])
    writer.close()
    await writer.wait_closed()


async def resets(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readline()
    chosen = writer.get_extra_info("socket")
    chosen.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.close()


async def leaves(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readline()
    writer.close()


async def leaves_unread(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readline()
    transport = writer.transport
    assert isinstance(transport, asyncio.Transport)
    transport.pause_reading()
    for _ in range(20):
        await asyncio.sleep(0)
    writer.close()


def port_of(server: asyncio.Server) -> int:
    port = server.sockets[0].getsockname()[1]
    assert isinstance(port, int)
    return port


async def tell(name: str, what: asyncio.Future[None]) -> None:
    try:
        await what
        print(name, "is fine")
    except OSError as error:
        print(name, type(error).__name__, error)
    except asyncio.CancelledError:
        print(name, "cancelled")


async def drained(writer: asyncio.StreamWriter) -> None:
    await tell("drain", asyncio.ensure_future(writer.drain()))


async def closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    await tell("wait_closed", asyncio.ensure_future(writer.wait_closed()))


async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    print(writer.can_write_eof(), writer.is_closing())
    writer.write(b"hello" * 1000)
    writer.write_eof()
    for data in (b"x", b""):
        try:
            writer.write(data)
        except RuntimeError as error:
            print(error)
    writer.write_eof()
    print(await reader.read(), reader.at_eof(), writer.is_closing())
    await drained(writer)
    await closed(writer)


async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    peer = writer.get_extra_info("peername")
    writer.write(b"go\n")
    for _ in range(2):
        try:
            print(await reader.read())
        except OSError as error:
            print(type(error).__name__, error, error.errno)
    print(repr(reader.exception()), reader.at_eof(), writer.is_closing())
    await drained(writer)
    writer.write(b"more")
    await drained(writer)
    await closed(writer)
    print(writer.get_extra_info("peername") == peer, writer.get_extra_info("nothing", 5))
    try:
        print(writer.get_extra_info("socket").getpeername())
    except OSError as error:
        print(error)


async def left(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """The first octets that nobody reads are answered with a reset, the next find it."""
    writer.write(b"go\n")
    print(await reader.read(), reader.at_eof(), writer.is_closing())
    while not writer.is_closing():
        writer.write(b"two")
        await asyncio.sleep(0.001)
    print(repr(reader.exception()))
    await drained(writer)
    await closed(writer)
    # Those that were told of the end before count, too.
    for _ in range(6):
        writer.write(b"three")


async def unread(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Who closes with octets unread resets at once: waiting writers hear of it."""
    writer.write(b"go\n" + bytes(50_000_000))
    waiters = [asyncio.ensure_future(writer.drain()) for _ in range(3)]
    await asyncio.sleep(0)
    waiters[1].cancel()
    for waiter in waiters:
        await tell("drain", waiter)
    await closed(writer)


async def fails(host: str, port: int, hidden: int) -> None:
    try:
        await asyncio.open_connection(host, port)
    except OSError as error:
        print(type(error).__name__, str(error).replace(str(hidden), "PORT"), error.errno)
    except UnicodeError as error:
        print(error)


async def beginnings() -> None:
    server = await asyncio.start_server(keeps, "127.0.0.1", 0)
    port = port_of(server)
    for host in ("127.0.0.1", "0.0.0.0"):
        try:
            await asyncio.start_server(keeps, host, port)
        except OSError as error:
            print(type(error).__name__, str(error).replace(str(port), "PORT"), error.errno)
    server.close()
    await server.wait_closed()
    for host, number in (("127.0.0.1", port), ("127.0.0.1", 0), ("a..b", 1), ("a" * 64, 1)):
        await fails(host, number, port)


async def main() -> None:
    pairs = ((answers_late, half), (resets, reset), (leaves, left), (leaves_unread, unread))
    for serve, use in pairs:
        print(use.__name__)
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        with contextlib.suppress(ConnectionResetError):
            await use(*await asyncio.open_connection("127.0.0.1", port_of(server)))
        server.close()
    await beginnings()


asyncio.run(main())
