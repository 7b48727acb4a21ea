from typing import Callable, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Counted(Generic[P, R]):
    def __init__(self, f: Callable[P, R]) -> None:
        self.f = f
        self.calls = 0

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        self.calls += 1
        return self.f(*args, **kwargs)


@Counted
def hello(name: str, n: int = 1) -> str:
    return f"hello {name}" * n


print(hello("x"), hello("y", n=2), hello.calls)


class Prefix:
    def __init__(self, p: str) -> None:
        self.p = p

    def __call__(self, f: Callable[P, str]) -> Callable[P, str]:
        def inner(*args: P.args, **kwargs: P.kwargs) -> str:
            return self.p + f(*args, **kwargs)

        return inner


@Prefix("> ")
def say(w: str) -> str:
    return w.upper()


print(say("abc"))
registry: dict[str, Callable[[int], int]] = {}


def register(name: str) -> Callable[[Callable[[int], int]], Callable[[int], int]]:
    def deco(f: Callable[[int], int]) -> Callable[[int], int]:
        registry[name] = f
        return f

    return deco


@register("double")
def double(x: int) -> int:
    return x * 2


print(registry["double"](4), double(5))
