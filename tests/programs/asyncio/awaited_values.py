import asyncio


async def main() -> None:
    print(await asyncio.wait_for(asyncio.sleep(0.01, 5), 3))
    print(await asyncio.wait_for(asyncio.sleep(0.01, "x"), 3))
    print(await asyncio.gather(asyncio.sleep(0.01, 5), asyncio.sleep(0, 6)))
    t = asyncio.create_task(asyncio.sleep(0.01, True))
    print(await t)
    print(await asyncio.shield(asyncio.sleep(0.01, 1.5)))


asyncio.run(main())
