"""Functions chosen by the class of their first argument."""

from __future__ import annotations
from functools import singledispatch, singledispatchmethod
import functools
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, IntEnum
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence, Iterable
from collections import OrderedDict


class Color(Enum):
    RED = 1


class Level(IntEnum):
    LOW = 3


class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...


class Square(Shape):
    def __init__(self, s: float) -> None:
        self.s = s

    def area(self) -> float:
        return self.s * self.s


class Mixin:
    def tag(self) -> str:
        return "tag"


class Cube(Square, Mixin):
    pass


@dataclass
class Point:
    x: int
    y: int


@functools.singledispatch
def to_json(value: object) -> str:
    """Render."""
    raise TypeError(f"cannot render {type(value).__name__}")


@to_json.register
def _(value: None) -> str:
    return "null"


@to_json.register
def render_bool(value: bool) -> str:
    return "true" if value else "false"


@to_json.register
def _(value: int | float) -> str:
    return f"num {value!r}"


@to_json.register
def _(value: str) -> str:
    return f'"{value}"'


@to_json.register(list)
def _(value: list[object]) -> str:
    return "[" + ", ".join(to_json(item) for item in value) + "]"


@to_json.register(dict)
def _(value: dict[str, object]) -> str:
    return "{" + ", ".join(f"{to_json(k)}: {to_json(v)}" for k, v in value.items()) + "}"


@to_json.register
def _(value: Point) -> str:
    shown: dict[str, object] = {"x": value.x, "y": value.y}
    return to_json(shown)


@to_json.register
def _(value: Shape) -> str:
    return f"shape {value.area()}"


@to_json.register
def _(value: Mixin) -> str:
    return f"mixin {value.tag()}"


@to_json.register
def _(value: Color) -> str:
    return f"enum {value.name}"


@to_json.register
def _(value: date) -> str:
    return f"date {value.isoformat()}"


@to_json.register
def _(value: datetime) -> str:
    return f"datetime {value.isoformat()}"


items: list[object] = [
    None,
    True,
    1,
    2.5,
    "x",
    Point(1, 2),
    Square(2.0),
    Cube(1.0),
    Color.RED,
    date(2020, 1, 2),
    datetime(2020, 1, 2, 3),
    Mixin(),
]
for item in items:
    print(to_json(item))
print(to_json(items))


d: dict[str, object] = {"a": 1, "b": None}
print(to_json(d))
print(render_bool(True))
print(to_json(3), to_json(True), to_json(Point(3, 4)), to_json(datetime(2021, 1, 1)))
try:
    to_json(b"x")
except TypeError as e:
    print(e)
try:
    print(to_json(b"y"))
except TypeError as e:
    print(e)


class Formatter:
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    @singledispatchmethod
    def fmt(self, value: object, suffix: str = "!") -> str:
        return self.prefix + "?" + suffix

    @fmt.register
    def _(self, value: int, suffix: str = "#") -> str:
        return f"{self.prefix}int {value}{suffix}"

    @fmt.register(str)
    def _(self, value: str, suffix: str = "$") -> str:
        return f"{self.prefix}str {value}{suffix}"

    @fmt.register
    def fmt_float(self, value: float, suffix: str = "%") -> str:
        return f"{self.prefix}float {value}{suffix}" + self.fmt(int(value))


class Sub(Formatter):
    def fmt_more(self) -> str:
        return self.fmt("in sub") + super().fmt(2)


f = Formatter("> ")
print(f.fmt(1), f.fmt("a", "."), f.fmt(2.5), f.fmt(None), f.fmt(True, suffix="*"))
print(Sub("s ").fmt_more(), Sub("t ").fmt(1.5))
g = f.fmt
print(g(3))
print(f.fmt_float(1.25))


def walk(shapes: list[Shape]) -> list[str]:
    return [to_json(s) for s in shapes]


print(walk([Square(1.0), Cube(3.0)]))
print(list(map(to_json, [1, 2])))
