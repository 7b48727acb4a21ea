import functools
from typing import Callable, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def log(f: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(f)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print(f"{f.__name__} {args} {kwargs}")
        shown = ", ".join([repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()])
        print(f"{f.__name__}({shown})", len(args), len(kwargs))
        return f(*args, **kwargs)

    return inner


@log
def f(a: int, b: str = "x", *, c: float = 1.5) -> str:
    return f"{a}{b}{c}"


print(f(1))
print(f(1, "y"))
print(f(b="q", a=2))
print(f(3, c=2.5, b="z"))


@log
def g(*n: int, **kw: str) -> int:
    return len(n) + len(kw)


print(g(), g(1, 2, k="v", j="w"))
