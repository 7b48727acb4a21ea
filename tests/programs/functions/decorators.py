"""Decorators: functions from functions."""

from collections.abc import Callable


def traced(function: Callable[[int], int]) -> Callable[[int], int]:
    def wrapper(value: int) -> int:
        print("call", value)
        result = function(value)
        print("return", result)
        return result

    return wrapper


def repeat(times: int) -> Callable[[Callable[[str], None]], Callable[[str], None]]:
    def decorate(function: Callable[[str], None]) -> Callable[[str], None]:
        def wrapper(text: str) -> None:
            for _ in range(times):
                function(text)

        return wrapper

    return decorate


@traced
def square(n: int) -> int:
    return n * n


@repeat(2)
@repeat(2)
def say(text: str) -> None:
    print(text)


print(square(7))
say("echo")
