"""Classes that say how they are copied; subclasses of containers; the memo."""

import copy
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Self


class Shared:
    """Never copied."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __copy__(self) -> "Shared":
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> "Shared":
        return self


class Tracked:
    made = 0

    def __init__(self, parts: list[int]) -> None:
        self.parts = parts
        self.owner: Tracked | None = None

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        Tracked.made += 1
        result = type(self)([])
        memo[id(self)] = result
        result.parts = copy.deepcopy(self.parts, memo)
        result.owner = copy.deepcopy(self.owner, memo)
        return result


class Special(Tracked):
    def __copy__(self) -> "Special":
        return Special([*self.parts, -1])


class Stack(list[int]):
    label = "class"

    def append(self, item: int, /) -> None:
        print("append", item)
        super().append(item)


class Table(dict[str, list[int]]):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.notes: list[str] = []


class Tags(set[str]):
    pass


class Late:
    def __init__(self, full: bool) -> None:
        if full:
            self.items = [1]
            self.count = 3
        self.last: list[int] | None = None


class Chain:
    def __init__(self, *links: "Chain") -> None:
        self.links = links

    def __iter__(self) -> Iterator["Chain"]:
        return iter(self.links)


class Failing:
    def __deepcopy__(self, memo: dict[int, object]) -> "Failing":
        raise ValueError("no copy")


shared = Shared("s")
pair = {"x": shared, "y": shared}
print(copy.deepcopy(pair)["x"] is shared, copy.copy(shared) is shared)
tracked = Tracked([1, 2])
tracked.owner = tracked
made = copy.deepcopy([tracked, tracked])
print(Tracked.made, made[0] is made[1], made[0].owner is made[0], made[0].parts, tracked.parts)
base: Tracked = Special([7])
print(type(copy.deepcopy(base)).__name__, copy.copy(base).parts, base.parts, Tracked.made)
print(copy.copy(tracked).parts is tracked.parts, copy.copy(tracked).owner is tracked)
stack = Stack([1, 2])
other, flat = copy.deepcopy(stack), copy.copy(stack)
other.append(3)
print(stack, other, flat, type(other).__name__, type(flat).__name__, other.label)
table = Table("t")
table["a"] = [1]
table.notes.append("n")
deep, thin = copy.deepcopy(table), copy.copy(table)
deep["a"].append(2)
deep.notes.append("m")
thin["b"] = [5]
print(table, table.notes, deep, deep.title, deep.notes, thin, thin.notes is table.notes)
tags = Tags(["x"])
more = copy.deepcopy(tags)
more.add("y")
print(sorted(tags), sorted(more), type(more).__name__, type(copy.copy(tags)).__name__)
for late in (Late(True), Late(False)):
    twin = copy.deepcopy(late)
    twin.last = [2]
    print(hasattr(twin, "items"), hasattr(twin, "count"), late.last)
    try:
        print(twin.items, twin.count, twin.items is late.items)
    except AttributeError as error:
        print(error)
chain = Chain(Chain(), Chain(Chain()))
copied = copy.deepcopy(chain)
print(len(copied.links), len(copied.links[1].links), copied.links[1] is chain.links[1])
memo: dict[int, object] = {}
first = copy.deepcopy(chain, memo)
second = copy.deepcopy(chain, memo)
print(first is second, copy.deepcopy(chain, memo=memo) is first, copy.deepcopy(chain) is first)
groups = defaultdict(list, {"a": [1]})
again = copy.copy(groups)
again["b"].append(2)
counts = copy.copy(Counter("aab"))
counts["z"] += 1
print(groups, again, counts, counts["q"], list(map(copy.copy, [[1], [2]])))
try:
    copy.deepcopy({"a": [Failing()]})
except ValueError as error:
    print(error)
sentinel = object()
print(copy.deepcopy([sentinel, sentinel])[0] is sentinel, len({*copy.deepcopy([sentinel] * 2)}))
