"""Objects, calls, exceptions, generators and coroutines, each timed."""

from collections.abc import Callable, Generator

from timing import Operation, run


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    def moved(self, by: int) -> int:
        return self.x + by


class Far(Point):
    def moved(self, by: int) -> int:
        return self.x - by


class Turn:
    def __await__(self) -> Generator[object, None, None]:
        yield None


POINTS = [Point(1, 2), Far(3, 4)] * 50


def allocate(n: int) -> int:
    """`n` objects, of which a hundred stay alive."""
    total = 0
    kept = [Point(0, 0)] * 100
    for i in range(n):
        kept[i % 100] = Point(i, i)
        total += kept[i // 2 % 100].x
    return total


async def turns(n: int) -> int:
    for _ in range(n):
        await Turn()
    return n


def switch(n: int) -> int:
    """`n` suspensions of a coroutine, two frames deep, and as many resumptions."""
    coroutine = turns(n)
    count = 0
    try:
        while True:
            coroutine.send(None)
            count += 1
    except StopIteration:
        return count


def methods(n: int) -> int:
    total = 0
    for _ in range(n):
        for point in POINTS:
            total += point.moved(1)
    return total


def attributes(n: int) -> int:
    point = Point(0, 1)
    for _ in range(n):
        point.x += point.y
    return point.x


def numbers(n: int) -> Generator[int, None, None]:
    for i in range(n):
        yield i * 2


def catch(n: int) -> int:
    caught = 0
    for i in range(n):
        try:
            if i % 2 == 0:
                raise ValueError("even")
        except ValueError:
            caught += 1
    return caught


def adder(by: int) -> Callable[[int], int]:
    return lambda x: x + by


def closures(n: int) -> int:
    add = adder(3)
    total = 0
    for i in range(n):
        total += add(i)
    return total


OPERATIONS: list[Operation] = [
    ("1 M allocations", 1_000_000, allocate),
    ("1 M coroutine switches", 1_000_000, switch),
    ("method calls", 500, methods),
    ("attributes", 50000, attributes),
    ("closures", 50000, closures),
    ("generators", 50000, lambda n: sum(numbers(n))),
    ("exceptions", 20000, catch),
]

run(OPERATIONS)
