"""Class methods that return Self, called on the class."""

from typing import Self


class A:
    def __init__(self, n: int) -> None:
        self.n = n

    @classmethod
    def make(cls, n: int, /) -> Self:
        if n < 0:
            raise ValueError("x")
        return cls(n)


print(A.make(3).n)
