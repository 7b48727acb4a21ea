"""The loop's own methods, and a `StreamReader` that is fed by hand."""

import asyncio


def say(word: str) -> None:
    print("callback", word)


def say_two(word: str, number: int) -> None:
    print("callback", word, number)


def broken() -> None:
    raise ZeroDivisionError("in a callback")


def handler(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    print("handler:", str(context["message"])[:21], repr(context.get("exception")))


async def callbacks() -> None:
    loop = asyncio.get_running_loop()
    loop.call_soon(say, "soon")
    handle = loop.call_soon(say, "never")
    handle.cancel()
    print(handle.cancelled())
    later = loop.call_later(0.02, say, "later")
    sooner = loop.call_at(loop.time() + 0.01, say_two, "sooner", 2)
    print(later.when() > sooner.when(), sooner.cancelled())
    gone = loop.call_later(0.001, say, "gone")
    gone.cancel()
    loop.set_exception_handler(handler)
    loop.call_soon(broken)
    await asyncio.sleep(0.05)
    future: asyncio.Future[int] = loop.create_future()
    loop.call_soon(future.set_result, 5)
    print(await future, loop.is_running(), loop.is_closed(), loop.get_debug())
    try:
        future.set_result(6)
    except asyncio.InvalidStateError as error:
        print("invalid", error)
    loop.call_exception_handler({"message": "told by hand"})
    failed: asyncio.Future[int] = loop.create_future()
    failed.set_exception(OSError(1, "x"))
    try:
        await failed
    except OSError as error:
        print(repr(error))


async def feed(reader: asyncio.StreamReader, *parts: bytes) -> None:
    for part in parts:
        await asyncio.sleep(0)
        reader.feed_data(part)
    await asyncio.sleep(0)
    reader.feed_eof()


async def reading() -> None:
    reader = asyncio.StreamReader()
    feeding = asyncio.create_task(
        feed(reader, b"first li", b"ne\nsecond\nkey: va", b"lue|rest", b"!" * 5)
    )
    print(await reader.readline(), reader.at_eof())
    print(await reader.readuntil(b"\n"), await reader.readuntil(b": "))
    print(await reader.readexactly(3), await reader.readuntil(b"|"), await reader.read(2))
    await feeding
    try:
        await reader.readexactly(100)
    except asyncio.IncompleteReadError as error:
        print(error.partial, error.expected, error)
    print(await reader.read(), await reader.readline(), reader.at_eof())
    try:
        await reader.readuntil(b"\n")
    except asyncio.IncompleteReadError as error:
        print(error.partial, error.expected, error)
    for bad in (b"",):
        try:
            await reader.readuntil(bad)
        except ValueError as error:
            print(error)
    try:
        await reader.readexactly(-1)
    except ValueError as error:
        print(error)


async def limited() -> None:
    reader = asyncio.StreamReader(limit=8)
    reader.feed_data(b"0123456789abcdef\nshort\n")
    try:
        await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed)
    try:
        await reader.readline()
    except ValueError as error:
        print(error)
    print(await reader.readline())
    reader.feed_data(b"no end of line here")
    try:
        await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed)
    reader.feed_eof()
    print([line async for line in reader] if reader.at_eof() else await reader.read(-1))
    broken_reader = asyncio.StreamReader()
    broken_reader.set_exception(ConnectionResetError("reset"))
    try:
        await broken_reader.read(1)
    except ConnectionResetError as error:
        print(repr(error), repr(broken_reader.exception()))
    lines = asyncio.StreamReader()
    task = asyncio.create_task(feed(lines, b"a\nb", b"\nc"))
    print([line async for line in lines])
    await task


async def main() -> None:
    await callbacks()
    await reading()
    await limited()


asyncio.run(main())
