import asyncio


async def worker(log: list[str]) -> None:
    try:
        log.append("start")
        await asyncio.sleep(3600)
        log.append("never")
    except asyncio.CancelledError:
        log.append("cancelled")
        raise
    finally:
        log.append("clean-up")


async def stubborn(log: list[str]) -> str:
    for attempt in range(2):
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError as error:
            log.append(f"ignored {attempt} {error}")
    return "survived"


async def main() -> None:
    log: list[str] = []
    task = asyncio.create_task(worker(log))
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelled(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError:
        print("task was cancelled")
    print(task.cancelled(), task.cancel(), log)

    log = []
    unstarted = asyncio.create_task(worker(log))
    unstarted.cancel()
    await asyncio.wait([unstarted])
    print(unstarted.cancelled(), log)

    stubborn_task = asyncio.create_task(stubborn(log))
    await asyncio.sleep(0)
    stubborn_task.cancel("please")
    await asyncio.sleep(0)
    stubborn_task.cancel()
    print(await stubborn_task, log, stubborn_task.cancelled(), stubborn_task.cancelling())
    try:
        stubborn_task.exception()
        print("no exception")
        unstarted.result()
    except asyncio.CancelledError as error:
        print("CancelledError", error.args)


asyncio.run(main())
