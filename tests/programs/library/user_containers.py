"""`collections.UserDict` and `UserList`: what a subclass overrides counts everywhere."""

from collections import UserDict, UserList


class Lower(UserDict[str, int]):
    def __setitem__(self, key: str, item: int) -> None:
        super().__setitem__(key.lower(), item)

    def __missing__(self, key: str) -> int:
        return -1


class Counted(UserList[int]):
    def __init__(self, values: list[int]) -> None:
        super().__init__(values)
        self.appended = 0

    def append(self, item: int) -> None:
        self.appended += 1
        super().append(item)


def dicts() -> None:
    low = Lower({"A": 1, "b": 2})
    low["C"] = 3
    low.update({"D": 4})
    low.update([("E", 5)])
    print(low, len(low), "a" in low, "A" in low, low["zz"], low.get("q"), low.get("a"))
    print(list(low.keys()), list(low.values()), list(low.items()), list(low))
    print(low.pop("a"), low.setdefault("N", 7), low.popitem())
    print(low == {"c": 3, "d": 4, "e": 5}, low.data)
    low.clear()
    print(low, bool(low), low == Lower())
    plain: UserDict[str, int] = UserDict()
    print(plain.get("y"), plain.get("y", 5), plain.pop("y", 6), plain.setdefault("z", 4), plain)
    plain.clear()
    try:
        plain["x"]
    except KeyError as error:
        print("KeyError", error)
    try:
        plain.popitem()
    except KeyError as error:
        print("KeyError", error)


def lists() -> None:
    values = Counted([3, 1])
    values.append(2)
    values.extend([9, 8])
    values += [7]
    values.insert(0, 5)
    print(values, len(values), values[0], values[-1], values.appended, 9 in values)
    values[0] = 6
    del values[1]
    print(values.pop(), values.index(9), values.count(1), values, values == [6, 1, 2, 9, 8])
    values.reverse()
    values.remove(2)
    print(values, sorted(values), values.data, values == UserList([8, 9, 1, 6]))
    values.clear()
    print(values, bool(values))


dicts()
lists()
