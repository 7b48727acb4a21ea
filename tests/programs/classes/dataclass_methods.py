"""Dataclasses with methods, bases, orders, patterns of their own."""

from dataclasses import dataclass, field
from abc import ABC, abstractmethod
from functools import total_ordering, cached_property
from typing import Generic, TypeVar, NamedTuple, Self

T = TypeVar("T")


@dataclass
class Base(ABC):
    id: int

    @abstractmethod
    def show(self) -> str: ...
    @classmethod
    def make(cls, n: int) -> Self:
        return cls(n)


@dataclass
class Leaf(Base):
    extra: str = "e"

    def show(self) -> str:
        return f"{self.id}{self.extra}"


class Plain(Leaf):
    pass


print(Leaf.make(3), Leaf(2).show(), Plain(1), Plain(1) == Plain(1), Leaf(1) == Plain(1))


@dataclass(match_args=False)
class NM:
    a: int


@dataclass
class Pt:
    x: int
    y: int = field(default=0, kw_only=True)


def d(o: object) -> str:
    match o:
        case Pt(3, y=2):
            return "three"
        case Pt(x):
            return f"pt {x}"
        case Leaf(i, e):
            return f"leaf {i} {e}"
        case NM(a=1):
            return "nm"
    return "no"


print(d(Pt(3, y=2)), d(Pt(3)), d(Leaf(1)), d(NM(1)), d(NM(2)))


@total_ordering
@dataclass(eq=False)
class V:
    n: int

    def __eq__(self, o: object) -> bool:
        return isinstance(o, V) and self.n == o.n

    def __lt__(self, o: "V") -> bool:
        return self.n < o.n


print(V(1) <= V(1), V(2) > V(1), max(V(1), V(5)))


@dataclass
class Stack(Generic[T]):
    items: list[T] = field(default_factory=list)

    def push(self, x: T) -> None:
        self.items.append(x)


s: Stack[int] = Stack()
s.push(1)
print(s, Stack([1]) == s)


@dataclass
class Temp:
    c: float

    @property
    def f(self) -> float:
        return self.c * 9 / 5 + 32

    @f.setter
    def f(self, v: float) -> None:
        self.c = (v - 32) * 5 / 9


t = Temp(100.0)
t.f = 32.0
print(t, t.f)


@dataclass(order=True)
class Prio:
    p: int
    item: object = field(compare=False)


print(Prio(1, "x") < Prio(2, None), sorted([Prio(3, 1), Prio(1, 2)]))


@dataclass
class WithDoc:
    """Doc."""

    a: int


@dataclass
class Parent:
    a: int
    b: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        print("parent", self.a)


@dataclass
class Child(Parent):
    a: int = 5
    c: str = "c"

    def __post_init__(self) -> None:
        super().__post_init__()
        print("child")


print(Child(), Child(b=[1]).b)


@dataclass
class Meta:
    x: int = field(default=1, metadata={"a": 1})


print(Meta())
