"""What leaves `main` leaves the program, after everything was cleaned up."""

import asyncio


async def background() -> None:
    try:
        await asyncio.sleep(3600)
    finally:
        print("background cancelled", flush=True)


async def inner() -> None:
    await asyncio.sleep(0)
    raise KeyError("missing")


async def main() -> None:
    task = asyncio.create_task(background())
    await asyncio.sleep(0)
    print(task.done())
    await inner()


asyncio.run(main())
