"""Generators: iteration, state, send, return values, yield from, cleanup."""

from collections.abc import Generator, Iterable, Iterator


def count_to(limit: int) -> Iterator[int]:
    n = 1
    while n <= limit:
        yield n
        n += 1


def fibonacci() -> Iterator[int]:
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(items: Iterator[int], count: int) -> Iterator[int]:
    for _ in range(count):
        yield next(items)


def flatten(rows: list[list[int]]) -> Iterator[int]:
    for row in rows:
        yield from row


def running_mean() -> Generator[float, float, str]:
    total = 0.0
    count = 0
    value = yield 0.0
    while value >= 0.0:
        total += value
        count += 1
        value = yield total / count
    return f"{count} values"


def delegating() -> Generator[float, float, None]:
    result = yield from running_mean()
    print("delegate got", result)
    yield -1.0


def careful() -> Generator[str, None, None]:
    print("open")
    try:
        yield "first"
        yield "second"
    finally:
        print("close")


def pairs(a: Iterable[int], b: Iterable[str]) -> Iterator[tuple[int, str]]:
    for x, y in zip(a, b):
        yield x, y


class Tree:
    def __init__(self, value: int, left: "Tree | None" = None, right: "Tree | None" = None) -> None:
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self) -> Iterator[int]:
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


print(list(count_to(4)), sum(count_to(10)), list(take(fibonacci(), 12)))
print(list(flatten([[1, 2], [], [3]])), list(pairs([1, 2], "ab")))
for n in fibonacci():
    if n > 50:
        print("over", n)
        break
mean = running_mean()
print(next(mean), mean.send(4.0), mean.send(8.0))
try:
    mean.send(-1.0)
except StopIteration as stop:
    print("returned", stop.value)
outer = delegating()
print(next(outer), outer.send(3.0), outer.send(-1.0))
for text in careful():
    print(text)
lines = careful()
print(next(lines))
lines.close()
print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))))
generator = count_to(1)
print(next(generator), next(generator, -1), next(generator, -1))
