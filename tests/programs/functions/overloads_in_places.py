"""Overloaded and generic functions where only their place says at which types: keys, tables."""

import operator
from typing import Callable

B: dict[str, tuple[int, Callable[[float, float], float]]] = {
    "+": (1, operator.add),
    "m": (2, max),
    "^": (4, lambda a, b: a**2 + b),
}
for k, (n, f) in B.items():
    print(k, n, f(2.5, 1.5))
L: list[tuple[str, Callable[[int, int], int]]] = [
    ("a", operator.add),
    ("p", pow),
    ("x", operator.xor),
]
print([(n, g(6, 3)) for n, g in L])
D: dict[str, dict[str, Callable[[list[int]], int]]] = {"agg": {"sum": sum, "max": max, "len": len}}
print({k: f([4, 5]) for k, f in D["agg"].items()})

rows = [[1.5, 2.0], [0.25], [9.0]]
print(
    sorted(rows, key=sum),
    max(rows, key=len),
    min(rows, key=max),
    sorted(rows, key=min, reverse=True),
)
print(list(map(sum, rows)), list(map(max, rows)))
rows.sort(key=sum)
print(rows, sorted([[1, 2], [3]], key=sum))
