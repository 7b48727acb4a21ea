"""Tuples whose last items have no order: it is missed only where it is asked for."""

from collections.abc import Callable


def one(x: int) -> int:
    return x + 1


def two(x: int) -> int:
    return x + 2


table: dict[str, Callable[[int], int]] = {"b": one, "a": two}
print([(name, rule(1)) for name, rule in sorted(table.items())])
print(min(table.items())[0])
pairs = [("a", one), ("a", two)]
try:
    print(sorted(pairs)[0][0])
except TypeError as error:
    print(error)
print(sorted([("a", one), ("a", one)])[0][0])
classes: list[tuple[int, type[object]]] = [(2, int), (1, str)]
print(sorted(classes))
try:
    classes.append((1, bytes))
    print(sorted(classes))
except TypeError as error:
    print(error)
