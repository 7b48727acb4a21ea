"""An exception out of an asynchronous generator: the frames in its traceback."""

import asyncio
from collections.abc import AsyncIterator


async def numbers(stop: int) -> AsyncIterator[int]:
    for number in range(stop):
        await asyncio.sleep(0)
        yield 10 // (2 - number)


async def through(stop: int) -> AsyncIterator[int]:
    async for number in numbers(stop):
        yield number


async def main() -> None:
    async for number in through(5):
        print(number)


asyncio.run(main())
