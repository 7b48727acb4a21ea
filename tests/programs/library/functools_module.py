"""functools: reduce, partial, cmp_to_key."""

import functools
import operator
from collections.abc import Callable
from functools import cmp_to_key, partial, reduce


def power(base: int, exponent: int) -> int:
    total = 1
    for _ in range(exponent):
        total *= base
    return total


def describe(a: int, b: str, c: float) -> str:
    return f"{a} {b} {c}"


def compare(a: str, b: str) -> int:
    return len(a) - len(b)


two_to = partial(power, 2)
print(two_to(10), list(map(two_to, range(5))), partial(power, 3, 4)())
print(
    partial(describe, 1)("b", 2.5), partial(describe, 1, "x")(0.5), partial(describe, 1, "y", 9.0)()
)
print(list(map(partial(operator.mul, 3), [1, 2])), partial(max, 5)(9), partial(pow, 2)(5))
nested = partial(partial(describe, 4), "n")
print(nested(1.25))


class Counter:
    def __init__(self) -> None:
        self.n = 0

    def add(self, amount: int) -> int:
        self.n += amount
        return self.n


counter = Counter()
bump = partial(counter.add, 5)
print(bump(), bump(), counter.n)
steps: list[Callable[[], int]] = [partial(power, n, 2) for n in range(4)]
print([step() for step in steps])

print(sorted(["ccc", "a", "bb", "dd"], key=cmp_to_key(compare)))
print(max(["a", "bbb", "cc"], key=functools.cmp_to_key(compare)))
falling: Callable[[int, int], int] = lambda a, b: b - a
print(sorted([3, 1, 2], key=cmp_to_key(falling)))
key = cmp_to_key(compare)
print(key("aa") < key("b"), key("a") == key("b"), key("a") >= key("bb"))

print(
    reduce(operator.add, [1, 2, 3]),
    reduce(operator.mul, range(1, 6)),
    reduce(operator.or_, [1, 2, 4]),
)
print(reduce(lambda acc, word: acc + len(word), ["a", "bb"], 0), reduce(max, [3, 9, 2]))
print(reduce(lambda acc, n: acc + [n * 2], [1, 2], [0]))
try:
    reduce(operator.add, [n for n in range(0)])
except TypeError as error:
    print(error)
