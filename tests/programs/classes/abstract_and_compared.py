from __future__ import annotations
from abc import ABC, abstractmethod
from typing import ClassVar, TypeVar

M = TypeVar("M", bound="Base")


class Base(ABC):
    known: ClassVar[list[type[Base]]] = []

    def __init_subclass__(cls) -> None:
        Base.known.append(cls)

    @classmethod
    def make(cls: type[M], n: int) -> M:
        made = cls()
        made.put(n)
        return made

    @abstractmethod
    def put(self, n: int) -> None: ...


class Half(Base):
    @abstractmethod
    def take(self) -> int: ...


class A(Half):
    def put(self, n: int) -> None:
        self.n = n

    def take(self) -> int:
        return self.n


class B(Base):
    def put(self, n: int) -> None:
        print("B", n)


print(A.make(3).take(), B.make(2) is None)
every: list[type[Base]] = [*Base.known]
for kind in every:
    try:
        print(type(kind.make(4)).__name__)
    except TypeError as e:
        print("TypeError", e)
try:
    Half.make(1)
except TypeError as e:
    print(e)


def same(a: object, b: Base) -> bool:
    if type(a) is not type(b):
        return False
    return a.put(1) is None


class Plain:
    def __init__(self, v: int) -> None:
        self.v = v

    def __eq__(self, o: object) -> bool:
        if type(o) is not type(self):
            return NotImplemented
        return o.v == self.v


class Sub(Plain):
    pass


class Other:
    v = 3


print(
    same(B(), B()),
    same(3, B()),
    Plain(1) == Plain(1),
    Plain(1) == Sub(1),
    Sub(2) == Sub(2),
    Plain(3) == 3,
    Plain(3) == Other(),
)


class P2:
    def __init__(self, v: int) -> None:
        self.v = v

    def __eq__(self, o: object) -> bool:
        return type(self) == type(o) and self.v == o.v

    def __lt__(self, o: object) -> bool:
        if self.__class__ is o.__class__:
            return self.v < o.v
        return NotImplemented


print(P2(1) == P2(1), P2(1) == 1, P2(1) < P2(2))
