from collections.abc import Callable


def make(limit: int) -> Callable[[int], int]:
    def guard(value: int) -> int:
        if value > limit:
            raise OverflowError(f"{value} > {limit}")
        return value

    return guard


check = make(5)
print(check(5))
print([check(n) for n in (1, 2)])
print((lambda n: check(n + 1))(5))
