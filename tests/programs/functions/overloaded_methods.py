"""Overloaded methods of objects as values: the place says which variant."""

from __future__ import annotations

from functools import partial
from typing import Callable

prices = {"a": 1}
with_default: Callable[[str, int], int] = prices.get
print(with_default("x", 4), with_default("a", 4))
without: Callable[[str], int | None] = prices.get
print(without("x"), list(map(prices.get, ["a", "b"])))
join: Callable[[list[bytes | bytearray]], bytes] = b".".join
print(join([b"a", bytearray(b"c")]))


def use(
    get: Callable[[str, int], int], other: Callable[[str], int | None] | None = None
) -> list[int | None]:
    return [get("q", 9), other("a") if other is not None else None]


print(use(prices.get), use(prices.pop), use(prices.get, prices.get))
first = prices.get
print(first("a"), first("z"))


class Holder:
    def __init__(self) -> None:
        self.get = prices.get


print(Holder().get("a"))


def chosen(flag: bool) -> Callable[[str], int | None]:
    return prices.get if flag else {"e": 5}.get


print(chosen(True)("e"), chosen(False)("e"))
print(partial(prices.get, "a")(), partial(prices.get, "x", 3)(), partial(" a b ".split, " ")())
pop = prices.pop
print(pop("a"), prices)
