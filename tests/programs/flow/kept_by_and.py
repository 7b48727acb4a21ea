from __future__ import annotations
from typing import NamedTuple


class P(NamedTuple):
    x: int
    s: str


def f(p: P | None) -> int | None:
    return p and p.x


def g(p: P | None) -> str:
    return (p and p.s) or "none"


def h(t: tuple[int, str] | None) -> int | None:
    return t and t[0]


def k(t: tuple[int, str] | None) -> int | tuple[int, str]:
    return t or 5


def m(p: P | None) -> P:
    return p or P(1, "d")


print(
    f(None),
    f(P(3, "q")),
    g(None),
    g(P(1, "")),
    g(P(2, "z")),
    h(None),
    h((4, "")),
    k(None),
    k((1, "")),
    m(None),
    m(P(0, "")),
)
worst = max([P(1, "a")], default=None)
print(worst and worst.s, worst and worst.x)
