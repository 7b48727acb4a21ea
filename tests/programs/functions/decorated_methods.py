import functools
from typing import Callable, ParamSpec, TypeVar, Concatenate

P = ParamSpec("P")
R = TypeVar("R")


def timed(f: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(f)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print("calling", f.__qualname__)
        return f(*args, **kwargs)

    return inner


S = TypeVar("S")


def with_lock(f: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    def inner(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        print("lock")
        r = f(self, *args, **kwargs)
        print("unlock")
        return r

    return inner


class A:
    def __init__(self, v: int) -> None:
        self.v = v

    @timed
    def m(self, x: int, y: int = 2) -> int:
        return self.v + x * y

    @with_lock
    def n(self, x: int) -> str:
        return f"{self.v}:{x}"

    @staticmethod
    @timed
    def s(x: int) -> int:
        return x + 1

    @classmethod
    @timed
    def c(cls, x: int) -> str:
        return cls.__name__ * x

    @property
    @timed
    def p(self) -> int:
        return self.v * 10


class B(A):
    def m(self, x: int, y: int = 3) -> int:
        return super().m(x, y) * 100


class C(A):
    @timed
    def n(self, x: int) -> str:
        return "C" + super().n(x)


a = A(1)
print(a.m(5), a.m(5, y=1), a.n(3))
for o in (a, B(2), C(3)):
    print(o.m(1), o.n(2))
print(A.s(4), a.s(5), A.c(2), a.p)
k = a.m
print(k(9))
