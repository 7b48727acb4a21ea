"""Callable[..., T]: functions that are called with whatever the caller has."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def add(a: int, b: int = 2, *rest: int, scale: int = 1) -> int:
    return (a + b + sum(rest)) * scale


def name(first: str, last: str = "x") -> str:
    return first + last


def show(f: Callable[..., object], *args: object, **kwargs: object) -> None:
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print("TypeError:", e)


show(add, 1)
show(add, 1, 2, 3, scale=10)
show(add)
show(add, b=1)
show(add, 1, nope=2)
show(add, 1, a=2)
show(name, "a", last="b")
show(name, "a", "b", "c")


class Acc:
    def __init__(self, start: int, step: int = 1) -> None:
        self.n = start
        self.step = step

    def bump(self, by: int = 1) -> int:
        self.n += by * self.step
        return self.n

    def __repr__(self) -> str:
        return f"Acc({self.n})"


show(Acc, 3)
show(Acc, start=4, step=2)
show(Acc)
acc = Acc(1)
show(acc.bump)
show(acc.bump, 5)
show(acc.bump, by=7)
handlers: dict[str, Callable[..., int]] = {"add": add, "bump": acc.bump}
print(handlers["add"](1, 2), handlers["bump"](by=2))


def logged(f: Callable[..., T]) -> Callable[..., T]:
    def wrapper(*args: object, **kwargs: object) -> T:
        print("call", f.__name__, args, kwargs)
        return f(*args, **kwargs)

    return wrapper


@logged
def greet(who: str, *, loud: bool = False) -> str:
    return who.upper() if loud else who


print(greet("a"), greet("b", loud=True))
on: list[Callable[..., None]] = []


def handler(x: int, y: str) -> None:
    print("handler", x, y)


on.append(handler)
for h in on:
    h(1, "y")
narrow: Callable[[int, int], int] = handlers["add"]
print(narrow(3, 4))
try:
    h(1)
except TypeError as e:
    print(e)


def apply(f: Callable[..., T], x: int) -> T:
    return f(x)


print(apply(add, 3), apply(acc.bump, 2), apply(Acc, 9))


def total(
    values: list[int], weights: dict[str, float] | None = None, tag: str | None = None
) -> str:
    return f"{sum(values)} {weights} {tag}"


show(total, [1, 2])
show(total, [1, 2], {"a": 1.5})
show(total, [1, 2], tag="x")
show(total, values=[3], weights=None, tag=None)
