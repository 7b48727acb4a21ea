"""Comparisons that give NotImplemented ask the other operand, known statically or not."""


class Y:
    def __init__(self, v: int) -> None:
        self.v = v

    def __eq__(self, other: object) -> bool:
        print("Y.__eq__", type(other).__name__)
        return True

    def __lt__(self, other: object) -> bool:
        print("Y.__lt__")
        return True

    def __gt__(self, other: object) -> bool:
        print("Y.__gt__")
        return False

    def __le__(self, other: object) -> bool:
        print("Y.__le__")
        return True

    def __ge__(self, other: object) -> bool:
        print("Y.__ge__")
        return False

    def __hash__(self) -> int:
        return 1


class X:
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, X):
            return NotImplemented
        return True

    def __lt__(self, other: object) -> bool:
        return NotImplemented

    def __gt__(self, other: object) -> bool:
        return NotImplemented

    def __le__(self, other: object) -> bool:
        return NotImplemented

    def __ge__(self, other: object) -> bool:
        return NotImplemented


def eq(a: object, b: object) -> bool:
    return a == b


def union(a: X | Y, b: X | Y) -> None:
    print(a == b, a != b)


print(X() == Y(1))
print(X() != Y(1))
print(X() < Y(1), X() > Y(1), X() <= Y(1), X() >= Y(1))
print(eq(X(), Y(1)), eq(Y(1), X()), eq(X(), X()))
print(X() == 3, X() != 3, X() == None)
union(X(), Y(2))
union(Y(2), X())
union(X(), X())
try:
    print(X() < X())
except TypeError as e:
    print(e)
try:
    print(X() < 3)
except TypeError as e:
    print(e)
