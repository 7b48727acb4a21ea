"""A keep-alive web server with one answer of 100 octets, as an image and under CPython."""

import asyncio

BODY = b"0123456789" * 10
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n"
ANSWER = HEAD + b"\r\n" + BODY
LAST_ANSWER = HEAD + b"Connection: close\r\n\r\n" + BODY


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            request = await reader.readuntil(b"\r\n\r\n")
            last = b"\r\nConnection: close\r\n" in request
            writer.write(LAST_ANSWER if last else ANSWER)
            await writer.drain()
            if last:
                break
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
        pass
    finally:
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(serve, "0.0.0.0", 8080)
    print("listening on port 8080", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
