"""Coroutines that are sent to, thrown into and closed without a loop; those that are over."""

import asyncio
from collections.abc import Coroutine


async def spam() -> str:
    return "spam"


def tell(what: str, c: Coroutine[object, object, str], value: object) -> None:
    try:
        print(what, c.send(value))
    except StopIteration as stop:
        print(what, "stop", stop.value)
    except (RuntimeError, TypeError, ValueError) as error:
        print(what, type(error).__name__, error)


c = spam()
tell("first", c, None)
tell("second", c, None)
try:
    c.throw(KeyError("wat"))
except (RuntimeError, KeyError) as error:
    print(repr(error))
c.close()
c.close()
d = spam()
tell("early", d, "x")
d.close()
tell("closed", d, None)


async def twice() -> None:
    e = spam()
    print(await e)
    try:
        print(await e)
    except RuntimeError as error:
        print(error)


asyncio.run(twice())


async def inner() -> str:
    try:
        me.send(None)
    except ValueError as error:
        print(error)
    return "done"


me = inner()
tell("me", me, None)


async def inner2() -> str:
    await me2
    return "done"


me2 = inner2()
tell("me2", me2, None)
f = spam()
try:
    f.throw(KeyError("never begun"))
except KeyError as error:
    print(repr(error))
tell("thrown", f, None)
