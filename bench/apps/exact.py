"""Transfers that both sides sum up: a server on port 47000, one line says what a connection is for.

`send N`  N blocks; `take`  after the peer's end: the SHA-256 of what came, as a line.
Block k is its number in eight octets and the rest of a fixed block.
"""

import asyncio
import hashlib

PORT = 47000
BLOCK = bytes([(k * k * 31 + k // 7) & 255 for k in range(65536)])


async def send(writer: asyncio.StreamWriter, count: int) -> None:
    rest = BLOCK[8:]
    for number in range(count):
        writer.write(number.to_bytes(8, "big") + rest)
        await writer.drain()


async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    digest = hashlib.sha256()
    while part := await reader.read(65536):
        digest.update(part)
    writer.write(digest.hexdigest().encode() + b"\n")
    await writer.drain()


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        words = (await reader.readline()).decode("latin-1").split()
        if len(words) == 2 and words[0] == "send":
            await send(writer, int(words[1]))
        elif words == ["take"]:
            await take(reader, writer)
    except (ValueError, OSError):
        pass
    finally:
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(serve, "0.0.0.0", PORT)
    print("listening", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
