"""Whose comparison is asked first, and who answers after NotImplemented."""

from __future__ import annotations
from dataclasses import dataclass
from typing import Any


@dataclass(order=True)
class P:
    x: int


class Odd:
    def __eq__(self, other: object) -> bool:
        print("odd eq")
        return isinstance(other, P)

    def __ne__(self, other: object) -> bool:
        print("odd ne")
        return not isinstance(other, P)

    def __hash__(self) -> int:
        return 5


print(P(1) == Odd(), Odd() == P(1), P(1) == P(1), P(1) != P(2), Odd() != P(1))
things: list[object] = [P(1), Odd(), 3, "x", (1, 2)]
print(Odd() == None, None == Odd())
for a in things:
    for b in things:
        print(a == b, end=" ")
    print()
print(P(1) < P(2))


class Base:
    def __init__(self, v: int) -> None:
        self.v = v

    def __add__(self, other: Base) -> str:
        return f"Base.add {self.v} {other.v}"

    def __radd__(self, other: Base) -> str:
        return f"Base.radd {self.v} {other.v}"

    def __lt__(self, other: Base) -> bool:
        print("Base.lt")
        return self.v < other.v

    def __gt__(self, other: Base) -> bool:
        print("Base.gt")
        return self.v > other.v

    def __eq__(self, other: object) -> bool:
        print("Base.eq")
        return isinstance(other, Base) and self.v == other.v


class Sub(Base):
    def __radd__(self, other: Base) -> str:
        return f"Sub.radd {self.v} {other.v}"

    def __gt__(self, other: Base) -> bool:
        print("Sub.gt")
        return self.v > other.v

    def __eq__(self, other: object) -> bool:
        print("Sub.eq")
        return super().__eq__(other)


class SubSub(Sub):
    pass


def both(a: Base, b: Base) -> None:
    print(a + b)
    print(a < b, a > b, a == b, a != b)


for x in (Base(1), Sub(2), SubSub(1)):
    for y in (Base(1), Sub(2), SubSub(1)):
        both(x, y)
print(Base(1) + Sub(1), Base(1) < Sub(2))


class Money:
    def __init__(self, cents: int) -> None:
        self.cents = cents

    def __add__(self, other: object) -> Money:
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        return NotImplemented

    def __radd__(self, other: int) -> Money:
        return Money(self.cents + other) if isinstance(other, int) else NotImplemented

    def __lt__(self, other: object) -> bool:
        return self.cents < other.cents if isinstance(other, Money) else NotImplemented

    def __repr__(self) -> str:
        return f"Money({self.cents})"


print(Money(1) + Money(2), 3 + Money(4), sum([Money(1), Money(2)], Money(0)))
print(sorted([Money(3), Money(1)]), max(Money(3), Money(5)))
for bad in range(4):
    try:
        if bad == 0:
            print(Money(1) + 3)
        if bad == 1:
            print(Money(1) < 3)
        pass
    except TypeError as e:
        print(e)


class S:
    def __radd__(self, other: str) -> str:
        return other + "!"

    def __rmul__(self, other: list[int]) -> int:
        return len(other)

    def __gt__(self, other: str) -> bool:
        return True


print("a" + S(), "a" < S())


class Ordered:
    def __init__(self, n: int) -> None:
        self.n = n

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Ordered):
            return NotImplemented
        return self.n < other.n

    def __add__(self, other: object) -> int:
        if isinstance(other, Ordered):
            return self.n + other.n
        return -1


class OwnGreater(Ordered):
    def __gt__(self, other: object) -> bool:
        print("OwnGreater gt")
        return True


def compare_both(a: Ordered, b: Ordered) -> None:
    print(a < b, a + b)


compare_both(Ordered(1), OwnGreater(1))
compare_both(Ordered(1), Ordered(2))


class Last:
    def __lt__(self, other: object) -> bool:
        return other is not None

    def __add__(self, other: object) -> str:
        return f"plus {other}"


def ask_none(a: Last, b: Last | None, c: int | None) -> None:
    print(a < b, a + c, a < c)


ask_none(Last(), None, None)
ask_none(Last(), Last(), 5)
