"""`==` of tuples and numbers in variables of type `object`, whatever their own types are."""

from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int


things: list[object] = [
    (1, 1),
    (1, 2),
    (1.0, True),
    (1,),
    (),
    ("a", 1),
    (1, (1, 1)),
    tuple([1, 1]),
    tuple([1.0, 1.0]),
    tuple(["a"]),
    tuple[int, ...](()),
    Point(1, 1),
    [1, 1],
    "a",
    1,
    1.0,
    True,
    2.5,
    0,
    False,
    None,
]
for thing in things:
    print(thing, [int(thing == other) for other in things])
print([int((1, 1) == other) for other in things])
print([int((1.0, 1.0) == other) for other in things])
print([int(() == other) for other in things])
print([int(Point(1, 1) == other) for other in things])
print([int(tuple([1, 1]) == other) for other in things])
print([int(1 == other) for other in things], [int(True == other) for other in things])
print([int(1.0 == other) for other in things], [int(other != 1) for other in things])
print(
    things.index((1, 2)), things.index(2.5), things.index(False), things.count(1), (1, 2) in things
)
print({thing for thing in things if isinstance(thing, (int, float))})
found: dict[object, str] = {(1, 1): "tuple", 1: "one", "a": "text"}
print(found[tuple([1, 1])], found[Point(1, 1)], found[1.0], found[True], found.get((1, 1.0)))
