from collections.abc import Callable


def run(function: Callable[..., int]) -> int:
    return function(1)


def one(value: int) -> int:
    return value


print(run(one))
