"""round, pow, divmod, floor, bytes, reversed and in of classes; in-place operators that give up."""

from __future__ import annotations
import math
from collections.abc import Iterator


class V:
    def __init__(self, v: float) -> None:
        self.v = v

    def __round__(self, n: int | None = None) -> V:
        return V(round(self.v, n) if n is not None else float(round(self.v)))

    def __repr__(self) -> str:
        return f"V({self.v})"

    def __trunc__(self) -> int:
        return int(self.v)

    def __floor__(self) -> int:
        return math.floor(self.v)

    def __ceil__(self) -> int:
        return math.ceil(self.v)

    def __float__(self) -> float:
        return self.v

    def __int__(self) -> int:
        return int(self.v)

    def __divmod__(self, o: V) -> tuple[int, int]:
        return divmod(int(self.v), int(o.v))

    def __rdivmod__(self, o: int) -> tuple[int, str]:
        return o, "rdivmod"

    def __pow__(self, e: int, m: int | None = None) -> str:
        return f"pow {e} {m}"

    def __format__(self, spec: str) -> str:
        return f"<{spec}>"

    def __abs__(self) -> V:
        return V(abs(self.v))


print(round(V(2.567)), round(V(2.567), 1))
print(math.trunc(V(2.5)), math.floor(V(2.5)), math.ceil(V(2.5)), float(V(2.5)), int(V(2.5)))
print(
    divmod(V(7.0), V(2.0)),
    divmod(7, V(2.0)),
    pow(V(2.0), 3),
    pow(V(2.0), 3, 5),
    V(2.0) ** 4,
    f"{V(1.0):abc}",
    format(V(1.0), "q"),
    abs(V(-2.0)),
)


class It:
    def __iter__(self) -> "Iterator[int]":
        yield from (1, 2, 3)


print(2 in It(), 9 in It(), list(It()), sum(It()), set(It()))


class R:
    def __reversed__(self) -> "Iterator[int]":
        yield 3
        yield 2


print(list(reversed(R())))


class Acc:
    def __init__(self) -> None:
        self.n = 0

    def __add__(self, o: int) -> Acc:
        r = Acc()
        r.n = self.n + o
        return r

    def __iadd__(self, o: str | int) -> Acc:
        if isinstance(o, str):
            return NotImplemented
        self.n += o * 100
        return self


acc = Acc()
acc += 5
print(acc.n)


class By:
    def __bytes__(self) -> bytes:
        return b"by"


print(bytes(By()))
