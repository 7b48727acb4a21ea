"""Decorated functions inside functions: the name is what the decorator gave."""

from collections.abc import Callable


def plus(amount: int) -> Callable[[Callable[[int], int]], Callable[[int], int]]:
    def decorate(function: Callable[[int], int]) -> Callable[[int], int]:
        return lambda value: function(value) + amount

    return decorate


def twice(function: Callable[[int], int]) -> Callable[[int], int]:
    return lambda value: function(function(value))


def main(factor: int) -> list[Callable[[int], int]]:
    made: list[Callable[[int], int]] = []
    for step in range(2):

        @plus(100)
        @twice
        def scaled(value: int) -> int:
            return value * factor + step

        print(scaled(1), scaled(2))
        kept = scaled
        made.append(kept)

    @twice
    def down(value: int) -> int:
        return value if value <= 0 else down(value - 1) - 1

    print(down(3))

    def inner() -> int:
        return scaled(3)

    print(inner())
    return made


print([function(7) for function in main(3)])
