"""mypy takes list[bool] where Iterable[int] is wanted: elements keep their own type."""

from collections.abc import Iterable, Sequence


def show_all(values: Iterable[int]) -> list[str]:
    return [str(value) for value in values]


def add_up(values: Sequence[int]) -> int:
    total = 0
    for value in values:
        total += value
    return total


def mean(values: Iterable[float]) -> float:
    total = 0.0
    count = 0
    for value in values:
        total += value
        count += 1
    return total / count


def first_or(values: Sequence[int | None], default: int) -> int:
    for value in values:
        if value is not None:
            return value
    return default


flags = [True, False, True]
print(show_all(flags), show_all([1, 0]), show_all((True, False)), show_all({2: "x"}))
whole = [1, 2]
print(add_up(flags), add_up([3, 4]), mean(whole), mean([1.5, 2.5]), mean(flags))
print(first_or(whole, 9), first_or([None, 5], 9), first_or([], 9))
