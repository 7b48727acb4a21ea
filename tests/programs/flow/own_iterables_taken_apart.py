"""Classes that only have __iter__: starred, unpacked, printed."""

from typing import Iterator


class Bag:
    def __init__(self, n: int) -> None:
        self.n = n

    def __iter__(self) -> Iterator[int]:
        yield from range(self.n)


class Down:
    def __init__(self, n: int) -> None:
        self.n = n

    def __iter__(self) -> "Down":
        return self

    def __next__(self) -> str:
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return f"d{self.n}"


first, *rest = Bag(4)
print(first, rest)
a, b = Bag(2)
print(a, b)
*init, last = Down(3)
print(
    init,
    last,
    [*Bag(3), *Down(2)],
    sum(Bag(5)),
    max(Down(3)),
    list(Down(1)),
    tuple(Bag(2)),
    sorted(Bag(3), reverse=True),
)
print(*Bag(3), "x", *Down(2), *(1, 2), *[], *"ab", sep="-")
print(*[1, 2])
print(*{"k": 1}.items(), *range(2), end="!\n")
try:
    x, y = Bag(3)
except ValueError as e:
    print(e)
try:
    p, q, *r = Bag(1)
except ValueError as e:
    print(e)


def total(*ns: int) -> int:
    return sum(ns)


print(total(*Bag(4)), {*Bag(2)}, set(Bag(2)), dict(zip(Bag(2), Down(2))))
