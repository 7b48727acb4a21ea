"""What is not registered yet is not asked yet."""

from functools import singledispatch
from dataclasses import dataclass


@singledispatch
def show(x: object, n: int = 0) -> str:
    return f"object {n}"


print(show(1), show("a", 3))


@show.register
def _(x: int, n: int = 0) -> str:
    return f"int {x} {n}"


print(show(1), show("a", 3), show(True))


@show.register
def _(x: str, n: int = 5) -> str:
    return f"str {x!r} {n}"


print(show(1, 2), show("a"), show("a", n=7))


def dyn(v: object) -> str:
    return show(v, 9)


VALUES: list[object] = [1, "x", 2.5, True, None, [1], {}]
for v in VALUES:
    print(dyn(v))
