"""What is read from an object that turned out to be a dict, a list, a tuple or a set."""

from collections import Counter, OrderedDict, defaultdict
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: str


@dataclass
class Event:
    body: object

    def size(self) -> int:
        if isinstance(self.body, (list, tuple)):
            return len(self.body)
        if isinstance(self.body, dict):
            return sum(1 for _ in self.body)
        return -1

    def first(self) -> object:
        if isinstance(self.body, (list, tuple)) and len(self.body) > 0:
            for item in self.body:
                return item
        return None


def flatten(value: object) -> list[object]:
    if not isinstance(value, (list, tuple, set, frozenset)):
        return [value]
    found: list[object] = []
    for item in value:
        found += flatten(item)
    return found


def depth(value: object) -> int:
    match value:
        case dict():
            return 1 + max((depth(item) for item in value.values()), default=0)
        case list() | tuple():
            return 1 + max((depth(item) for item in value), default=0)
        case _:
            return 0


def lookup(value: object, *path: str | int) -> object:
    for step in path:
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, (list, tuple)) and not value:
            return value
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        elif isinstance(value, tuple) and isinstance(step, int):
            value = value[step]
        else:
            return None
    return value


def strings(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError("no dict")
    return {
        key: item for key, item in value.items() if isinstance(key, str) if isinstance(item, str)
    }


class Shouting(dict[str, int]):
    def __getitem__(self, key: str, /) -> int:
        return super().__getitem__(key.lower())


def trees() -> None:
    print(
        Event([1, 2]).size(), Event((1, "a", 2.5)).size(), Event({"a": 1}).size(), Event(1).size()
    )
    print(Event([7]).first(), Event(("x", 2)).first(), Event([]).first())
    print(flatten([1, [2, (3, "a")], {4}]), flatten(Point(1, "b")), flatten(5))
    print(depth({"a": {"b": [1, (2, [3])]}}), depth([]), depth({}), depth(1))
    tree: object = {"a": [{"b": 1}, {"b": 2}], "c": (1, {"d": "deep"})}
    print(lookup(tree, "a", 1, "b"), lookup(tree, "c", 1, "d"), lookup(tree, "a", "x"))
    print(strings({"a": "b", "c": 1}), strings({1: "x"}))
    if isinstance(tree, dict) and isinstance((inner := tree["a"]), list):
        print(inner[0])


def dicts() -> None:
    values: list[object] = [
        OrderedDict([("b", 1), ("a", 2)]),
        defaultdict(int, {"k": 3}),
        Counter("abca"),
        {},
        {None: 1},
        {1.0: "one"},
        {True: "yes"},
    ]
    for value in values:
        if isinstance(value, dict):
            print(
                type(value).__name__,
                len(value),
                list(value),
                [*value],
                1 in value,
                value.get(1),
                value.get(True),
            )
            print(
                list(value.items()),
                list(value.values()),
                list(reversed(value)),
                tuple(value.keys()),
            )
            for at, (key, item) in enumerate(value.items()):
                print(
                    at,
                    key,
                    item,
                    key in value.keys(),
                    (key, item) in value.items(),
                    item in value.values(),
                )
    counted: object = Counter("ab")
    if isinstance(counted, dict):
        print(counted["zz"])


def tuples() -> None:
    point: object = Point(3, "y")
    if isinstance(point, tuple):
        print(
            point[0],
            point[-1],
            point[:1],
            point[::-1],
            len(point),
            "y" in point,
            point.index("y"),
            point.count(3),
        )
        try:
            print(point[2])
        except IndexError as error:
            print(error)


def lists() -> None:
    numbers: object = [3, 1, 2, 3]
    if isinstance(numbers, list):
        print(
            numbers[1:],
            numbers[::2],
            numbers[-1],
            numbers.count(3),
            numbers.index(2),
            2 in numbers,
            "a" in numbers,
        )
        print(
            list(reversed(numbers)),
            numbers.copy(),
            [*numbers, 4],
            list(numbers),
            tuple(numbers),
            set(numbers),
        )
        try:
            numbers.index(9)
        except ValueError as error:
            print(error)
        try:
            print(numbers[4])
        except IndexError as error:
            print(error)
        alias = numbers
        print(
            alias is numbers,
            alias[0],
            f"{numbers} {numbers!r}",
            str(numbers),
            numbers == [3, 1, 2, 3],
            hash("a") == hash("a"),
        )
        print(any(item == 2 for item in numbers), all(isinstance(item, int) for item in numbers))
        for a, b in zip(numbers, numbers):
            print(a, b, end=" ")
        print()


def changed() -> None:
    plain: dict[str, int] = {"a": 1, "b": 2}
    seen: object = plain
    if isinstance(seen, dict):
        try:
            for key in seen:
                plain["new"] = 1
        except RuntimeError as error:
            print(error)
        try:
            seen[[1]]
        except TypeError as error:
            print(error)
        made = {**seen, 0: 1}
        print(made, type(made).__name__, {*seen} == {"a", "b", "new"})
        made = dict(seen)
        print(made, type(made).__name__, len(made))
    group: object = {1, 2}
    if isinstance(group, set):
        print(1 in group, len(group), sorted(str(item) for item in group))
    own: object = Shouting({"a": 1})
    if isinstance(own, Shouting):
        print(own["A"])
    elif isinstance(own, dict):
        print(own["a"])


for test in (trees, dicts, tuples, lists, changed):
    test()
