import asyncio
import sys


async def leave() -> None:
    await asyncio.sleep(0)
    print("leaving", flush=True)
    sys.exit(7)


async def main() -> None:
    try:
        await leave()
    finally:
        print("main ends", flush=True)


asyncio.run(main())
