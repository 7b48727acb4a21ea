from typing import Callable


def tell(name: str) -> Callable[[Callable[[int], int]], Callable[[int], int]]:
    print("make", name)

    def inner(f: Callable[[int], int]) -> Callable[[int], int]:
        print("apply", name)
        return f

    return inner


def dv(x: int) -> int:
    print("default", x)
    return x


@tell("a")
@tell("b")
def f(x: int = dv(3)) -> int:
    return x


print("after f")


def cls(name: str) -> Callable[[type["C"]], type["C"]]:
    print("cls make", name)

    def inner(c: type["C"]) -> type["C"]:
        print("cls apply", name)
        return c

    return inner


@cls("one")
@cls("two")
class C:
    x = dv(7)

    def m(self, y: int = dv(8)) -> int:
        return y

    @staticmethod
    def s(y: int = dv(9)) -> int:
        return y

    @classmethod
    def c(cls, y: int = dv(10)) -> int:
        return y

    @property
    def p(self) -> int:
        return 1


print("after C")
print(f(1), C().m(), C.s(), C.c(), C.x)

LIMIT = 5


def lim(n: int = LIMIT, m: int = LIMIT * 2) -> tuple[int, int]:
    return n, m


class Cfg:
    size = LIMIT
    other = size + 1

    def get(self, n: int = size) -> int:
        return n


LIMIT = 6
print(lim(), Cfg.size, Cfg.other, Cfg().get())
Cfg.size = 9
print(Cfg().get(), Cfg().size, Cfg.other)


def outer() -> None:
    class Inner:
        z = dv(30)

        def h(self, q: int = dv(31)) -> int:
            return q

    print("inner made")
    print(Inner().h(), Inner.z)


outer()
