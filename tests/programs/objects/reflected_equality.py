"""An object whose class says nothing of equality leaves the answer to the other one."""


class B:
    pass


class A:
    def __eq__(self, other: object) -> bool:
        print("asked")
        return True

    def __hash__(self) -> int:
        return 1


def equal(x: object, y: object) -> bool:
    return x == y


b: object = B()
print(equal(b, A()), equal(A(), b), b == A())
print([b].index(A()), A() in [b], (b, 1) == (A(), 1), [b].count(A()))
print(
    3 == A(),
    equal(3, A()),
    equal("x", A()),
    [1, A()] == [A(), 1],
    equal((1,), A()),
    equal(None, A()),
)
u: int | A = 3
w: int | A = A()
print(u == w, w == u)
print(A() in ["x", 3, None])


class Whole:
    def __init__(self, n: int) -> None:
        self.n = n

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Whole) and self.n == other.n


class Half(Whole):
    def rest(self) -> int | None:
        return self.n if self.n else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Half) and (self.rest() is None) == (other.rest() is None)


print(Half(1) == Whole(1), Whole(1) == Half(1), Half(1) == Half(2), Half(0) == Half(2))
