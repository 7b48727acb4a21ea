"""operator.itemgetter, attrgetter, methodcaller of constants; functools.total_ordering."""

import functools
import operator
from functools import total_ordering
from operator import attrgetter, itemgetter


@total_ordering
class Version:
    def __init__(self, major: int, minor: int) -> None:
        self.major = major
        self.minor = minor

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and (self.major, self.minor) == (other.major, other.minor)

    def __lt__(self, other: "Version") -> bool:
        return (self.major, self.minor) < (other.major, other.minor)

    def __repr__(self) -> str:
        return f"v{self.major}.{self.minor}"


@functools.total_ordering
class Weight:
    def __init__(self, grams: int) -> None:
        self.grams = grams

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Weight) and self.grams == other.grams

    def __ge__(self, other: "Weight") -> bool:
        return self.grams >= other.grams


pairs = [(3, "c"), (1, "b"), (2, "a")]
print(
    sorted(pairs, key=itemgetter(1)),
    sorted(pairs, key=itemgetter(0)),
    max(pairs, key=operator.itemgetter(-1)),
)
rows = [{"name": "x", "age": "3"}, {"name": "w", "age": "4"}]
print(
    [row["age"] for row in sorted(rows, key=itemgetter("name"))],
    sorted(pairs, key=itemgetter(1, 0))[0],
)
versions = [Version(2, 1), Version(1, 9), Version(1, 2)]
print(
    sorted(versions),
    sorted(versions, key=attrgetter("minor")),
    sorted(versions, key=attrgetter("major", "minor")),
)
print(list(map(itemgetter(0), pairs)), list(map(operator.methodcaller("upper"), ["a", "b"])))
print(
    Version(1, 0) <= Version(1, 0),
    Version(1, 0) >= Version(2, 0),
    Version(3, 0) > Version(2, 9),
    Version(1, 0) > Version(1, 0),
)
a, b = Weight(5), Weight(7)
print(a < b, a > b, a <= b, a >= b, a <= Weight(5), a < Weight(5), max(a, b).grams)


# Where the written comparison gives NotImplemented, the other operand is asked under the name
# of the operator that was used.
@total_ordering
class Money:
    def __init__(self, n: int) -> None:
        self.n = n

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.n == other.n

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.n > other.n


class Loud(Money):
    def __gt__(self, other: object) -> bool:
        print("loud", self.n)
        if isinstance(other, Loud):
            return self.n < other.n
        return NotImplemented


class Answer:
    def __lt__(self, other: object) -> bool:
        print("asked lt")
        return True

    def __ge__(self, other: object) -> bool:
        print("asked ge")
        return isinstance(other, Money)


def tell(a: Money, b: Money | Answer | int | str | None) -> None:
    for name in ("lt", "le", "gt", "ge"):
        try:
            if name == "lt":
                print(name, a < b)
            elif name == "le":
                print(name, a <= b)
            elif name == "gt":
                print(name, a > b)
            else:
                print(name, a >= b)
        except TypeError as error:
            print(error)


for left in (Money(1), Money(2), Loud(1), Loud(3)):
    for right in (Money(1), Loud(2), Answer(), 7, "x", None):
        tell(left, right)
print(sorted([Money(3), Money(1), Money(2)])[0].n, max(Money(1), Money(5)).n)
print([a <= b for a in (Loud(1), Loud(2)) for b in (Loud(1), Loud(2))])
try:
    print(Money(1) < 5)
except TypeError as error:
    print(error)
try:
    print(5 >= Money(1))
except TypeError as error:
    print(error)
