"""A tuple of a subclass passes as a tuple of the base class, also as an object."""


class A:
    def __repr__(self) -> str:
        return "A"


class B(A):
    def __repr__(self) -> str:
        return "B"


def f(t: tuple[A, ...]) -> None:
    print(t)
    x: object = t
    print(x)


def g(*a: B) -> None:
    f(a)


g(B(), B())
