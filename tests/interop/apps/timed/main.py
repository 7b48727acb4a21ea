"""Tells the year once the network has told it that this is not the present one."""

import asyncio
import time


async def nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


async def main() -> None:
    server = await asyncio.start_server(nothing, "0.0.0.0", 7000)
    while time.gmtime().tm_year < 2040:
        await asyncio.sleep(0.05)
    print("it is", time.gmtime().tm_year, flush=True)
    server.close()


asyncio.run(main())
