"""Asynchronous iterators of all kinds: classes, methods, fields, shared and left behind."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Callable
from types import TracebackType
from typing import Protocol, TypeVar

T = TypeVar("T")


class Countdown:
    """A class of its own with `__anext__`."""

    def __init__(self, start: int) -> None:
        self.left = start

    def __aiter__(self) -> "Countdown":
        return self

    async def __anext__(self) -> int:
        if self.left == 0:
            raise StopAsyncIteration("done")
        await asyncio.sleep(0)
        self.left -= 1
        return self.left


class Pages:
    """`__aiter__` is an asynchronous generator."""

    def __init__(self, *pages: str) -> None:
        self.pages = pages

    async def __aiter__(self) -> AsyncIterator[str]:
        for page in self.pages:
            yield page


class Source(Protocol):
    def stream(self, count: int) -> AsyncIterator[float]: ...


class Halves:
    async def stream(self, count: int) -> AsyncIterator[float]:
        for number in range(count):
            yield number / 2


class Base(ABC):
    @abstractmethod
    def items(self) -> AsyncIterator[str]: ...


class Letters(Base):
    async def items(self) -> AsyncIterator[str]:
        for letter in "ab":
            yield letter


class Capitals(Letters):
    async def items(self) -> AsyncIterator[str]:
        async for letter in super().items():
            yield letter.upper()


class Door:
    def __init__(self, name: str) -> None:
        self.name = name

    async def __aenter__(self) -> str:
        await asyncio.sleep(0)
        print("open", self.name)
        return self.name

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.sleep(0)
        print("shut", self.name, type(error).__name__)


async def take(source: AsyncIterable[T], count: int) -> AsyncIterator[T]:
    """The first items of any source."""
    if count > 0:
        async for item in source:
            yield item
            count -= 1
            if count == 0:
                return


async def through(name: str) -> AsyncGenerator[str, None]:
    async with Door(name) as opened, Door(opened + "'"):
        yield opened
        yield "second"


async def pairs() -> AsyncIterator[tuple[int, str]]:
    yield 1, "one"
    yield 2, "two"


async def slow(name: str) -> AsyncGenerator[int, None]:
    try:
        yield 1
        await asyncio.sleep(10)
        yield 2
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "finally")


async def consume(source: AsyncIterator[int]) -> None:
    async for item in source:
        print("consumed", item)


async def collect(source: AsyncIterable[T]) -> list[T]:
    return [item async for item in source]


class Holder:
    def __init__(self, source: AsyncIterator[int]) -> None:
        self.source = source


async def cancelling() -> None:
    task = asyncio.create_task(consume(slow("task")))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("task was cancelled")
    shared = slow("shared")
    print(await anext(shared))
    first = asyncio.create_task(shared.__anext__())
    await asyncio.sleep(0)
    for attempt in ("anext", "aclose", "athrow"):
        try:
            if attempt == "anext":
                await anext(shared)
            elif attempt == "aclose":
                await shared.aclose()
            else:
                await shared.athrow(ValueError())
        except RuntimeError as error:
            print(error)
    first.cancel()
    print(await asyncio.gather(first, return_exceptions=True))


left = through("left behind")


async def main() -> None:
    print([n async for n in Countdown(3)], await collect(Pages("x", "y")))
    print(await collect(take(Pages("p", "q", "r"), 2)), await collect(take(Countdown(9), 3)))
    sources: list[Source] = [Halves()]
    for source in sources:
        print([value async for value in source.stream(3)])
    for base in (Letters(), Capitals()):
        known: Base = base
        print([letter async for letter in known.items()])
    async for number, word in pairs():
        print(number, word)
    async for opened in through("front"):
        print(opened)
        if opened == "front":
            continue
    try:
        async for opened in through("back"):
            raise LookupError(opened)
    except LookupError as error:
        print("caught", error)
    for _ in range(12):
        await asyncio.sleep(0)
    for holder in (Holder(take(Countdown(3), 5)), Holder(Countdown(2))):
        print([n async for n in holder.source])
    makers: list[Callable[[], AsyncIterator[int]]] = [lambda: take(Countdown(4), 2)]
    print([n for make in makers async for n in make() if n % 2])
    await cancelling()
    print(await anext(left))
    print("main ends")


asyncio.run(main())
