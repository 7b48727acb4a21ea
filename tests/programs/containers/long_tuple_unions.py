"""Unions of a tuple of any length with other values, and with tuples of fixed length."""

from collections import deque
from typing import NamedTuple

Names = tuple[str, ...] | str
Mixed = tuple[str, ...] | tuple[int, int] | int


def joined(names: Names) -> str:
    if isinstance(names, str):
        return names
    return f"{len(names)}:" + ",".join(names) + repr(names)


def shorter(names: tuple[str, ...] | tuple[str, str]) -> str:
    out = ""
    for name in names:
        out += name + " "
    return out + repr(names) + str("b" in names) + str(names == ("a", "b"))


def told(value: Mixed) -> str:
    if isinstance(value, tuple):
        found = [repr(item) for item in value]
        return "tuple " + " ".join(found) + f" {value} {len(value)} {value[0]!r}"
    return f"number {value}"


def widened(pair: tuple[str, str] | str) -> str:
    names: Names = pair
    return joined(names)


def either(flag: bool) -> tuple[str, ...] | None | int:
    return ("x", "y") if flag else None


print(joined("alone"), joined(("a", "b")), joined(()), joined(("c",)))
some: tuple[str, ...] = ("q", "r", "s")
print(joined(some), shorter(some), shorter(("a", "b")), shorter(("a", "b", "c")))
for entry in ("a", "b"), (1, 2), ("one",), 7:
    print(told(entry))
print(widened(("l", "r")), widened("none"))
print(either(True), either(False))
many: list[Names] = ["text", ("a", "b"), ("c",), ()]
many.append(("d", "e"))
print(many, ("a", "b") in many, many.index(("c",)), [joined(item) for item in many])
table: dict[str, Mixed] = {"pair": (3, 4), "names": ("a",), "number": 5}
print(table, table["pair"] == (3, 4), table["names"] == ("a",), sorted(table))
value: object = table["pair"]
print(value, isinstance(value, tuple), value == (3, 4))


class Point(NamedTuple):
    x: int
    y: int


def kept() -> None:
    """Tuples that go into containers through methods of the library."""
    listed: list[tuple[int, int] | int] = []
    listed.append((3, 4))
    listed.insert(0, (5, 6))
    listed.extend([(7, 8), 9])
    listed[2] = (0, 1)
    print(listed, listed[0], listed.count((3, 4)), (0, 1) in listed, listed.pop(0))
    waiting: deque[Point | int | str] = deque()
    waiting.append(Point(1, 2))
    waiting.appendleft(3)
    print(waiting, waiting.pop(), waiting)
    named: dict[str, tuple[str, int] | int] = {}
    named.setdefault("a", ("x", 1))
    named["b"] = ("y", 2)
    named.update({"c": ("z", 3)})
    print(named, named["a"], named.get("b", 0), named.pop("c", 5), named.pop("d", 5))
    unique: set[tuple[int, int] | str] = set()
    unique.add((1, 1))
    unique.add((1, 1))
    print(unique, (1, 1) in unique)


kept()
