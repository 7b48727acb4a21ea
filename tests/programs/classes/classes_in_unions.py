from collections.abc import Callable


class A:
    def __init__(self, n: int = 1) -> None:
        self.n = n


class B(A):
    pass


def f(x: type[A] | int | str | None) -> str:
    if x is None:
        return "none"
    if isinstance(x, type):
        return x.__name__ + str(x(3).n) + str(x is B)
    return str(x)


def g(x: type[Exception] | list[int] | Callable[[int], int]) -> str:
    if isinstance(x, type):
        return x.__name__
    return str(x[0]) if isinstance(x, list) else str(x(2))


print([f(v) for v in (A, B, 3, "s", None)])
print(g(KeyError), g([5]), g(lambda n: -n))
for kind in (A, B):
    print(kind(7).n, kind.__name__)
row = (A, 5)
print(row[0](2).n, row[1], [x is A for x in row])
known: list[type[A]] = [B]
print([kind.__name__ for kind in known + [A]], [f(kind) for kind in (A, 5, B)])
