import asyncio
import functools
from typing import Awaitable, Callable, Coroutine, Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def logged(f: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    @functools.wraps(f)
    async def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print("start", f.__name__)
        try:
            return await f(*args, **kwargs)
        finally:
            print("end", f.__name__)

    return inner


@logged
async def work(n: int, *, d: float = 0.001) -> int:
    await asyncio.sleep(d)
    return n * 2


def simple(f: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    async def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        return await f(*args, **kwargs)

    return inner


@simple
async def w2(n: str) -> str:
    return n + "!"


async def main() -> None:
    print(await work(3))
    print(await work(4, d=0.002))
    print(await asyncio.gather(work(1), work(2)))
    print(await w2("hi"))


asyncio.run(main())
