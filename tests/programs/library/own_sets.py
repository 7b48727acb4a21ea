"""What a class gets that extends MutableSet or MutableSequence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSequence, MutableSet
from typing import TypeVar, overload

T = TypeVar("T")


class OrderedSet(MutableSet[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        self._d: dict[T, None] = {}
        for item in items:
            self._d[item] = None

    def __contains__(self, item: object) -> bool:
        return item in self._d

    def __iter__(self) -> Iterator[T]:
        return iter(self._d)

    def __len__(self) -> int:
        return len(self._d)

    def add(self, value: T) -> None:
        self._d[value] = None

    def discard(self, value: T) -> None:
        self._d.pop(value, None)

    def __repr__(self) -> str:
        return f"OrderedSet({list(self)})"


a = OrderedSet([3, 1, 2, 3])
b = OrderedSet([2, 3, 5])
print(a, a | b, a & b, a - b, a ^ b, len(a), 3 in a, 9 in a)
plain: object = {1, 2, 3}
print(
    a == plain,
    a == OrderedSet([1, 2, 3]),
    a <= b,
    (a & b) <= a,
    a < {1, 2, 3, 4},
    a >= {1},
    a > {1, 2, 3},
    a.isdisjoint([7]),
    a != b,
)
a |= {9, 8}
a.remove(1)
a.discard(100)
print(sorted(a), a.pop(), a)
try:
    a.remove(77)
except KeyError as e:
    print("KeyError", e)
a &= b
print(a)
a -= {2}
a ^= OrderedSet([6])
print(a)
a.clear()
print(a, bool(a))
try:
    a.pop()
except KeyError as e:
    print(repr(e))


class Log(MutableSequence[int]):
    def __init__(self) -> None:
        self.items: list[int] = []
        self.ops = 0

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, i: int) -> int: ...
    @overload
    def __getitem__(self, i: slice) -> MutableSequence[int]: ...
    def __getitem__(self, i: int | slice) -> int | MutableSequence[int]:
        return self.items[i]

    @overload
    def __setitem__(self, i: int, v: int) -> None: ...
    @overload
    def __setitem__(self, i: slice, v: Iterable[int]) -> None: ...
    def __setitem__(self, i: int | slice, v: int | Iterable[int]) -> None:
        self.ops += 1
        if isinstance(i, int) and isinstance(v, int):
            self.items[i] = v

    def __delitem__(self, i: int | slice) -> None:
        self.ops += 1
        del self.items[i]

    def insert(self, i: int, v: int) -> None:
        self.ops += 1
        self.items.insert(i, v)


log = Log()
log.append(1)
log.extend([5, 3, 4])
log += [7]
print(log.items, log.ops, log.pop(), log.pop(0), log.index(3), log.count(4), 5 in log)
log.reverse()
log.remove(5)
print(log.items, list(reversed(log)), sum(log), max(log), sorted(log), log[0])
log.clear()
print(log.items, len(log))
