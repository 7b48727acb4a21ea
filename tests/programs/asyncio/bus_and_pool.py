"""Retries, an event bus, a pool of workers: awaitables, decorators, context managers."""

from __future__ import annotations
import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, AsyncIterator, Iterator, ParamSpec, TypeVar, overload
import functools

P = ParamSpec("P")
R = TypeVar("R")


def retry(times: int, *exceptions: type[Exception]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def deco(fn: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(fn)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            last: Exception | None = None
            for attempt in range(1, times + 1):
                try:
                    return fn(*args, **kwargs)
                except exceptions as e:
                    print(f"attempt {attempt} failed: {e}")
                    last = e
            assert last is not None
            raise last

        return wrapper

    return deco


count = 0


@retry(3, ValueError, KeyError)
def flaky(limit: int) -> str:
    global count
    count += 1
    if count < limit:
        raise ValueError(f"no {count}")
    return f"ok after {count}"


print(flaky(3), flaky.__name__)
try:
    count = -10
    flaky(5)
except ValueError as e:
    print("gave up", e)

Handler = Callable[[dict[str, str]], Awaitable[None]]


class EventBus:
    def __init__(self) -> None:
        self._handlers: defaultdict[str, list[Handler]] = defaultdict(list)

    def on(self, event: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self._handlers[event].append(handler)
            return handler

        return register

    async def emit(self, event: str, **data: str) -> int:
        handlers = self._handlers.get(event, [])
        await asyncio.gather(*(h(data) for h in handlers))
        return len(handlers)


bus = EventBus()


@bus.on("greet")
async def hello(data: dict[str, str]) -> None:
    await asyncio.sleep(0)
    print("hello", data["name"])


@bus.on("greet")
async def log(data: dict[str, str]) -> None:
    print("log", sorted(data.items()))


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


async def worker(name: str, queue: asyncio.PriorityQueue[Job], results: list[str]) -> None:
    while True:
        job = await queue.get()
        try:
            await asyncio.sleep(0.001 * job.priority)
            results.append(f"{name}:{job.name}")
        finally:
            queue.task_done()


@asynccontextmanager
async def pool(
    n: int, queue: asyncio.PriorityQueue[Job], results: list[str]
) -> AsyncIterator[list[asyncio.Task[None]]]:
    tasks = [asyncio.create_task(worker(f"w{i}", queue, results)) for i in range(n)]
    try:
        yield tasks
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def main() -> None:
    print(await bus.emit("greet", name="bob", lang="en"), await bus.emit("nothing"))
    q: asyncio.PriorityQueue[Job] = asyncio.PriorityQueue()
    for i, n in enumerate("dcba"):
        q.put_nowait(Job(4 - i, n))
    results: list[str] = []
    async with pool(1, q, results):
        await q.join()
    print(results)
    async with asyncio.timeout(1):
        a, b = await asyncio.gather(asyncio.sleep(0, "x"), asyncio.sleep(0, 2))
        print(a, b)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
