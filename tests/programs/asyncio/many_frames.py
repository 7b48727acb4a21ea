"""Many coroutine frames of one head size: each keeps its own size."""

import asyncio


class Res:
    async def __aenter__(self) -> "Res":
        print("enter")
        return self

    async def __aexit__(self, t: object, e: object, tb: object) -> None:
        print("exit")


class Agen:
    def __init__(self, n: int) -> None:
        self.n = n

    def __aiter__(self) -> "Agen":
        return self

    async def __anext__(self) -> int:
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def worker(q: asyncio.Queue[int], out: list[int]) -> None:
    while True:
        v = await q.get()
        out.append(v * v)
        q.task_done()


async def fail() -> None:
    await asyncio.sleep(0.001)
    raise RuntimeError("boom")


async def main() -> None:
    async with Res():
        async for v in Agen(3):
            print(v)
    q: asyncio.Queue[int] = asyncio.Queue()
    out: list[int] = []
    ws = [asyncio.create_task(worker(q, out)) for _ in range(3)]
    for i in range(5):
        q.put_nowait(i)
    await q.join()
    for w in ws:
        w.cancel()
    await asyncio.gather(*ws, return_exceptions=True)
    print(sorted(out))
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    t = asyncio.create_task(fail())
    try:
        await t
    except RuntimeError as e:
        print("caught", e)
    ev = asyncio.Event()

    async def setter() -> None:
        await asyncio.sleep(0.001)
        ev.set()

    asyncio.create_task(setter())
    await ev.wait()
    lock = asyncio.Lock()
    async with lock:
        print(lock.locked())
    await asyncio.gather(asyncio.sleep(0.02), asyncio.sleep(0.02))
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(1)
    except TimeoutError:
        print("to")


asyncio.run(main())
