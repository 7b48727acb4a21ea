"""Nested functions, captured variables, lambdas, functions as values."""

from collections.abc import Callable


def adder(amount: int) -> Callable[[int], int]:
    def add(value: int) -> int:
        return value + amount

    return add


def counter() -> tuple[Callable[[], int], Callable[[], None]]:
    count = 0

    def increment() -> int:
        nonlocal count
        count += 1
        return count

    def reset() -> None:
        nonlocal count
        count = 0

    return increment, reset


def compose(f: Callable[[int], int], g: Callable[[int], int]) -> Callable[[int], int]:
    return lambda value: f(g(value))


def apply_twice(f: Callable[[str], str], text: str) -> str:
    return f(f(text))


def double(value: int) -> int:
    return value * 2


add_five = adder(5)
print(add_five(10), adder(-1)(10))
increment, reset = counter()
other, _ = counter()
print(increment(), increment(), other(), increment())
reset()
print(increment())
print(compose(add_five, double)(3), compose(double, add_five)(3))
print(apply_twice(lambda s: s + "!", "hey"), apply_twice(str.upper, "abc"))

table: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
}
for symbol, operation in table.items():
    print(symbol, operation(6, 3))

functions: list[Callable[[], int]] = [lambda: i for i in range(3)]
print([f() for f in functions])
bound = [adder(i) for i in range(3)]
print([f(10) for f in bound])


def outer() -> str:
    text = "outer"

    def middle() -> str:
        def inner() -> str:
            return text + " seen"

        return inner()

    text = "changed"
    return middle()


print(outer())


def recursive_inside(n: int) -> int:
    def go(k: int, total: int) -> int:
        return total if k == 0 else go(k - 1, total + k)

    return go(n, 0)


print(recursive_inside(100))
total = 0


def bump(by: int) -> None:
    global total
    total += by


bump(3)
bump(4)
print(total)
maybe: Callable[[int], int] | None = None
print(maybe is None)
maybe = double
print(maybe(4))
