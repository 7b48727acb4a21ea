"""Exceptions with an __init__ of their own, dataclasses and enumerations in patterns and order."""

from functools import total_ordering
from enum import Enum
from dataclasses import dataclass, field


class Kind(Enum):
    A = "a"
    B = "b"


@total_ordering
class V:
    def __init__(self, n: int) -> None:
        self.n = n

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, V):
            return NotImplemented
        return self.n == other.n

    def __lt__(self, other: "V") -> bool:
        return self.n < other.n


@dataclass(order=True)
class Job:
    priority: int
    kind: Kind = field(compare=False, default=Kind.A)
    done: bool = False


@dataclass
class BadRequest(Exception):
    code: int
    why: str = "?"


print(V(1) <= V(2), V(3) >= V(2), V(1) == V(1), sorted([V(2), V(1)])[0].n)
print(Job(1), sorted([Job(2), Job(1, Kind.B)]), Job(1) < Job(1, done=True))
try:
    raise BadRequest(404, "gone")
except BadRequest as e:
    print(repr(e), e.code, e.args)
match Job(3, Kind.B):
    case Job(priority=rank, kind=Kind.B):
        print("b", rank)
    case _:
        print("other")
match Kind("a"):
    case Kind.A:
        print("A")
    case Kind.B:
        print("B")
match Job(1):
    case Job(x, k, d):
        print(x, k, d)


class Plain(Exception):
    def __init__(self, c: int) -> None:
        self.c = c


try:
    raise Plain(3)
except Plain as p:
    print(p.c, p.args, str(p), repr(p))
