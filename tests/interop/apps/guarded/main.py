"""Servers on the ports 7000 and 7001; a line `PORT` has one connect to this port of 10.77.0.1."""

import asyncio

HOST = "10.77.0.1"


async def call(port: int) -> str:
    try:
        _, writer = await asyncio.open_connection(HOST, port)
        writer.close()
        return "connected"
    except OSError as error:
        return f"{type(error).__name__} {error}"


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    line = await reader.readline()
    if line:
        writer.write((await call(int(line))).encode() + b"\n")
        await writer.drain()
    writer.close()


async def main() -> None:
    server = await asyncio.start_server(serve, "0.0.0.0", 7000)
    hidden = await asyncio.start_server(serve, "0.0.0.0", 7001)
    print("listening", flush=True)
    async with server, hidden:
        await server.serve_forever()


asyncio.run(main())
