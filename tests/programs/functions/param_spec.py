import functools
from typing import Callable, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def timed(f: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(f)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print("calling", f.__name__)
        result = f(*args, **kwargs)
        print("done", f.__name__)
        return result

    return inner


@timed
def add(a: int, b: int = 10, *, c: int = 5) -> int:
    """Adds."""
    return a + b + c


@timed
def greet(name: str, *rest: str, **kw: int) -> str:
    return name + str(rest) + str(kw)


print(add(1), add(1, 2), add(1, b=3), add(a=4, c=1))
print(greet("x"), greet("a", "b", "c", z=3, y=4))
print(add.__name__, add.__doc__, add.__qualname__, add.__module__, greet.__doc__)


def twice(f: Callable[P, int]) -> Callable[P, tuple[int, int]]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> tuple[int, int]:
        return f(*args, **kwargs), f(*args, **kwargs)

    return inner


@twice
@timed
def mul(a: int, b: int) -> int:
    return a * b


print(mul(3, b=4))
print(mul.__name__)
