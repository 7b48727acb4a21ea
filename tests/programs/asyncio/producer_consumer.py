import asyncio


async def producer(queue: asyncio.Queue[int], count: int) -> None:
    for item in range(count):
        await queue.put(item)
        print("put", item, queue.qsize(), queue.full())
    print("producer done")


async def consumer(queue: asyncio.Queue[int], name: str, taken: list[int]) -> None:
    while True:
        item = await queue.get()
        print(name, "got", item)
        await asyncio.sleep(0)
        taken.append(item)
        queue.task_done()


async def main() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue(2)
    taken: list[int] = []
    consumers = [asyncio.create_task(consumer(queue, name, taken)) for name in ("x", "y")]
    await producer(queue, 7)
    await queue.join()
    print("all done", taken, queue.empty())
    for task in consumers:
        task.cancel()
    results = await asyncio.gather(*consumers, return_exceptions=True)
    print([isinstance(result, asyncio.CancelledError) for result in results])
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull:
        print("full", queue.maxsize)
    print(queue.get_nowait(), queue.get_nowait())
    queue.task_done()
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
