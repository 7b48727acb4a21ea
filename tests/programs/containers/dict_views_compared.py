"""Views of dicts compared with one another and with sets; changes of a dict under an iterator."""

from collections.abc import Collection, Set


class Named:
    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


def within(part: Collection[object], whole: Set[object]) -> list[bool]:
    return [value in whole for value in part]


def compared() -> None:
    one = {1: 2, 3: 4}
    two = {3: 4, 1: 2, 5: 6}
    print(one.items() <= two.items(), one.items() < two.items(), two.items() >= one.items())
    print(one.items() == {(1, 2), (3, 4)}, {(1, 2)} <= one.items(), one.items() <= {(1, 2)})
    print(one.keys() < two.keys(), one.keys() <= {1, 3}, {1, 3} == one.keys())
    named = {1: Named("a")}
    print(named.items() <= {1: Named("a")}.items(), named.items() == {1: Named("b")}.items())
    print({Named("k"): 1}.items() >= {Named("k"): 1}.items())
    print(sorted(map(str, {1: 1}.items() | {2})), sorted(map(str, {2} | {1: 1}.keys())))
    print({2, 3} - one.keys(), {1, 2} & one.keys(), sorted({1, 2} ^ one.keys()))


def of_objects() -> None:
    things: list[object] = [(1, 2), (1, "a"), ("a", 1), (1.0, 2.0), (1, True), (1, 2, 3), 1, (1,)]
    print(within(things, {1: 2}.items()), within(things, {1: "a"}.items()))
    print(within(things, {(1, 2), (1, 1)}), within(things, {1: True}.items()))
    print(things.index((1, 2, 3)), things.count((1, 2)), (1, 1) in things)


def changed() -> None:
    values = {0: 0, 1: 1}
    try:
        for _ in values:
            del values[0]
            values[0] = 0
    except RuntimeError as error:
        print(error)
    try:
        for key in values:
            values[key + 1] = 1
    except RuntimeError as error:
        print(error)
    try:
        for _, value in values.items():
            values.clear()
    except RuntimeError as error:
        print(error)
    values = {1: 1, 2: 2}
    walk = iter(values)
    print(next(walk))
    values.pop(2)
    values[3] = 3
    print(list(walk))


compared()
of_objects()
changed()
