"""Functions kept in a union where they are called otherwise than they declare."""

from collections.abc import Callable
from functools import partial

Answer = Callable[[int], float | str | None]
Kept = float | Answer | None


class Thing:
    def __init__(self, n: int) -> None:
        self.n = n

    def __repr__(self) -> str:
        return f"Thing({self.n})"

    def method(self, k: int) -> str:
        return f"{self.n}:{k}"

    def __call__(self, k: int) -> float:
        return k / self.n


def named(n: int) -> str:
    return "named" * n


def call(kept: Kept) -> object:
    return kept(2) if callable(kept) else kept


def widened(function: Callable[[int], str] | None) -> Kept:
    return function


def widened_number(function: Callable[[int], str] | float) -> Kept:
    return function


def make(maker: int | Callable[[int], Thing]) -> object:
    return maker(3) if callable(maker) else maker


def text(value: str | Callable[[], str]) -> str:
    return value() if callable(value) else value


table: dict[str, Kept] = {"print": lambda n: print("from a lambda", n), "half": lambda n: n / 2}
for key, value in table.items():
    print(key, call(value))
print(call(named), call(None), call(1.5), call(Thing(4).method), call(Thing(4)))
print(call(lambda k: k * 1.5), call(partial(named)))
print(call(widened(named)), call(widened(None)), call(widened(lambda n: "w" * n)))
print(call(widened_number(named)), call(widened_number(2.5)))
print(make(Thing), make(5), make(lambda n: Thing(n + 1)))
handlers: list[str | Callable[[int], object]] = ["a", named, print, Thing]
for handler in handlers:
    print(handler if isinstance(handler, str) else handler(2))
print(text("s"), text(lambda: "l"), text(str), text("abc".upper))
