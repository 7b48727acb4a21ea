from __future__ import annotations
from typing import TypedDict, Union, Literal


class Circle(TypedDict):
    kind: Literal["circle"]
    r: float


class Group(TypedDict):
    kind: Literal["group"]
    items: list[Shape]


Shape = Union[Circle, Group]


def area(s: Shape) -> float:
    if s["kind"] == "circle":
        return s["r"]
    return sum(area(i) for i in s["items"])


g: Group = {"kind": "group", "items": [{"kind": "circle", "r": 2.0}]}
print(area(g))
other: Group = {"kind": "group", "items": []}
c: Shape = {"kind": "circle", "r": 2.0}
other["items"].append(c)
print(area(other))
