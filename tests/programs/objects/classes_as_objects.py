"""Classes kept as `object`: shown, compared, hashed, tested, matched."""

from __future__ import annotations


class R:
    pass


class S(R):
    def __eq__(self, other: object) -> bool:
        return isinstance(other, S)

    def __hash__(self) -> int:
        return 3


def look(item: object, other: object) -> None:
    print(item == other, item != other, item is other, item == 1, hash(item) == hash(item))
    print(isinstance(item, type), isinstance(item, R), isinstance(item, int))
    if isinstance(item, type):
        print(item, f"{item!r} {item}", [item], type(item))
        print(item.__name__, item.__qualname__, item is int, item is R, item == R)
    match item:
        case R():
            print("an R")
        case int():
            print("int")
        case type():
            print("type")
        case _:
            print("else")


pairs: list[tuple[object, object]] = [
    (1, R), (R, R), (int, R), (S, 1), (S, S()), (S(), S), (list, dict), (list, list),
    (type(3), int), (type(S()), int), (ValueError, S), (None, R), (R, None),
]  # fmt: skip
for left, right in pairs:
    look(left, right)


def only(item: object) -> None:
    print(item)


only(R)
named: dict[object, str] = {int: "int", R: "R", 3: "three", ValueError: "error"}
print(named[int], named[R], named[type(R())], named[3], named)
items: tuple[object, ...] = (int, R, 3)
print(items, R in items, S in items)
several: set[object] = {int, R, S, int}
print(len(several), S in several)
try:
    named[float]
except KeyError as error:
    print(repr(error))


class Declares:
    """A declaration gives no value."""

    def __init__(self, flag: bool) -> None:
        self.x: str
        self.y: int
        if flag:
            self.y = 2

    def text(self) -> str:
        return self.x


for flag in (False, True):
    try:
        print(Declares(flag).y)
        print(Declares(flag).text())
    except AttributeError as error:
        print(error)
