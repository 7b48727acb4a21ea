"""A server of octets on port 7000. One line tells what the connection is for:

`send N`  N octets, the k-th is k % 251, then the end
`count`   after the peer's end: how many octets came and their sum, as a line
`echo`    everything back until the peer's end
"""

import asyncio


async def send(writer: asyncio.StreamWriter, count: int) -> None:
    pattern = bytes([k % 251 for k in range(251 * 64)])
    sent = 0
    while sent < count:
        step = min(count - sent, len(pattern))
        writer.write(pattern[:step])
        await writer.drain()
        sent += step


async def count_octets(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    count = 0
    total = 0
    while True:
        part = await reader.read(65536)
        if not part:
            break
        count += len(part)
        total += sum(part)
    writer.write(f"{count} {total}\n".encode())


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        part = await reader.read(4096)
        if not part:
            break
        writer.write(part)
        await writer.drain()


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        words = (await reader.readline()).decode("latin-1").split()
        if len(words) == 2 and words[0] == "send":
            await send(writer, int(words[1]))
        elif words == ["count"]:
            await count_octets(reader, writer)
        elif words == ["echo"]:
            await echo(reader, writer)
        await writer.drain()
    except (ValueError, OSError):
        pass
    finally:
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(serve, "0.0.0.0", 7000)
    print("listening on port 7000", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
