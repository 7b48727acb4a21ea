class A:
    def __init__(self, x: int) -> None:
        self.x = x

    def __eq__(self, other: object) -> bool:
        return isinstance(other, A) and self.x == other.x


class B:
    __hash__ = None  # type: ignore[assignment]


class C(A):
    pass


class D(A):
    def __hash__(self) -> int:
        return 7


class E(D):
    def __eq__(self, other: object) -> bool:
        return True


def attempt(o: object) -> None:
    try:
        print(hash(o) == 7)
    except TypeError as e:
        print(e)


attempt(A(1))
attempt(C(1))
attempt(D(1))
attempt(E(1))
try:
    d: dict[A, int] = {A(1): 1}
    print(len(d))
except TypeError as e:
    print(e)
try:
    s = {(1, C(1))}
    print(len(s))
except TypeError as e:
    print(e)
try:
    print(hash(A(2)))
except TypeError as e:
    print(e)
