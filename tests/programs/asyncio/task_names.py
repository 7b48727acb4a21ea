import asyncio


async def show() -> str:
    task = asyncio.current_task()
    return "none" if task is None else task.get_name()


async def main() -> None:
    print(await show())
    first = asyncio.create_task(show())
    named = asyncio.create_task(show(), name="worker")
    third = asyncio.create_task(show())
    print(first.get_name(), named.get_name(), third.get_name(), len(asyncio.all_tasks()))
    third.set_name("renamed")
    print(await asyncio.gather(first, named, third))
    print(len(asyncio.all_tasks()))
    asyncio.get_running_loop().call_soon(lambda: print(asyncio.current_task() is None))
    await asyncio.sleep(0)
    fourth = asyncio.create_task(show())
    print(await fourth)


asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
