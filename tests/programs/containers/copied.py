"""Copies of containers: elements of the same type go over as they are, others one by one."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable


class Named(list[int]):
    """A list of a class of its own."""

    name = "named"


class Constant(dict[str, int]):
    def __getitem__(self, key: str) -> int:
        return 7


def length(value: object) -> int:
    return len(str(value))


def lists() -> None:
    odd = Named([1, 2, 3])
    plain: list[int] = [0]
    plain.extend(odd)
    print(plain, list(odd), tuple(odd), len(odd))
    plain.extend(plain)
    plain += plain
    print(plain)
    wide: list[object] = ["a"]
    wide.extend([1, 2])
    wide.extend(["x", "y"])
    wide.extend((None, 2.5))
    print(wide, tuple([1, 2]), tuple(wide))
    optional: list[int | None] = [None]
    optional.extend([1, 2])
    print(optional)
    general: list[Callable[[object], int]] = [length]
    special: list[Callable[[str], int]] = []
    special.extend(general)
    print([call("four") for call in special], [call(12345) for call in list(general)])
    print([0] * 5, ["a", "b"] * 3, [1, 2, 3] * 0, [[]] * 2, [1.5] * 1)
    values = list(range(10))
    values.reverse()
    print(values, values[::-2], values[::-1], values[8:1:-3], [1, 2, 3][::-1])
    empty: list[int] = []
    empty.reverse()
    empty.extend(empty)
    print(empty, empty.copy(), empty * 3)


def dicts() -> None:
    table = {"x": 1, "y": 2, "z": 3}
    copy = table.copy()
    del copy["y"]
    again = dict(copy)
    again["w"] = 4
    print(table, copy, again, copy == {"z": 3, "x": 1}, table == again)
    constant = Constant()
    constant["a"] = 1
    taken: dict[str, int] = {}
    taken.update(constant.copy())
    print(taken, dict(constant.items()))
    wide: dict[str, object] = {"x": None}
    wide.update(table)
    wide.update({"y": "text"})
    print(wide)
    ordered = OrderedDict(table)
    ordered.move_to_end("x")
    print(dict(ordered), list(dict(ordered)), ordered | {"q": 0})
    groups: defaultdict[str, int] = defaultdict(int, table)
    groups["new"] += 1
    print(dict(groups))
    table.update(table)
    table |= {"x": 10}
    print(table, {} | table, table | {"n": 1})
    large = {i: str(i) for i in range(100)}
    for key in range(0, 100, 3):
        del large[key]
    other = dict(large)
    for key in range(200, 300):
        other[key] = "n"
    print(len(large), len(other), other[1], 3 in other, sum(other), large == dict(large))
    empty: dict[int, int] = {}
    one = empty.copy()
    one[1] = 1
    print(empty, one, empty | one, dict(empty))


def sets() -> None:
    numbers = {1, 2, 3, 50, 51}
    wide: set[object] = set()
    wide |= numbers
    wide.add("text")
    print(len(wide), 2 in wide, numbers | {4}, numbers & {2, 3, 9}, numbers - {1})
    numbers.discard(2)
    numbers.add(2)
    numbers.remove(50)
    print(set(numbers) == numbers, {1, 2} <= numbers, {1, 99} <= numbers, numbers <= numbers)
    print(frozenset(numbers) == numbers, sorted(numbers ^ {1, 7}), set() | numbers == numbers)
    collided = {i * 8 for i in range(20)}
    for i in range(0, 20, 2):
        collided.discard(i * 8)
    for i in range(20):
        collided.add(i * 16)
    print(sorted(collided), len(collided))


lists()
dicts()
sets()
