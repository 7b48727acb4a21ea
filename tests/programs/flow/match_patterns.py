"""Every kind of pattern of match, on values of many types."""

from __future__ import annotations
from typing import NamedTuple, Union
import asyncio

JSON = Union[None, bool, int, float, str, list["JSON"], dict[str, "JSON"]]


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y


class Point3(Point):
    def __init__(self, x: int, y: int, z: int) -> None:
        super().__init__(x, y)
        self.z = z


class Pair(NamedTuple):
    left: int
    right: str


def number(n: int) -> str:
    match n:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "few"
        case -1:
            return "minus"
        case x if x > 100:
            return f"big {x}"
        case _:
            return "other"


def where(p: Point | None) -> str:
    match p:
        case None:
            return "nowhere"
        case Point(0, 0):
            return "origin"
        case Point3(x, y, z=5):
            return f"five {x} {y}"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, 0):
            return f"on x at {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point() as other:
            return f"at {other.x} {other.y}"


def seq(items: list[int]) -> str:
    match items:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"1 then {rest}"
        case [first, *_, 9]:
            return f"{first} .. 9"
        case [first, *middle, last] if first == last:
            return f"{first} around {middle}"
        case [_, _, *rest]:
            return f"two and {rest}"
    return "?"


def tup(t: tuple[int, str]) -> str:
    match t:
        case (0, name):
            return "zero " + name
        case (n, "x" | "y" as which):
            return f"{n} {which}"
        case (n, s):
            return f"{n}:{s}"


def js(value: JSON) -> str:
    match value:
        case None:
            return "null"
        case bool(b):
            return "yes" if b else "no"
        case int(n):
            return f"int {n}"
        case float() as d:
            return f"float {d}"
        case "special":
            return "SPECIAL"
        case str(s):
            return repr(s)
        case []:
            return "[]"
        case [only]:
            return "[" + js(only) + "]"
        case [head, *tail]:
            return js(head) + "," + js(list(tail))
        case {"kind": str(kind), "value": inner}:
            return kind + "=" + js(inner)
        case {"a": int(a), **rest}:
            return f"a={a} rest={rest}"
        case dict():
            return "{" + ";".join(k + ":" + js(v) for k, v in value.items()) + "}"
    return "never"


def any_of(x: object) -> str:
    match x:
        case True:
            return "true"
        case int(n):
            return f"int {n + 1}"
        case str() | bytes():
            return f"text {x!r}"
        case Point(a, b) | Pair(a, b):
            return f"{a},{b}"
        case None:
            return "none"
        case _:
            return "what"


def union(x: int | str | tuple[int, int] | list[str]) -> str:
    match x:
        case int() | str():
            return f"plain {x}"
        case (a, b):
            return f"{a}-{b}"
        case [*all]:
            return f"all {all}"
    return "no"


async def commands() -> None:
    for text in ["go north", "quit", "take the lamp", "x"]:
        match text.split():
            case ["go", ("north" | "south") as direction]:
                await asyncio.sleep(0)
                print("going", direction)
            case ["quit"]:
                print("bye")
            case ["take", *things]:
                print("taking", things)
            case [other]:
                print("?", other)


for n in (0, 2, -1, 500, 50):
    print(number(n))
for p in (
    None,
    Point(0, 0),
    Point(0, 3),
    Point(4, 0),
    Point(2, 2),
    Point(5, 6),
    Point3(1, 2, 5),
    Point3(1, 2, 6),
):
    print(where(p))
for items in ([], [5], [1, 2, 3], [4, 5, 9], [7, 1, 7], [3, 4, 5]):
    print(seq(items))
print(tup((0, "a")), tup((1, "x")), tup((2, "q")))
values: list[JSON] = [
    None,
    True,
    3,
    2.5,
    "special",
    "s",
    [],
    [1],
    [1, "a", None],
    {"kind": "k", "value": [2]},
    {"a": 1, "b": 2},
    {"z": {"y": 1.5}},
]
for v in values:
    print(js(v))
for o in (True, 5, "s", b"b", Point(1, 2), None, 2.5):
    print(any_of(o))
print(union(1), union("s"), union((1, 2)), union(["a", "b"]))
asyncio.run(commands())
