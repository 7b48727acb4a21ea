"""Both sides of a connection. Without arguments: a server of octets on port 7000.

One line tells it what a connection is for:

`send N`  N octets, the k-th is k % 251, then the end
`count`   after the peer's end: how many octets came and their sum, as a line
`echo`    everything back until the peer's end

With the argument `client`: a client of 10.77.0.1, whose port 9001 refuses, whose port 9000
answers, then resets; it says what it saw.
"""

import asyncio
import sys

HOST = "10.77.0.1"


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


async def be_server() -> None:
    server = await asyncio.start_server(serve, "0.0.0.0", 7000)
    print("listening on port 7000", flush=True)
    async with server:
        await server.serve_forever()


async def be_client() -> None:
    try:
        await asyncio.open_connection(HOST, 9001)
        print("connected?", flush=True)
    except ConnectionRefusedError:
        print("refused", flush=True)
    reader, writer = await asyncio.open_connection(HOST, 9000)
    writer.write(b"x" * 100_000 + b"\n")
    await writer.drain()
    line = await reader.readline()
    print(f"answer {line.decode().strip()}", flush=True)
    writer.write_eof()
    rest = await reader.read(-1)
    print(f"rest {len(rest)}", flush=True)
    writer.close()
    try:
        reader, writer = await asyncio.open_connection(HOST, 9000)
        print("again", flush=True)
        await reader.readexactly(10)
        print("no reset?", flush=True)
    except ConnectionResetError:
        print("reset", flush=True)


asyncio.run(be_client() if sys.argv[1:] == ["client"] else be_server())
