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
