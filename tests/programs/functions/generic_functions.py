"""Generic functions, specialised for each type they are used with."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K")


def first(items: Sequence[T], default: T) -> T:
    return items[0] if items else default


def transform(items: Iterable[T], f: Callable[[T], U]) -> list[U]:
    return [f(item) for item in items]


def group_by(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def swap(pair: tuple[T, U]) -> tuple[U, T]:
    return pair[1], pair[0]


def reduce(items: Iterable[T], start: U, step: Callable[[U, T], U]) -> U:
    result = start
    for item in items:
        result = step(result, item)
    return result


def identity(value: T) -> T:
    return value


print(first([1, 2], 0), first([], "none"), first((1.5, 2.5), 0.0), first("xyz", ""))
print(transform([1, 2, 3], str))
print(transform(["a", "bb"], len), transform({1: "x"}, lambda k: k + 0.5))
print(group_by(["apple", "avocado", "bean"], lambda w: w[0]), group_by(range(6), lambda n: n % 3))
print(swap((1, "a")), swap(("x", [1.5])), identity(5), identity("five"), identity(None))
print(reduce([1, 2, 3], 0, lambda a, b: a + b), reduce(["a", "b"], "", lambda a, b: b + a))
print(reduce([1, 2, 3], "", lambda text, n: text + str(n)))
