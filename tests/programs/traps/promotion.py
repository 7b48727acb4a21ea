"""mypy takes an int where a float is wanted, and True for an int: the value stays itself."""


def show(value: float) -> str:
    return str(value)


def twice(value: float) -> float:
    return value * 2.0


def is_whole(value: float) -> bool:
    return value == int(value)


def count(value: int) -> str:
    return f"{value} {value + 1}"


print(show(1), show(1.0), show(True))
print(twice(3), twice(1.5), is_whole(4), is_whole(4.5))
print(count(True), count(False), count(7))
