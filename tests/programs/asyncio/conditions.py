import asyncio


class Buffer:
    def __init__(self, size: int) -> None:
        self.items: list[int] = []
        self.size = size
        self.changed = asyncio.Condition()

    async def put(self, item: int) -> None:
        async with self.changed:
            await self.changed.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            print("put", item)
            self.changed.notify_all()

    async def get(self) -> int:
        async with self.changed:
            while not self.items:
                await self.changed.wait()
            item = self.items.pop(0)
            print("got", item)
            self.changed.notify_all()
            return item


async def put_all(buffer: Buffer) -> None:
    for item in range(5):
        await buffer.put(item)


async def get_all(buffer: Buffer) -> int:
    total = 0
    for _ in range(5):
        total += await buffer.get()
    return total


async def meet(barrier: asyncio.Barrier, name: str) -> None:
    print(name, "arrives")
    await barrier.wait()
    print(name, "leaves")


async def main() -> None:
    buffer = Buffer(2)
    task = asyncio.create_task(get_all(buffer))
    await put_all(buffer)
    print(await task)
    condition = asyncio.Condition()
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*[meet(barrier, name) for name in "xyz"])
    print(barrier.n_waiting, barrier.parties, barrier.broken)


asyncio.run(main())
