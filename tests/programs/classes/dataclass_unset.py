"""Comparing dataclasses: fields without a value, and fields that are the same object."""

from dataclasses import dataclass, field


class N:
    def __init__(self, n: int) -> None:
        self.n = n

    def __eq__(self, o: object) -> bool:
        print("eq", self.n)
        return False


@dataclass
class D:
    n: N
    k: int = 0


n = N(1)
print(D(n) == D(n), D(n) == D(N(1)), D(n) != D(n))


@dataclass
class P:
    x: int
    y: str = field(init=False)
    z: int = field(init=False)


@dataclass
class Sub(P):
    w: float = 1.0


def t(a: object, b: object) -> None:
    try:
        print(a == b, a != b)
    except AttributeError as e:
        print("AE", e)


a, b = P(1), P(2)
t(a, b)
t(a, a)
a.y = "a"
t(a, b)
t(b, a)
b.y = "b"
a.z = 1
t(a, b)
t(b, a)
t(a, a)
b.z = 3
t(a, b)
b.x = 1
b.y = "a"
b.z = 1
t(a, b)
t(a, Sub(1))
t(Sub(1), Sub(1))
t(a, 1)
try:
    print(a == b, [a] == [b], a in [b], P(1) in [P(1)])
except AttributeError as e:
    print("AE", e)
