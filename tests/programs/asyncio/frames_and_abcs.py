"""Coroutines and generators are instances of their ABCs."""

import asyncio
from collections.abc import (
    AsyncIterable,
    Coroutine,
    AsyncIterator,
    Awaitable,
    Generator,
    AsyncGenerator,
)


async def co() -> int:
    return 1


class A:
    def __aiter__(self) -> "A":
        return self

    async def __anext__(self) -> int:
        raise StopAsyncIteration


class W:
    def __await__(self) -> Generator[None, None, int]:
        yield None
        return 1


def gen() -> Generator[int, None, None]:
    yield 1


async def agen() -> AsyncGenerator[int, None]:
    yield 1


def show(o: object) -> None:
    print(
        type(o).__name__,
        isinstance(o, AsyncIterable),
        isinstance(o, Coroutine),
        isinstance(o, AsyncIterator),
        isinstance(o, Awaitable),
        isinstance(o, Generator),
        isinstance(o, AsyncGenerator),
    )


async def main() -> None:
    c = co()
    show(c)
    await c
    show(A())
    show(W())
    show(gen())
    show(agen())
    show(1)
    t = asyncio.create_task(co())
    show(t)
    await t


asyncio.run(main())
