"""copy.copy: containers, objects, classes with __copy__; os.urandom."""

import copy
import os
from collections import Counter, OrderedDict, deque


class Point:
    def __init__(self, x: int, tags: list[str]) -> None:
        self.x = x
        self.tags = tags
        self.ratio = 0.5


class Point3(Point):
    def __init__(self, x: int, z: int) -> None:
        super().__init__(x, ["three"])
        self.z = z


class Counted:
    def __init__(self, n: int) -> None:
        self.n = n

    def __copy__(self) -> "Counted":
        return Counted(self.n + 1)


first = Point(1, ["a"])
second = copy.copy(first)
second.x = 2
second.tags.append("b")
print(
    first.x,
    first.tags,
    second.x,
    second.tags,
    second.ratio,
    first is second,
    first.tags is second.tags,
)
base: Point = Point3(5, 6)
other = copy.copy(base)
print(type(other).__name__, other.x, other.tags, isinstance(other, Point3) and other.z)
print(
    copy.copy(Counted(1)).n,
    copy.copy(5),
    copy.copy(True),
    copy.copy("s"),
    copy.copy(2.5),
    copy.copy(None),
    copy.copy(b"o"),
)
inner = [1]
outer = [inner, [2]]
again = copy.copy(outer)
again.append([3])
again[0].append(9)
print(
    outer,
    again,
    copy.copy({"k": inner}),
    copy.copy({1, 2}),
    copy.copy(bytearray(b"x")),
    copy.copy((1, 2)),
)
queue = deque([1, 2], maxlen=3)
twin = copy.copy(queue)
twin.append(5)
print(queue, twin, copy.copy(OrderedDict([("a", 1)])), copy.copy(Counter("aab")))
print(len(os.urandom(16)), os.urandom(0), os.urandom(8) != os.urandom(8))
try:
    os.urandom(-1)
except ValueError as error:
    print(error)
