def add(a: int, b: int) -> int:
    return a + b


def power(base: int, exponent: int = 2) -> int:
    result = 1
    for _ in range(exponent):
        result *= base
    return result


def greet(name: str, *, greeting: str = "Hello", mark: str = "!") -> str:
    return greeting + ", " + name + mark


def nothing() -> None:
    print("nothing")


def many(*numbers: int) -> int:
    total = 0
    for number in numbers:
        total += number
    return total


def swap(pair: tuple[int, str]) -> tuple[str, int]:
    number, text = pair
    return text, number


print(add(2, 3), add(b=1, a=10))
print(power(3), power(2, 10), power(exponent=3, base=5))
print(greet("you"), greet("all", greeting="Bye", mark="."))
nothing()
print(many(), many(1), many(1, 2, 3))
print(swap((1, "one")))
a, (b, c) = 1, (2, 3)
a, b = b, a
print(a, b, c)
