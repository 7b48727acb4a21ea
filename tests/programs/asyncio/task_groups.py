import asyncio


async def step(name: str, turns: int) -> str:
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    print(name, "done")
    return name


async def fail(turns: int) -> None:
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError("group member failed")


async def main() -> None:
    async with asyncio.TaskGroup() as group:
        a = group.create_task(step("a", 3))
        b = group.create_task(step("b", 1))
        print("created")
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(step("c", 100))
            group.create_task(fail(2))
            await asyncio.sleep(3600)
    except ExceptionGroup as error:
        print(error, [repr(one) for one in error.exceptions])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(step("d", 100))
            await asyncio.sleep(0)
            raise KeyError("body")
    except ExceptionGroup as error:
        print(len(error.exceptions))
    task = asyncio.current_task()
    print(task is not None and task.cancelling())


asyncio.run(main())
