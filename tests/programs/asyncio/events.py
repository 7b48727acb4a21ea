import asyncio


async def waiter(event: asyncio.Event, name: str) -> None:
    print(name, "waits")
    print(name, "got", await event.wait())


async def main() -> None:
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, name)) for name in ("a", "b", "c")]
    await asyncio.sleep(0)
    tasks[1].cancel()
    print("set", event.is_set())
    event.set()
    print("set", event.is_set())
    event.clear()
    print("set", event.is_set())
    await asyncio.wait(tasks)
    print([task.cancelled() for task in tasks])
    event.set()
    await waiter(event, "d")


asyncio.run(main())
