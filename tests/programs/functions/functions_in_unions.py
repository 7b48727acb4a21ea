"""Functions that stand beside other values: compared, asked for, and what generic ones are called."""

from collections.abc import Callable
from typing import TypeVar, overload

T = TypeVar("T")
Entry = int | Callable[[], int]


def one() -> int:
    return 1


def same(value: T) -> T:
    """Gives back what it gets."""
    return value


@overload
def twice(value: int) -> int: ...
@overload
def twice(value: str) -> str: ...
def twice(value: int | str) -> int | str:
    """Once more."""
    return value * 2


class Same:
    def __eq__(self, other: object) -> bool:
        print("asked")
        return other is not None


class Leaves:
    def __eq__(self, other: object) -> bool:
        return NotImplemented


class Called:
    def __call__(self) -> int:
        return 3


def compare(entries: dict[str, Entry]) -> None:
    number, function = entries["number"], entries["function"]
    print(2 == number, 2 == function, function == 2, one == function, function == one)
    print(number == function, function == function, number != 1, function in [1, 2])
    print(Same() == one, one == Same(), one != Same(), Leaves() == one, one == Leaves())
    print(one == None)


def as_objects(entry: Entry) -> None:
    value: object = entry
    other: object = 2
    print(value == 2, 2 == value, value == one, one == value, other == value, value is None)
    values: list[object] = [1, entry]
    print(one in values, 1 in values, values.index(entry))


def show(entry: int | Callable[[], int] | Leaves | None) -> None:
    print(callable(entry))
    if callable(entry):
        print(entry())


compare({"number": 2, "function": one})
as_objects(one)
as_objects(2)
for number in range(3):
    show(number if number else one)
show(lambda: 5)
show(Called())
show(Leaves())
show(None)
print(callable(Leaves), callable(len), callable(Leaves()), callable(Called()), callable("a"))
print(same.__name__, same.__doc__, same.__module__, twice.__name__, twice.__doc__)
print(sorted.__name__, enumerate.__qualname__, twice.__qualname__, bool(same) is True)
