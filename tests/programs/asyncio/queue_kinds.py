import asyncio


class Job:
    def __init__(self, priority: int, name: str) -> None:
        self.priority = priority
        self.name = name

    def __lt__(self, other: "Job") -> bool:
        return self.priority < other.priority


async def drain(queue: asyncio.Queue[int]) -> list[int]:
    return [await queue.get() for _ in range(queue.qsize())]


async def main() -> None:
    fifo: asyncio.Queue[int] = asyncio.Queue()
    lifo: asyncio.LifoQueue[int] = asyncio.LifoQueue()
    smallest: asyncio.PriorityQueue[int] = asyncio.PriorityQueue()
    for item in (5, 1, 4, 1, 3):
        await fifo.put(item)
        await lifo.put(item)
        await smallest.put(item)
    print(await drain(fifo))
    print(await drain(lifo))
    print(await drain(smallest))
    pairs: asyncio.PriorityQueue[tuple[int, str]] = asyncio.PriorityQueue()
    for pair in [(2, "b"), (1, "z"), (1, "a")]:
        pairs.put_nowait(pair)
    print([pairs.get_nowait() for _ in range(3)])
    jobs: asyncio.PriorityQueue[Job] = asyncio.PriorityQueue()
    for n, name in enumerate(["low", "high", "middle", "highest"]):
        jobs.put_nowait(Job([9, 2, 5, 1][n], name))
    print([jobs.get_nowait().name for _ in range(4)])


asyncio.run(main())
