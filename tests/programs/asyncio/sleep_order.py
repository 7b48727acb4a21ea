"""Timers fire by time, not by the order in which they were made."""

import asyncio


async def sleeper(name: str, delay: float, woken: list[str]) -> str:
    await asyncio.sleep(delay)
    woken.append(name)
    return name


async def main() -> None:
    woken: list[str] = []
    names = await asyncio.gather(
        sleeper("third", 0.03, woken),
        sleeper("first", 0.01, woken),
        sleeper("second", 0.02, woken),
        sleeper("at once", 0, woken),
    )
    print(names)
    print(woken)
    loop = asyncio.get_running_loop()
    start = loop.time()
    fired: list[int] = []
    loop.call_at(start + 0.02, fired.append, 2)
    loop.call_later(0.01, fired.append, 1)
    late = loop.call_later(3600, fired.append, 3)
    print(late.when() > start + 3599, late.cancelled())
    late.cancel()
    await asyncio.sleep(0.03)
    print(fired, late.cancelled())
    print(loop.time() - start >= 0.03)
    print(await asyncio.sleep(0.001, "result"))


asyncio.run(main())
