"""functools.partial with keywords, caches of methods."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
import functools


def add(a: int, b: int, c: int = 0, *rest: int, scale: int = 1) -> int:
    return (a * 100 + b * 10 + c + sum(rest)) * scale


p = partial(add, b=2)
print(
    p(1),
    p(1, c=5),
    partial(add, 1, c=3)(b=2),
    partial(add, 1, 2, 3)(4, 5),
    partial(add, 1)(2, scale=3),
)
q = partial(partial(add, 1), scale=2)
print(q(5), q(5, 6))


@dataclass
class Point:
    x: int
    y: int = 0
    label: str = "p"


at = partial(Point, y=7)
print(at(1), at(2, label="z"), partial(Point, 3)(4))
jobs: list[Callable[[], int]] = [partial(add, i, i) for i in range(3)]
print([job() for job in jobs])


class Button:
    def __init__(self, name: str) -> None:
        self.name = name
        self.handlers: list[Callable[[str], None]] = []

    def click(self, how: str) -> None:
        for handler in self.handlers:
            handler(how)

    def show(self, prefix: str, how: str, end: str = ".") -> None:
        print(prefix, self.name, how + end)


b = Button("ok")
b.handlers.append(partial(b.show, "pressed"))
b.handlers.append(partial(b.show, "again", end="!"))
b.click("left")
print(list(map(partial(add, 0, 1), [5, 6])))
print(sorted([3, 1, 2], key=partial(add, 0)))


class K:
    def __init__(self, base: int) -> None:
        self.base = base
        self.calls = 0

    @lru_cache(maxsize=None)
    def fib(self, n: int) -> int:
        self.calls += 1
        return n if n < 2 else self.fib(n - 1) + self.fib(n - 2)

    @cache
    def sq(self, n: int, plus: int = 1) -> int:
        self.calls += 1
        return n * n + self.base + plus

    @functools.lru_cache
    def name(self, *, upper: bool = False) -> str:
        self.calls += 1
        return "K" if upper else "k"

    @functools.lru_cache(2)
    def two(self, n: int) -> int:
        self.calls += 1
        return n

    @staticmethod
    @cache
    def twice(n: int) -> int:
        print("twice", n)
        return n * 2


k, j = K(0), K(100)
print(k.fib(20), k.calls, k.sq(3), k.sq(3), k.sq(3, 1), k.sq(3, plus=5), j.sq(3), k.calls, j.calls)
print(k.name(), k.name(upper=True), k.name(), k.calls)
print([k.two(n) for n in (1, 2, 1, 3, 2, 1)], k.calls)
print(K.twice(2), K.twice(2), k.twice(3))
print(partial(max, 5)(9), partial(pow, 2)(5), partial(divmod, 17)(5), partial(int, base=2)("101"))
