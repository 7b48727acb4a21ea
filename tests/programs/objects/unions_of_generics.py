"""Unions of one generic class with several arguments: its subclasses and views are told apart."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict, deque
from typing import Generic, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Animal:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    pass


class Box(Generic[T_co]):
    def __init__(self, item: T_co) -> None:
        self._item = item

    def get(self) -> T_co:
        return self._item


class Twice(Box[T_co]):
    def get(self) -> T_co:
        print("twice")
        return self._item


class Number(Box[int]):
    pass


def contents(table: dict[str, int] | dict[str, str] | dict[int, list[float]]) -> str:
    kinds = {type(value).__name__ for value in table.values()}
    return (
        f"{type(table).__name__} {len(table)} {sorted(kinds)} {sorted(str(key) for key in table)}"
    )


tables: list[dict[str, int] | dict[str, str] | dict[int, list[float]]] = [
    {"a": 1},
    {"a": "x", "b": "y"},
    Counter("abca"),
    OrderedDict(x="1"),
    defaultdict(list, {1: [2.5]}),
    {2: [1.0, 2.0]},
]
for table in tables:
    print(contents(table))
    for value in table.values():
        match value:
            case int(number):
                print("number", number + 1)
            case str(text):
                print("text", text + "!")
            case [*parts]:
                print("list", sum(parts))
    if isinstance(table, Counter):
        print("most", table.most_common(1))

boxes: list[Box[int] | Box[Animal] | Box[str]] = [Box(1), Box(Dog("rex")), Number(3), Twice("t")]
more: list[Box[Dog]] = [Box(Dog("b")), Twice(Dog("c"))]
boxes.extend(more)
for box in boxes:
    got = box.get()
    print(type(box).__name__, repr(got))
    if isinstance(got, Animal):
        print(got.name)
    elif isinstance(got, int):
        print(got + 1)

queues: tuple[deque[int] | deque[str], ...] = (deque([1, 2], 2), deque("ab"))
for queue in queues:
    queue.rotate(1)
    print(queue, queue[0])
sets: dict[str, set[int] | set[str] | frozenset[int]] = {"a": {1}, "b": {"x"}, "c": frozenset({2})}
print({name: sorted(repr(one) for one in held) for name, held in sets.items()})
