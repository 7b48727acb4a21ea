"""`contextvars`: what tasks, callbacks and contexts see of each other's values."""

import asyncio
import contextvars
from contextvars import Context, ContextVar, Token, copy_context

request: ContextVar[str] = ContextVar("request", default="none")
depth: ContextVar[int] = ContextVar("depth")
tags: ContextVar[list[str]] = ContextVar("tags")


async def handle(name: str) -> str:
    token = request.set(name)
    await asyncio.sleep(0)
    inner = await asyncio.create_task(nested())
    seen = request.get()
    request.reset(token)
    return f"{seen}/{inner}/{request.get()}"


async def nested() -> str:
    before = request.get()
    request.set(before + "'")
    await asyncio.sleep(0)
    return request.get()


def called(word: str) -> None:
    print("callback", word, request.get())
    request.set("changed in callback")


def bump() -> int:
    depth.set(depth.get(0) + 1)
    return depth.get()


async def stream(count: int) -> None:
    for number in range(count):
        depth.set(number)
        await asyncio.sleep(0)
        assert depth.get() == number


async def main() -> None:
    print(await asyncio.gather(handle("a"), handle("b"), handle("c")), request.get())
    request.set("main")
    loop = asyncio.get_running_loop()
    loop.call_soon(called, "soon")
    request.set("later")
    loop.call_later(0.001, called, "timer")
    request.set("after both")
    await asyncio.sleep(0.01)
    print(request.get())
    task = asyncio.create_task(nested())
    task.add_done_callback(lambda done: print("done", done.result(), request.get()))
    request.set("set after add")
    await task
    await asyncio.sleep(0)
    await asyncio.gather(stream(3), stream(5))
    own = copy_context()
    own.run(depth.set, 41)
    print(await asyncio.create_task(bumped(), context=own), own[depth], depth.get(-1))
    async with asyncio.TaskGroup() as group:
        first = group.create_task(nested())
        second = group.create_task(nested(), context=own)
    print(first.result(), second.result(), own[request], request.get())


async def bumped() -> int:
    return bump()


def tokens() -> None:
    token: Token[int] = depth.set(5)
    print(depth.get(), token.var is depth, depth.name)
    depth.reset(token)
    print(depth.get(-1))
    try:
        depth.reset(token)
    except RuntimeError as error:
        print(str(error).endswith("has already been used once"))
    other: ContextVar[int] = ContextVar("other")
    try:
        other.reset(depth.set(1))
    except ValueError as error:
        print(str(error).endswith("was created by a different ContextVar"))
    made = copy_context().run(depth.set, 2)
    try:
        depth.reset(made)
    except ValueError as error:
        print(str(error).endswith("was created in a different Context"))
    try:
        tags.get()
    except LookupError as error:
        print(type(error).__name__, error.args[0] is tags)


def contexts() -> None:
    context = Context()
    found = context.get(depth)
    either = context.get(depth, "d")
    print(len(context), depth in context, found, either)
    print(context.run(bump), context.run(bump), context[depth], len(context), depth.get())
    copy = context.copy()
    print(copy.run(bump), context[depth], copy[depth])
    try:
        context[request]
    except KeyError as error:
        print("no value", error.args[0] is request)
    try:
        context.run(lambda: context.run(bump))
    except RuntimeError as error:
        print(str(error).endswith("is already entered"))
    print(contextvars.copy_context()[depth])


tokens()
contexts()
asyncio.run(main())
print(request.get())
with asyncio.Runner() as runner:
    print(runner.run(nested()), runner.run(nested()), request.get())
