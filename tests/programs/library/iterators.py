"""Iterators as values: shared, exhausted, chained, own classes."""

from collections.abc import Iterable, Iterator


class Countdown:
    def __init__(self, start: int) -> None:
        self.current = start

    def __iter__(self) -> "Countdown":
        return self

    def __next__(self) -> int:
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current


class Deck:
    def __init__(self) -> None:
        self.cards = ["a", "b", "c"]

    def __len__(self) -> int:
        return len(self.cards)

    def __getitem__(self, index: int) -> str:
        return self.cards[index]


def numbers() -> Iterator[int]:
    yield 1
    yield 2


def total(values: Iterable[int]) -> int:
    result = 0
    for value in values:
        result += value
    return result


print(list(Countdown(4)), sum(Countdown(4)), max(Countdown(3)), 2 in list(Countdown(3)))
print(list(reversed(Deck())), list(zip(Countdown(3), "ab")), list(enumerate(numbers(), 7)))
print(total([1, 2]), total((3, 4)), total({5: 0}), total({6}), total(numbers()), total(range(4)))
print(total(x * x for x in range(4)), total(map(len, ["a", "bb"])), total(Countdown(5)))
print(total({1: 10}.values()), total(reversed([1, 2])), total(filter(None, [0, 3])))
shared = iter(["a", "b", "c", "d"])
for letter in shared:
    print(letter, next(shared, "end"))
print(list(shared), next(shared, None))
pairs = zip([1, 2, 3], ["x", "y", "z"])
print(next(pairs), list(pairs), list(pairs))
try:
    print(list(zip([1, 2], [1], strict=True)))
except ValueError as error:
    print(error)
lines = iter(["one", "two", "stop", "three"])
print(list(iter(lambda: next(lines), "stop")))
mixed = map(lambda a, b: a + b, [1, 2, 3], [10, 20, 30])
print(
    list(mixed),
    tuple(map(str, range(3))),
    set(map(lambda n: n * n, [-1, 1])),
    dict(zip("ab", range(2))),
)
a, b, *rest = map(int, "1 2 3 4".split())
print(a, b, rest, [*numbers(), *[2]], min(numbers()), sorted(Countdown(3)))
print(all(n > 0 for n in numbers()), any(n > 1 for n in numbers()), list(iter(range(2))))
values = [1, 2, 3]
seen = []
for value in values:
    seen.append(value)
    if value < 3 and len(values) < 6:
        values.append(value + 10)
print(seen)
for i, (left, right) in enumerate(zip("ab", "cd")):
    print(i, left, right)
it = iter(range(3))
print(next(it), next(it), next(it), next(it, "done"))
print(list(range(5, 0, -2)), list(range(0)), range(10)[3:7], range(10)[::-3], range(1, 10, 4)[-1])
print(
    range(3) == range(0, 3, 1), range(0) == range(5, 5), len(range(-5, 5, 3)), 7 in range(1, 9, 2)
)
print(range(5).index(3), range(0, 10, 5).count(5), hash(range(5)) == hash(range(0, 5)))
