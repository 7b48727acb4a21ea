"""Asynchronous iterators, context managers and generators of values."""

import asyncio
from types import TracebackType


class Ticker:
    def __init__(self, count: int) -> None:
        self.left = count

    def __aiter__(self) -> "Ticker":
        return self

    async def __anext__(self) -> int:
        if self.left == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.left -= 1
        return self.left


class Session:
    def __init__(self, name: str) -> None:
        self.name = name

    async def __aenter__(self) -> "Session":
        await asyncio.sleep(0)
        print("enter", self.name)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        await asyncio.sleep(0)
        print("exit", self.name, error)
        return isinstance(error, ValueError)


async def main() -> None:
    async for value in Ticker(3):
        print("tick", value)
    else:
        print("ran out")
    print([value * value async for value in Ticker(4)])
    async with Session("one") as one, Session("two"):
        print("inside", one.name)
    async with Session("swallows"):
        raise ValueError("gone")
    print("after")


asyncio.run(main())
