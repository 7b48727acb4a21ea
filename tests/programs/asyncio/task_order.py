"""One step of each task per turn of the loop."""

import asyncio


async def count(name: str, steps: int) -> int:
    for step in range(steps):
        print(name, step)
        await asyncio.sleep(0)
    print(name, "done")
    return steps


def called(word: str, number: int) -> None:
    print(word, number)


async def nothing() -> None:
    print("nothing")


async def main() -> None:
    tasks = [asyncio.create_task(count(name, n)) for name, n in [("a", 3), ("b", 1), ("c", 2)]]
    print("created", [task.done() for task in tasks])
    await nothing()
    await asyncio.sleep(0)
    print("after one turn", [task.done() for task in tasks])
    for task in tasks:
        print(await task)
    loop = asyncio.get_running_loop()
    loop.call_soon(called, "called", 1)
    loop.call_soon(lambda: print("then this"))
    cancelled = loop.call_soon(called, "never", 0)
    cancelled.cancel()
    print(cancelled.cancelled())
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
