from typing import Protocol
from abc import ABC, abstractmethod


class P(Protocol):
    def go(self, a: int, b: int = ..., c: str = ...) -> str: ...


class X:
    def go(self, a: int, b: int = 5, c: str = "c") -> str:
        return f"X {a} {b} {c}"


class Y:
    def go(self, a: int, b: int = 6, c: str = "d") -> str:
        return f"Y {a} {b} {c}"


ps: list[P] = [X(), Y()]
for p in ps:
    print(p.go(1), p.go(1, 2), p.go(1, c="z", b=3), p.go(1, 2, "q"))


class Base(ABC):
    @abstractmethod
    def run(self, n: int = 1, *, flag: bool = False) -> str: ...
    def also(self, xs: list[int] | None = None) -> int:
        return len(xs or [])


class One(Base):
    def run(self, n: int = 10, *, flag: bool = True) -> str:
        return f"One {n} {flag}"

    def also(self, xs: list[int] | None = None, more: int = 7) -> int:
        return more


class Two(One):
    def run(self, n: int = 20, *, flag: bool = False) -> str:
        return f"Two {n} {flag}"


bs: list[Base] = [One(), Two()]
for b in bs:
    print(b.run(), b.run(3), b.run(3, flag=True), b.also(), b.also([1]))
