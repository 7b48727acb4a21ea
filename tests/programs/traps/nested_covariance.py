"""What is inside a container is seen through a Protocol, too."""

from collections.abc import Iterable, Sequence
from typing import Protocol


class Sized2(Protocol):
    def size(self) -> int: ...


class Box:
    def __init__(self, size: int) -> None:
        self._size = size

    def size(self) -> int:
        return self._size


class Shelf:
    def __init__(self, rows: Sequence[Sequence[Sized2]]) -> None:
        self.rows = rows

    def total(self) -> int:
        return sum(item.size() for row in self.rows for item in row)


def pack(*boxes: Iterable[int]) -> list[int]:
    return [sum(box) for box in boxes]


boxes = [[Box(1), Box(2)], [Box(3)]]
print(Shelf(boxes).total())
print(pack(*[[1, 2], [3, 4]]))
print([list(row) for row in zip(*[[1, 2], [3, 4]])])
