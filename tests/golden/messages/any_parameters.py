from collections.abc import Callable, Iterable


def run(function: Callable[..., int]) -> int:
    return function([1])


def one(values: Iterable[int]) -> int:
    return max(values)


print(run(one))
