"""mypy takes an int where a float is wanted, and True for an int: the value stays itself.

So do those in a display that a function only reads, and in copies that it makes of one.
"""

from collections.abc import Iterable, Sequence


def show(value: float) -> str:
    return str(value)


def twice(value: float) -> float:
    return value * 2.0


def is_whole(value: float) -> bool:
    return value == int(value)


def count(value: int) -> str:
    return f"{value} {value + 1}"


print(show(1), show(1.0), show(True))
print(twice(3), twice(1.5), is_whole(4), is_whole(4.5))
print(count(True), count(False), count(7))


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def shown(values: Iterable[float]) -> None:
    kept = list(values)
    ordered = sorted(kept, reverse=True)
    print(*kept, kept, ordered, max(kept), set(kept), sum(kept), sep=" | ")
    for value in kept:
        print(value, end=";")
    print(kept[0], kept[1:])


print(mean([1, 2, 4]), mean((1, 2)), mean([1.5, 2.5]), mean([n * 2 for n in (1, 2)]))
shown([1, 2])
shown({3, 4})
shown([1.5, 2.0])
shown([n for n in range(3)])
shown(n for n in range(3))
shown([2.5, 3.5])
