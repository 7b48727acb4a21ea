import functools
from typing import Callable, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def retry(times: int, note: str = "retry") -> Callable[[Callable[P, R]], Callable[P, R]]:
    def deco(f: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(f)
        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            for i in range(times - 1):
                try:
                    return f(*args, **kwargs)
                except ValueError as e:
                    print(note, i, e)
            return f(*args, **kwargs)

        return inner

    return deco


count = 0


@retry(3)
def flaky(x: int) -> int:
    global count
    count += 1
    if count < 3:
        raise ValueError(f"no {count}")
    return x * count


print(flaky(7))


@retry(times=2, note="again")
def other(s: str, *, n: int = 2) -> str:
    if n > 1:
        raise ValueError(s)
    return s * n


try:
    print(other("a"))
except ValueError as e:
    print("failed", e)
print(other("b", n=1), other.__name__)
