import asyncio


async def after(event: asyncio.Event, result: int) -> int:
    await event.wait()
    if result < 0:
        raise ValueError("negative")
    return result


async def main() -> None:
    events = [asyncio.Event() for _ in range(3)]
    tasks = [asyncio.create_task(after(event, n)) for n, event in enumerate(events)]
    events[1].set()
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), tasks[1] in done, [task.result() for task in done])
    done, pending = await asyncio.wait(pending, timeout=0.01)
    print(len(done), len(pending))
    events[0].set()
    events[2].set()
    done, pending = await asyncio.wait(tasks)
    print(sorted(task.result() for task in done), len(pending))

    failing = asyncio.create_task(after(events[0], -1))
    endless = asyncio.create_task(asyncio.sleep(3600, 1))
    done, pending = await asyncio.wait([failing, endless], return_when=asyncio.FIRST_EXCEPTION)
    print([task is failing for task in done], failing.exception())
    endless.cancel()

    gates = [asyncio.Event() for _ in range(3)]
    coroutines = [after(gate, n * 10) for n, gate in enumerate(gates)]
    loop = asyncio.get_running_loop()
    for turn, index in enumerate([2, 0, 1]):
        loop.call_later(0.005 * (turn + 1), gates[index].set)
    for next_one in asyncio.as_completed(coroutines):
        print(await next_one)


asyncio.run(main())
