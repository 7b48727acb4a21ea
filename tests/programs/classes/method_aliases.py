"""A second name that a class body gives to a method, property, class or static method."""

from __future__ import annotations


class A:
    def __init__(self, v: int) -> None:
        self.v = v

    def add(self, k: int) -> int:
        """Adds."""
        return self.v + k

    plus = also = add

    @property
    def value(self) -> int:
        return self.v

    val = value

    @classmethod
    def make(cls, v: int) -> A:
        return cls(v)

    create = make

    @staticmethod
    def st(x: int) -> int:
        return x * 2

    tw = st

    def __eq__(self, o: object) -> bool:
        return isinstance(o, A) and o.v == self.v

    def __hash__(self) -> int:
        return self.v

    def __repr__(self) -> str:
        return f"A({self.v})"

    __str__ = __repr__
    __iadd__ = add


class B(A):
    def add(self, k: int) -> int:
        return -k

    __call__ = add


a, b = A(3), B(4)
print(
    a.plus(1),
    b.plus(1),
    b.add(1),
    b.also(5),
    b(7),
    a.val,
    A.create(9),
    b.tw(4),
    A.plus(b, 2),
    str(a),
    B.create(1).plus(4),
)
m = b.plus
print(m(10), A.plus.__name__, A.plus.__doc__, b(1), list(map(a.plus, [1, 2])))
xs: list[A] = [a, b]
print([x.plus(1) for x in xs], [x.add(1) for x in xs])


class M:
    def __init__(self, v: float) -> None:
        self.v = v

    def __mul__(self, k: float) -> "M":
        return M(self.v * k)

    __rmul__ = __mul__


print((2.0 * M(1.5)).v, (M(1.5) * 3).v)
print((2 * M(1.5)).v)
