"""Containers take an element for itself, and ask `__eq__` only of others."""

from collections import deque


class Never:
    def __eq__(self, other: object) -> bool:
        print("asked")
        return False

    def __hash__(self) -> int:
        return 1


class Odd:
    def __init__(self, n: int) -> None:
        self.n = n

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Odd) and self.n == other.n

    def __ne__(self, other: object) -> bool:
        print("ne")
        return True


class Clearing:
    def __init__(self, victim: list[int]) -> None:
        self.victim = victim

    def __eq__(self, other: object) -> bool:
        self.victim.clear()
        return False


x = Never()
print([x] == [x], x in [x], [x].index(x), [x].count(x), (x,) == (x,), x in (x,))
print({1: x} == {1: x}, x in {x}, x in {x: 1}, {x} == {x})
values = [x]
values.remove(x)
print(values)
print(
    [Odd(1)] == [Odd(1)],
    [Odd(1)] != [Odd(1)],
    (Odd(1), 2) == (Odd(1), 2),
    {1: Odd(1)} == {1: Odd(1)},
)
print([Odd(1)] == [Odd(2)], (Odd(1),) != (Odd(1),))
t = tuple([x])
print(t == t, x in t, t.index(x), t.count(x))
d = deque([x])
print(x in d, d.count(x), d.index(x), d == deque([x]))
print(x in [[x]][0], [[x]] == [[x]], x == x)

whole = [1, 2, 3]
print(Clearing(whole) in [Clearing(whole)], whole)

things: list[object] = [2.0, 2.5, "a", None, True, 2]
print([thing in range(3) for thing in things], range(3).count(True))
try:
    range(3).index(5)
except ValueError as error:
    print(error)


class Two:
    def __eq__(self, other: object) -> bool:
        return other == 2


things = [Two()]
print(things[0] in range(5), things[0] in range(2))
items = [1, 2, 3, 4]
print(
    items.__getitem__(slice(1, 3)),
    "abc".__getitem__(slice(None, None, -1)),
    b"abc".__getitem__(slice(1)),
)
items.__setitem__(slice(0, 2), [9])
items.__delitem__(slice(0, 1))
print(items)
