"""A web server on both families that says who asks; with an argument, a client of it."""

import asyncio
import sys


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        words = (await reader.readline()).split()
        while (await reader.readline()).strip():
            pass
        count = int(words[1][1:]) if words[1][1:].isdigit() else 0
        body = writer.get_extra_info("peername")[0].encode() + b"\n" + b"x" * count
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        await writer.drain()
    except (IndexError, OSError):
        pass
    finally:
        writer.close()


async def fetch(host: str, port: int) -> None:
    try:
        reader, writer = await asyncio.open_connection(host, port)
    except OSError as error:
        print(error, flush=True)
        return
    writer.write(b"hello\n")
    data = await reader.read()
    print(data if len(data) < 100 else (len(data), sum(data)), flush=True)
    writer.close()


async def main() -> None:
    if len(sys.argv) > 1:
        for port in sys.argv[2:]:
            await fetch(sys.argv[1], int(port))
        return
    server = await asyncio.start_server(answer, None, 8080)
    print("listening", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
