"""Displays with starred items: letters, generators, dicts, and classes that iterate."""

from collections.abc import Iterator


class Countdown:
    def __init__(self, start: int) -> None:
        self.start = start

    def __iter__(self) -> Iterator[int]:
        yield from range(self.start, 0, -1)


def main() -> None:
    numbers = [3, 1]
    print([*numbers, *"ab", 7], {*"hello"} == set("helo"), [*""], [*"é\n"], ["x", *"y"])
    counted: list[int] = [*Countdown(3), *numbers]
    print(counted, [*iter(Countdown(2))], {*iter(Countdown(2)), 5})
    print([*{"a": 1, "b": 2}], [*(n * n for n in numbers)], [*range(3), *numbers])
    pair = (1, 2)
    print([*pair, 0], (*pair, *numbers), [*Countdown(2), *numbers])


main()
[a, *b] = [1, 2, 3]
for [c, *d] in [[1, 2]]:
    print(c, d)
print(a, b)


class Pair:
    """Has two items, and takes displays of them apart."""

    def __iter__(self) -> Iterator[int]:
        return iter([1, 2])

    def last(self) -> int | None:
        *_, last = [None, *self]
        return last

    def last_of_tuple(self) -> int | None:
        *_, last = None, *self
        return last


print(Pair().last(), Pair().last_of_tuple())
numbers = [1, 2]
zero, *rest = [0, *numbers, 5]
*init, end = 1, *(n * 2 for n in numbers)
(nine, *more), letter = [[9, *numbers], "o"]
print(zero, rest, init, end, nine, more, letter)
try:
    one, two = [*numbers, 3]
except ValueError as error:
    print(error)
