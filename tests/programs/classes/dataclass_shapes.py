"""asdict and astuple of whatever a field can hold; fields without a value."""

from dataclasses import (
    dataclass,
    field,
    asdict,
    astuple,
    replace,
    is_dataclass,
    FrozenInstanceError,
    InitVar,
    KW_ONLY,
)
from typing import Generic, TypeVar, ClassVar, Optional
from enum import Enum

T = TypeVar("T")


class Kind(Enum):
    A = "a"


@dataclass
class Node:
    name: str
    kids: list["Node"] = field(default_factory=list)
    parent: Optional["Node"] = None
    tags: set[str] = field(default_factory=set)
    data: dict[str, list["Node"]] = field(default_factory=dict)
    pair: tuple["Node", int] | None = None
    kind: Kind = Kind.A
    seq: tuple[int, ...] = ()
    any: object = None
    un: int | str | list[int] = 0


n = Node(
    "a", [Node("b")], Node("p"), {"x"}, {"k": [Node("z")]}, (Node("q"), 2), any=[Node("w")], un=[1]
)
print(asdict(n))
print(astuple(n))

from dataclasses import dataclass, field, asdict


@dataclass
class U:
    n: int
    later: list[int] = field(init=False)
    count: int = field(init=False)


u = U(1)
try:
    print(u.later)
except AttributeError as e:
    print(e)
try:
    print(u)
except AttributeError as e:
    print(e)
try:
    print(asdict(u))
except AttributeError as e:
    print(e)
try:
    print(u == U(1))
except AttributeError as e:
    print(e)
