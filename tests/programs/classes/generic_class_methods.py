"""Class methods of generic classes, called by the name of the class."""

from __future__ import annotations
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass
class Box(Generic[T]):
    value: T

    @classmethod
    def of(cls, value: T) -> Box[T]:
        return cls(value)

    @staticmethod
    def wrap(v: int) -> Box[int]:
        return Box(v)

    def map(self, other: T) -> Box[T]:
        return Box(other)


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    @classmethod
    def from_list(cls, items: list[T]) -> Stack[T]:
        s = cls()
        s.items = list(items)
        return s

    def push(self, x: T) -> None:
        self.items.append(x)


print(Box[int].of(3), Box.of("x"), Box.wrap(4), Box[float].of(2.5))
s = Stack.from_list([1, 2])
s.push(3)
print(s.items, Stack[str].from_list(["a"]).items)
b = Box.of([1])
print(b.value[0] + 1, type(b).__name__)


class IntBox(Box[int]):
    pass


print(IntBox.of(3), IntBox(4).of(5))
