"""Which classes and objects the collection ABCs take for theirs."""

from collections import Counter, UserList, deque
from collections.abc import (
    Collection,
    Container,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Reversible,
    Sequence,
    Sized,
)
from dataclasses import dataclass


class Equal:
    def __eq__(self, other: object) -> bool:
        return True


class Again(Equal):
    def __hash__(self) -> int:
        return 1


class Lost(Again):
    def __eq__(self, other: object) -> bool:
        return False


class Both:
    def __reversed__(self) -> Iterator[int]:
        return iter([1])

    def __iter__(self) -> Iterator[int]:
        return iter([1])


class Iterated:
    def __iter__(self) -> Iterator[int]:
        return iter([1])


class Long:
    def __len__(self) -> int:
        return 1


@dataclass
class Point:
    x: int


@dataclass(frozen=True)
class Fixed:
    x: int


class Table(Mapping[str, int]):
    def __getitem__(self, key: str) -> int:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter([])

    def __len__(self) -> int:
        return 0


CLASSES: list[type[object]] = [Equal, Again, Lost, Both, Iterated, Long, Point, Fixed, Table]
for kind in CLASSES:
    print(kind.__name__, issubclass(kind, Hashable), issubclass(kind, Reversible), end=" ")
    print(issubclass(kind, Sized), issubclass(kind, Iterable), issubclass(kind, Container))
print(issubclass(Equal, Hashable), issubclass(int, Hashable), issubclass(list, Hashable))
print(issubclass(list, Reversible), issubclass(dict, Reversible), issubclass(set, Reversible))
print(issubclass(str, (int, Sized)), issubclass(int, (Sized, Iterable)), issubclass(Lost, Hashable))


def show(label: str, value: object) -> None:
    answers = [
        isinstance(value, Hashable),
        isinstance(value, Reversible),
        isinstance(value, Sized),
        isinstance(value, Iterable),
        isinstance(value, Container),
        isinstance(value, Collection),
        isinstance(value, Sequence),
        isinstance(value, Iterator),
    ]
    print(label, *(int(answer) for answer in answers))


show("Equal", Equal())
show("Again", Again())
show("Lost", Lost())
show("Both", Both())
show("Iterated", Iterated())
show("Long", Long())
show("Point", Point(1))
show("Fixed", Fixed(1))
show("Table", Table())
show("int", 1)
show("str", "a")
show("float", 1.5)
show("list", [1])
show("dict", {1: 2})
show("Counter", Counter("ab"))
show("deque", deque([1]))
show("UserList", UserList([1]))
show("tuple", (1, 2))
show("tuple of list", ([1], 2))
show("None", None)
show("range", range(3))
show("reversed", reversed([1]))
show("keys", {1: 2}.keys())
show("items", {1: 2}.items())
show("values", {1: 2}.values())
show("set", {1})
show("frozenset", frozenset([1]))
show("bytes", b"")
show("bytearray", bytearray())
show("iterator", iter([1]))
show("slice", slice(1, 2))
try:
    print(hash(UserList([1])))
except TypeError as error:
    print(error)


class Declared(Hashable):
    pass


print(issubclass(Declared, Hashable))
