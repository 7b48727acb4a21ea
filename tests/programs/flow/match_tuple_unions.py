"""`match` of unions of tuples: each is told from the others."""

from __future__ import annotations

from typing import Union

Point = Union[int, tuple[None, complex], tuple[int, float], tuple[int, int], tuple[str, int]]


def whereis(point: Point) -> str:
    match point:
        case [0, 0]:
            return "Origin"
        case [0, y]:
            return f"Y={y}"
        case [x, 0]:
            return f"X={x}"
        case [x, y]:
            return f"X={x}, Y={y}"
        case _:
            return "Not a point"


print(whereis((0, 0)))
print(whereis((0, -1.0)))
print(whereis(("X", 0)))
print(whereis((None, 1j)))
print(whereis((3, 4)), whereis(("a", 2)))
print(whereis(42))


def lengths(p: tuple[int] | tuple[int, str] | tuple[str, str, str] | None) -> str:
    match p:
        case (a,):
            return f"one {a}"
        case (a, b):
            return f"two {a} {b}"
        case (a, *rest):
            return f"more {a} {rest}"
        case None:
            return "none"
    return "no"


print(lengths((1,)), lengths((1, "b")), lengths(("a", "b", "c")), lengths(None))
