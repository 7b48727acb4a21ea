from collections.abc import Iterator


def numbers() -> Iterator[int]:
    yield 1
    yield 2
    raise ValueError("generator broke")


def consume() -> int:
    total = 0
    for n in numbers():
        print(n)
        total += n
    return total


consume()
