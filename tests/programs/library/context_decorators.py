"""Context managers as decorators."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ContextDecorator, asynccontextmanager, contextmanager
from types import TracebackType


@contextmanager
def traced(name: str, swallow: bool = False) -> Iterator[str]:
    print("enter", name)
    try:
        yield name
    except ValueError as error:
        print("caught", error)
        if not swallow:
            raise
    finally:
        print("leave", name)


@asynccontextmanager
async def guarded(name: str) -> AsyncIterator[None]:
    await asyncio.sleep(0)
    print("guard", name)
    yield
    await asyncio.sleep(0)
    print("unguard", name)


class Counter(ContextDecorator):
    def __init__(self) -> None:
        self.entered = 0

    def __enter__(self) -> "Counter":
        self.entered += 1
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        print("exit", None if kind is None else kind.__name__)
        return kind is KeyError


counter = Counter()


@traced("add")
def add(a: int, b: int) -> int:
    print("adding")
    return a + b


@traced("outer")
@traced("inner")
def fails(text: str) -> str:
    raise ValueError(text)


@traced("quiet", swallow=True)
def quiet() -> None:
    raise ValueError("swallowed")


@counter
def counted(key: str) -> None:
    print("counted", {"a": 1}[key])


@guarded("async")
async def later(value: float) -> float:
    await asyncio.sleep(0)
    print("later")
    return value / 2


@guarded("void")
async def nothing() -> None:
    print("nothing")


def main() -> None:
    print(add(1, 2), add(3, 4))
    try:
        fails("bad")
    except ValueError as error:
        print("out", error)
    quiet()
    counted("a")
    counted("b")
    print(counter.entered)

    @traced("local")
    def local(number: int) -> int:
        return number * counter.entered

    print(local(4), local(5))
    with traced("direct") as name:
        print(name)


async def asynchronous() -> None:
    print(await asyncio.gather(later(1.0), later(3.0)))
    await nothing()
    await nothing()


main()
asyncio.run(asynchronous())
