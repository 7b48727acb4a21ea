# args: 200
"""Walking trees with nested generators (pyperformance: generators)."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator


class Tree:
    def __init__(self, left: Tree | None, value: int, right: Tree | None) -> None:
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self) -> Iterator[int]:
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def tree(values: range) -> Tree | None:
    n = len(values)
    if n == 0:
        return None
    i = n // 2
    return Tree(tree(values[:i]), values[i], tree(values[i + 1 :]))


def running_mean() -> Generator[float, float, str]:
    total, count, mean = 0.0, 0, 0.0
    while True:
        value = yield mean
        if value < 0:
            return f"{count} values, mean {mean:.3f}"
        total += value
        count += 1
        mean = total / count


def main(n: int) -> None:
    made = tree(range(n))
    assert made is not None
    total = 0
    for _ in range(n // 10):
        for value in made:
            total += value
    print(total)
    print(list(made)[:10])
    mean = running_mean()
    next(mean)
    for value in made:
        mean.send(float(value))
    try:
        mean.send(-1.0)
    except StopIteration as stop:
        print(stop.value)
    squares = (x * x for x in made if x % 3)
    print(sum(y for y in squares if y & 1))


main(int(sys.argv[1]))
