"""`:=` in comprehensions to names that mypy takes for others, or that may stay without a value."""

total = 0


def count(values: list[int]) -> list[int]:
    global total
    return [total := total + value for value in values]


def first_large(values: list[int]) -> int:
    return found if any((found := value) > 9 for value in values) else 0


print(count([1, 2]), total, first_large([3, 12]))
