import asyncio


async def slow() -> str:
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("slow was cancelled")
        raise
    return "late"


async def quick() -> str:
    await asyncio.sleep(0)
    return "in time"


async def late_answer() -> str:
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        return "answer at the last moment"
    return "never"


async def main() -> None:
    print(await asyncio.wait_for(quick(), 10))
    print(await asyncio.wait_for(quick(), timeout=None))
    for limit in (0.01, 0.0):
        try:
            await asyncio.wait_for(slow(), limit)
        except asyncio.TimeoutError as error:
            print("timed out", repr(error), isinstance(error, TimeoutError))
    print(await asyncio.wait_for(late_answer(), 0.01))
    task = asyncio.create_task(slow())
    scope = asyncio.timeout(0.01)
    try:
        async with scope:
            await task
    except TimeoutError:
        print("block timed out", scope.expired(), task.cancelled())
    async with asyncio.timeout(10) as scope:
        print(await quick())
    print(scope.expired())
    async with asyncio.timeout(None) as scope:
        when = scope.when()
        print(when is None)


asyncio.run(main())


class Shared:
    """One task that many wait for, some of them for less than it gives."""

    def __init__(self) -> None:
        self.task: asyncio.Task[int] | None = None

    async def result(self) -> int | None:
        if self.task is None:
            self.task = asyncio.create_task(asyncio.sleep(0, 7))
        return await asyncio.shield(self.task)


async def results_of_futures() -> None:
    future: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    future.set_result("x")
    print(await asyncio.shield(future), await asyncio.wait_for(future, 2))
    print(await asyncio.ensure_future(future))
    shared = Shared()
    found: int | str | None = await shared.result()
    print(found, await shared.result())
    number: float | None = await asyncio.wait_for(asyncio.create_task(asyncio.sleep(0, 1.5)), 1)
    print(number)


asyncio.run(results_of_futures())
