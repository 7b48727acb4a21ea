def compute(values: list[int]) -> int:
    result = values[0]
    for value in values[1:]:
        result = divide(result, value)
    return result


def divide(a: int, b: int) -> int:
    return a // b
