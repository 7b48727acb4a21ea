from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")


def loud(function: Callable[P, str]) -> Callable[P, str]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> str:
        kwargs["loud"] = True
        return function(*args, **kwargs)

    return inner


@loud
def greet(name: str, loud: bool = False) -> str:
    return name.upper() if loud else name


print(greet("x"))
