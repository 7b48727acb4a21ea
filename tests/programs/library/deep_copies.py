"""copy.deepcopy: containers, objects, what is shared and what refers to itself."""

import copy
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from enum import Enum
from typing import Generic, NamedTuple, Protocol, TypeVar

T = TypeVar("T")


class Colour(Enum):
    RED = 1


class Spot(NamedTuple):
    name: str
    tags: list[str]


class Node:
    def __init__(self, name: str) -> None:
        self.name = name
        self.next: Node | None = None
        self.children: list[Node] = []


@dataclass
class Item:
    name: str
    sizes: dict[str, list[int]] = field(default_factory=dict)
    colour: Colour = Colour.RED
    spot: tuple[int, list[int]] = (0, [])


@dataclass
class Big(Item):
    limit: float | None = None


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


class Named(Protocol):
    name: str


ring = Node("a")
ring.next = Node("b")
ring.next.next = ring
ring.children = [ring.next, ring.next, Node("c")]
twin = copy.deepcopy(ring)
assert twin.next is not None
print(twin.name, twin.next.name, twin.next.next is twin, twin is ring)
print(twin.children[0] is twin.children[1], twin.children[0] is twin.next, len(twin.children))
rows = [[1, 2], [3]]
rows.append(rows[0])
deep, flat = copy.deepcopy(rows), copy.copy(rows)
rows[0].append(9)
print(rows, deep, flat, deep[0] is deep[2])
item = Item("one", {"a": [1]}, spot=(1, [2]))
same = copy.deepcopy(item)
print(same == item, same is item, same.sizes["a"] is item.sizes["a"], same.colour is Colour.RED)
same.spot[1].append(5)
same.sizes["a"].append(6)
print(item, same)
base: Item = Big("two", {"b": []}, limit=2.5) if rows else item
other = copy.deepcopy(base)
print(other, type(other).__name__, other == base, other.sizes["b"] is base.sizes["b"])
box = Box([1, 2])
boxes = [box, box]
more = copy.deepcopy(boxes)
more[0].value.append(3)
print(box.value, more[1].value, copy.deepcopy(Box("x")).value, copy.deepcopy(Box((1, [2]))).value)
spot = Spot("here", ["x"])
again = copy.deepcopy(spot)
again.tags.append("y")
print(spot, again)
things: list[object] = [1, "s", None, 2.5, [1], (1, [2]), {"k": [3]}, box, box, Colour.RED, True]
values = copy.deepcopy(things)
print(values[:7], values[7] is values[8], values[7] is box, values[9] is Colour.RED, values[10])
print(values[4] is things[4], values[6] is things[6], values[1] is things[1])
either: list[int | list[int] | str | None] = [1, [2], "x", None]
print(copy.deepcopy(either), copy.deepcopy(either)[1] is either[1])
names: Named = item
print(copy.deepcopy(names).name, copy.deepcopy(names) is names)
print(copy.deepcopy({1, 2}), copy.deepcopy(frozenset([1])), copy.deepcopy(bytearray(b"ab")))
groups: defaultdict[str, list[int]] = defaultdict(list)
groups["a"].append(1)
copied = copy.deepcopy(groups)
copied["a"].append(2)
copied["b"].append(3)
print(groups, copied, copy.deepcopy(Counter("aab")), copy.deepcopy(OrderedDict(a=[1])))
queue = deque([[1], [2]], maxlen=2)
second = copy.deepcopy(queue)
second.append([3])
second[0].append(4)
print(queue, second, second.maxlen)
print(copy.deepcopy(len) is len, copy.deepcopy(Node) is Node, copy.deepcopy((1, "a")))
fixed = (1, [2])
print(copy.deepcopy(fixed), copy.deepcopy(fixed)[1] is fixed[1], copy.deepcopy(None))
many: tuple[list[int], ...] = tuple([n] for n in range(3))
print(copy.deepcopy(many), copy.deepcopy(many)[0] is many[0])
loop: list[object] = [1]
loop.append(loop)
tied = copy.deepcopy(loop)
print(tied, tied[1] is tied)
try:
    copy.deepcopy(n for n in range(3))
except TypeError as error:
    print(error)
try:
    unknown: object = memoryview(b"ab")
    copy.deepcopy([unknown])
except TypeError as error:
    print(error)
