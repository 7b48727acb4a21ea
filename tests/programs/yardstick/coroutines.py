# args: 12
"""Fibonacci numbers by awaiting, without an event loop (pyperformance: coroutines)."""

import sys
from collections.abc import Awaitable, Coroutine, Generator


class Step:
    """Suspends once."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __await__(self) -> Generator[object, None, int]:
        yield self
        return self.value


async def fibonacci(n: int) -> int:
    if n <= 1:
        return n
    return await fibonacci(n - 1) + await fibonacci(n - 2)


async def twice(thing: Awaitable[int]) -> int:
    return 2 * await thing


async def counter(steps: int) -> int:
    total = 0
    for i in range(steps):
        total += await Step(i)
    return total


def drive(coroutine: Coroutine[object, None, int]) -> tuple[int, int]:
    """Run to the end: (result, number of suspensions)."""
    switches = 0
    try:
        while True:
            coroutine.send(None)
            switches += 1
    except StopIteration as stop:
        assert isinstance(stop.value, int)
        return stop.value, switches


def main(n: int) -> None:
    print(drive(fibonacci(n)))
    print(drive(twice(fibonacci(n // 2))))
    print(drive(counter(n * 1000)))


main(int(sys.argv[1]))
