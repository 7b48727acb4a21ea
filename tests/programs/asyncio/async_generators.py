"""Asynchronous generators: every way to drive one, and every way it can end."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator


async def count(stop: int) -> AsyncIterator[int]:
    for number in range(stop):
        await asyncio.sleep(0)
        yield number


async def guarded(name: str, stop: int) -> AsyncGenerator[str, None]:
    print(name, "begins")
    try:
        for number in range(stop):
            yield f"{name}{number}"
    except GeneratorExit:
        print(name, "is closed")
        raise
    except ValueError as error:
        print(name, "got", error)
        yield "recovered"
    finally:
        await asyncio.sleep(0)
        print(name, "ends")


async def echo() -> AsyncGenerator[int, str | None]:
    total = 0
    while True:
        text = yield total
        if text is None:
            print("nothing sent")
        elif text == "return":
            return
        else:
            total += len(text)


async def stubborn() -> AsyncGenerator[int, None]:
    try:
        yield 1
    except GeneratorExit:
        print("I stay")
        yield 2
    yield 3


async def fails(kind: str) -> AsyncIterator[int]:
    yield 1
    if kind == "stop":
        raise StopIteration(5)
    if kind == "async stop":
        raise StopAsyncIteration
    raise KeyError(kind)


async def outer(depth: int) -> AsyncGenerator[int, None]:
    yield depth
    if depth > 0:
        async for inner in outer(depth - 1):
            yield inner


async def reenter() -> AsyncGenerator[int, None]:
    try:
        await anext(running)
    except RuntimeError as error:
        print("reenter:", error)
    yield 7


running: AsyncGenerator[int, None] = reenter()


async def sending() -> None:
    talk = echo()
    try:
        await talk.asend("early")
    except TypeError as error:
        print(error)
    print(await anext(talk), await talk.asend("four"), await talk.asend(None))
    print(await talk.__anext__(), await talk.asend("ab"))
    try:
        await talk.asend("return")
    except StopAsyncIteration as stop:
        print("over", stop.args)
    print(await anext(talk, -1))
    await talk.aclose()


async def throwing() -> None:
    source = guarded("t", 3)
    print(await anext(source))
    print(await source.athrow(ValueError("thrown")))
    try:
        await source.athrow(KeyError("again"))
    except KeyError as error:
        print("out came", error)
    print([item async for item in source])
    fresh = guarded("f", 3)
    try:
        await fresh.athrow(OSError("before the start"))
    except OSError as error:
        print("fresh:", error, [item async for item in fresh])


async def closing() -> None:
    source = guarded("c", 3)
    print(await anext(source))
    await source.aclose()
    await source.aclose()
    print(await anext(source, "closed"))
    never = guarded("never", 1)
    await never.aclose()
    print([item async for item in never])
    stays = stubborn()
    print(await anext(stays))
    try:
        await stays.aclose()
    except RuntimeError as error:
        print(error)
    print([item async for item in stays])


async def failing() -> None:
    for kind in ("stop", "async stop", "other"):
        try:
            async for item in fails(kind):
                print(kind, item)
        except (RuntimeError, KeyError) as error:
            print(type(error).__name__, error, repr(error.__cause__))


async def leaving() -> int:
    async for item in guarded("break", 3):
        print(item)
        break
    else:
        print("not reached")
    print("left by break")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    async for item in guarded("whole", 1):
        print(item)
    else:
        print("exhausted")
    async for item in guarded("return", 3):
        return len(item)
    return -1


async def main() -> None:
    print([item async for item in count(4)], {n: n * n async for n in count(3) if n})
    print({await asyncio.sleep(0, n % 2) async for n in count(5)})
    doubled = (n * 2 async for n in count(4) if n != 1)
    print(await anext(doubled), [n async for n in doubled])
    pending = (await asyncio.sleep(0, n + 1) for n in range(3))
    print([n async for n in pending])
    print([n async for n in outer(3)])
    print(await asyncio.gather(*[asyncio.create_task(total(n)) for n in (3, 5)]))
    for test in (sending, throwing, closing, failing):
        await test()
    print(await leaving())
    print(await anext(running), await anext(running, None))
    walk = aiter(count(2))
    print(await anext(walk), await anext(walk), await anext(walk, "end"))


async def total(stop: int) -> int:
    result = 0
    async for number in count(stop):
        result += number
    return result


asyncio.run(main())
