"""What `sum` adds, and what it will not."""

from __future__ import annotations


class V:
    def __init__(self, x: int) -> None:
        self.x = x

    def __add__(self, other: "V") -> "V":
        return V(self.x + other.x)


print(sum([V(1), V(2)], V(0)).x, sum([[1], [2]], []), sum([(1,), (2,)], ()), sum([1.5], 2.5))
try:
    print(sum(["a", "b"], ""))
except TypeError as e:
    print(e)
try:
    print(sum([b"a", b"b"], b""))
except TypeError as e:
    print(e)
try:
    print(sum([bytearray(b"a")], bytearray(b"")))
except TypeError as e:
    print(e)


class Cents:
    """What `sum` begins with is 0."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __add__(self, other: "Cents | int") -> "Cents":
        return Cents(self.count + (other if isinstance(other, int) else other.count))

    def __radd__(self, other: int) -> "Cents":
        print("radd", other)
        return self + other

    def __repr__(self) -> str:
        return f"{self.count}c"


none: list[Cents] = []
whole = sum([Cents(1), Cents(2), Cents(3)])
print(whole, sum(Cents(i) for i in range(4)), sum(none), sum(none) == 0)
if whole:
    print(whole.count)
flags = [True, False, True]
print(sum(flags), sum(flags, 5), sum([n > 1 for n in (1, 2)]), sum(n > 1 for n in (1, 2)))
