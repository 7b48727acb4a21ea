"""A client of 10.77.0.1: port 9001 refuses, 9000 answers, then resets; it says what it saw."""

import asyncio

HOST = "10.77.0.1"


async def main() -> None:
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


asyncio.run(main())
