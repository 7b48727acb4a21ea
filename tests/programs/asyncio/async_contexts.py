"""`asynccontextmanager`, `aclosing` and `AsyncExitStack`."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    aclosing,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from types import TracebackType


@asynccontextmanager
async def connection(name: str, port: int = 80) -> AsyncIterator[str]:
    await asyncio.sleep(0)
    print("connect", name)
    try:
        yield f"{name}:{port}"
    except ValueError as error:
        print("swallowed", error)
    except KeyError as error:
        raise LookupError("translated") from error
    finally:
        await asyncio.sleep(0)
        print("disconnect", name)


@asynccontextmanager
async def silent() -> AsyncIterator[None]:
    for _ in range(0):
        yield


@asynccontextmanager
async def twice() -> AsyncIterator[int]:
    yield 1
    yield 2


@asynccontextmanager
async def stays() -> AsyncIterator[int]:
    try:
        yield 1
    except OSError:
        yield 2


class Pool:
    def __init__(self, size: int) -> None:
        self.size = size

    @asynccontextmanager
    async def take(self) -> AsyncIterator[int]:
        self.size -= 1
        try:
            yield self.size
        finally:
            self.size += 1


class Both:
    async def __aenter__(self) -> "Both":
        print("aenter")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        await asyncio.sleep(0)
        print("aexit", repr(error))
        return isinstance(error, OverflowError)


@contextmanager
def plain(name: str) -> Iterator[str]:
    print("plain in", name)
    try:
        yield name
    finally:
        print("plain out", name)


async def numbers() -> AsyncGenerator[int, None]:
    try:
        for number in range(9):
            yield number
    finally:
        await asyncio.sleep(0)
        print("numbers closed")


async def report(text: str) -> None:
    await asyncio.sleep(0)
    print("report", text)


async def misbehaving() -> None:
    for attempt in range(3):
        try:
            if attempt == 0:
                async with silent():
                    print("never")
            elif attempt == 1:
                async with twice() as value:
                    print(value)
            else:
                async with stays():
                    raise OSError("thrown")
        except RuntimeError as error:
            print(error)
    try:
        async with twice():
            raise StopAsyncIteration("mine")
    except StopAsyncIteration as error:
        print(repr(error))


async def stacks() -> None:
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(connection("a")), stack.enter_context(plain("p")))
        await stack.enter_async_context(Both())
        stack.push_async_callback(report, "later")
        stack.callback(print_it, "now")
        raise OverflowError("for both")
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(connection("b"))
            stack.push_async_exit(Both())
            raise KeyError("k")
    except LookupError as error:
        print(repr(error), repr(error.__cause__))
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(Pool(3).take())
        kept = stack.pop_all()
    print("kept")
    kept.push_async_callback(report, "kept closes")
    await kept.aclose()


def print_it(text: str) -> None:
    print(text)


async def cancelled() -> None:
    async with connection("slow"):
        await asyncio.sleep(60)


async def main() -> None:
    async with connection("host") as first, connection("other", port=8) as second:
        print(first, second)
    async with connection("bad"):
        raise ValueError("value")
    try:
        async with connection("worse"):
            raise KeyError("key")
    except LookupError as error:
        print(repr(error), repr(error.__cause__))
    pool = Pool(2)
    async with pool.take() as left, pool.take() as fewer:
        print(left, fewer, pool.size)
    print(pool.size)
    managers: list[AbstractAsyncContextManager[object]] = [connection("abstract"), Both()]
    for manager in managers:
        async with manager as entered:
            print(type(entered).__name__)
    async with aclosing(numbers()) as source, nullcontext(5) as five:
        async for number in source:
            print(number, five)
            if number == 1:
                break
    await misbehaving()
    await stacks()
    task = asyncio.create_task(cancelled())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
