"""`gather` of different types: lists, unpacked or kept; exceptions; nested; cancelled."""

import asyncio


async def number(value: int, turns: int = 0) -> int:
    for _ in range(turns):
        await asyncio.sleep(0)
    return value


async def text(value: str) -> str:
    await asyncio.sleep(0)
    return value


async def maybe(value: float) -> float | None:
    return value if value > 0 else None


async def fails(message: str) -> bytes:
    await asyncio.sleep(0)
    raise ValueError(message)


async def nothing(name: str) -> None:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise


async def main() -> None:
    count, word = await asyncio.gather(number(1), text("x"))
    print(count + 1, word.upper())
    a, b, c = await asyncio.gather(number(2), maybe(0.5), asyncio.create_task(text("task")))
    print(a, b, c)
    [first, second] = await asyncio.wait_for(asyncio.gather(text("in time"), number(3)), 5)
    print(first.title(), second)
    kept = await asyncio.gather(number(4), text("kept"))
    print(kept, len(kept), kept[1], type(kept).__name__)
    for item in kept:
        if isinstance(item, int):
            print("int", item)
        else:
            print("other", item)
    tasks = asyncio.gather(asyncio.create_task(number(5, 3)), asyncio.create_task(text("t")))
    print(await tasks, tasks.done())
    good, bad = await asyncio.gather(number(6), fails("returned"), return_exceptions=True)
    print(good, repr(bad))
    print(await asyncio.gather(number(7), fails("listed"), text("y"), return_exceptions=True))
    try:
        _, _ = await asyncio.gather(number(8, 5), fails("raised"))
    except ValueError as error:
        print("caught", error)
    nested = await asyncio.gather(asyncio.gather(number(9), number(10)), text("flat"))
    print(nested)
    await asyncio.gather(number(11), text("ignored"), maybe(-1.0))
    waiting = asyncio.gather(nothing("one"), nothing("two"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(waiting.cancel("enough"), waiting.done())
    try:
        await waiting
    except asyncio.CancelledError as error:
        print("gather cancelled", error.args)
    inner = asyncio.create_task(nothing("inner"))
    together = asyncio.gather(inner, number(12), return_exceptions=True)
    await asyncio.sleep(0)
    inner.cancel()
    print(await together)
    none: list[int] = await asyncio.gather(*[number(n) for n in range(0)])
    print(none)


asyncio.run(main())
