"""Cancelling a task reaches what it waits for, and comes back up."""

import asyncio


async def inner() -> None:
    try:
        await asyncio.sleep(3600)
    finally:
        print("inner ends")


async def middle() -> None:
    try:
        await asyncio.gather(inner(), inner())
    except asyncio.CancelledError:
        print("middle cancelled")
        raise


async def outer() -> None:
    child = asyncio.create_task(middle())
    try:
        await child
    finally:
        print("child cancelled:", child.cancelled())


async def protected(child: asyncio.Task[str]) -> str:
    return await asyncio.shield(child)


async def value() -> str:
    await asyncio.sleep(0.01)
    return "value"


async def main() -> None:
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("outer cancelled")

    child = asyncio.create_task(value())
    waiting = asyncio.create_task(protected(child))
    await asyncio.sleep(0)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("waiting cancelled, child goes on:", not child.done())
    print(await child)


asyncio.run(main())
