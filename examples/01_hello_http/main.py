"""The smallest web server: ordinary asyncio, one answer for every path."""

import asyncio


async def read_path(reader: asyncio.StreamReader) -> str | None:
    """The path of a GET request whose headers were read to their end, else None."""
    words = (await reader.readline()).decode("latin-1").split()
    while (await reader.readline()).strip():
        pass
    return words[1] if len(words) == 3 and words[0] == "GET" else None


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        path = await asyncio.wait_for(read_path(reader), 10.0)
        status = "200 OK" if path else "400 Bad Request"
        body = (f"Hello from Unikernel! Path: {path}" if path else status).encode()
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
    except (ValueError, OSError):
        pass  # a line without end, a peer that left or fell asleep: nobody to answer
    finally:
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(answer, "0.0.0.0", 8080)
    print("listening on port 8080", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
