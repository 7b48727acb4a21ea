"""Looks for the names that its arguments give, and says what it found."""

import asyncio
import socket
import sys


async def main() -> None:
    loop = asyncio.get_running_loop()
    for name in sys.argv[1:]:
        try:
            infos = await loop.getaddrinfo(name, 80, type=socket.SOCK_STREAM)
            print(" ".join([name, *[info[4][0] for info in infos]]), flush=True)
        except socket.gaierror as error:
            print(name, error.errno, flush=True)
    try:
        _, writer = await asyncio.open_connection("host.example", 9001)
        writer.close()
        print("connected?", flush=True)
    except ConnectionRefusedError as error:
        print(error, flush=True)
    print("done", flush=True)


asyncio.run(main())
