"""Generic and overloaded functions as values: they take the types of where they are used."""

from typing import Callable, Sequence, TypeVar
from itertools import accumulate

T = TypeVar("T")


def ident(x: T) -> T:
    return x


def pair(x: T) -> tuple[T, T]:
    return (x, x)


def apply(f: Callable[[int], str], n: int) -> str:
    return f(n)


print(list(map(ident, [1, 2])), list(map(pair, ["a"])))
print(sorted([3, 1], key=ident))
print(list(map(max, [1, 2], [3, 0])), list(accumulate([3, 1, 4], min)))
print(
    list(map(abs, [-1, 2])),
    list(map(len, ["a", "bb"])),
    list(map(sum, [[1, 2], [3]])),
    list(map(sorted, ["ba"])),
)
g: Callable[[int, int], int] = max
print(g(1, 2))


def twice(f: Callable[[T], T], x: T) -> T:
    return f(f(x))


print(twice(ident, 3))
print(list(map(repr, ["a"])), list(map(str, [1])), list(map(round, [1.5])), list(map(hash, [1])))
import math

print(list(map(math.sqrt, [1, 4])), list(map(math.sqrt, [1.0, 4.0])))


def half(x: float) -> float:
    return x / 2


def same(x: float) -> float:
    return x


print(list(map(half, [1, 2])))
print(sorted([3, -5, 2], key=half), max([3, -5], key=abs), min(["b", "aa"], key=len))


def many(*xs: object) -> None:
    print(xs)


def plain(text: str) -> None:
    print("plain", text)


def on(out: Callable[[str], None], text: str) -> None:
    out(text)


on(plain, "p")
for _ in map(on, [many], ["a"]):
    pass
for _ in map(on, [many, many], ["a", "b"]):
    pass
for _ in map(on, [print, print], ["a", "b"]):
    pass
named = {"many": many}
on(named["many"], "t")
for out in [many]:
    on(out, "x")
    out(1, 2)
