import asyncio


class Meter:
    def __init__(self) -> None:
        self.now = 0
        self.most = 0


async def worker(semaphore: asyncio.Semaphore, meter: Meter, number: int) -> int:
    async with semaphore:
        meter.now += 1
        meter.most = max(meter.most, meter.now)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        meter.now -= 1
    return number


async def main() -> None:
    meter = Meter()
    semaphore = asyncio.Semaphore(3)
    print(await asyncio.gather(*[worker(semaphore, meter, n) for n in range(8)]))
    print(meter.most, meter.now, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print(bounded.locked())
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
