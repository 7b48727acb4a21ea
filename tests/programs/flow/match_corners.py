"""Patterns in corners: names that stay bound, evaluation order, generics, narrowing."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    __match_args__ = ("item",)

    def __init__(self, item: T) -> None:
        self.item = item


class Shape:
    pass


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        self.radius = radius

    @property
    def area(self) -> float:
        print("area read")
        return self.radius * self.radius * 3.0


class Square(Shape):
    def __init__(self, side: float) -> None:
        self.side = side


RED = "red"


class Names:
    GREEN = "green"
    LIMIT = 10


def names_stay(items: list[int]) -> None:
    x = -1
    match items:
        case [x, 0] if x > 5:
            print("first", x)
        case [_, y]:
            print("second", x, y)
        case _:
            print("none", x)


def value_patterns(text: str, n: int) -> str:
    match text, n:
        case Names.GREEN, Names.LIMIT:
            return "green at the limit"
        case Names.GREEN, k:
            return f"green {k}"
        case "red", (1 | 2) as k:
            return f"red {k}"
        case t, _:
            return t.upper()


def noisy(label: str, value: int) -> int:
    print("evaluated", label)
    return value


def shapes(s: Shape) -> float:
    match s:
        case Circle(area=a) if a > 10.0:
            return a
        case Circle(radius=r):
            return r
        case Square(side=side):
            return side
        case _:
            return 0.0


def boxes(b: Box[int] | Box[str]) -> str:
    match b:
        case Box(7):
            return "seven"
        case Box(int(n)):
            return f"int {n}"
        case Box(str(s)):
            return f"str {s}"
    return "no"


def sequences(s: Sequence[int]) -> str:
    match s:
        case [1, 2, *more]:
            return f"12 {more}"
        case [a, b]:
            return f"{a},{b}"
        case _:
            return "long" if len(s) > 2 else "short"


def mappings(m: Mapping[str, int]) -> str:
    match m:
        case {"a": 1, "b": b}:
            return f"b={b}"
        case {"a": a, **rest}:
            return f"a={a} {sorted(rest.items())}"
        case {}:
            return "any"


def loops() -> None:
    for n in range(6):
        match n:
            case 0:
                continue
            case 1 | 2:
                pass
            case 4:
                break
            case other:
                print("other", other)
        print("after", n)


def closures() -> list[int]:
    made = []
    for pair in [(1, 2), (3, 4)]:
        match pair:
            case (a, b):
                made.append((lambda: a * 10 + b)())
    return made


def nested(value: tuple[int, tuple[str, list[int]]] | None) -> str:
    match value:
        case (1, (name, [first, *_])):
            return f"{name} {first}"
        case (n, (_, [])):
            return f"empty {n}"
        case (_, (_, rest)):
            return str(rest)
        case None:
            return "None"


def main() -> None:
    names_stay([3, 0])
    names_stay([9, 0])
    names_stay([9])
    for text, n in (("green", 10), ("green", 2), ("red", 2), ("red", 3), ("blue", 0)):
        print(value_patterns(text, n))
    match noisy("subject", 3):
        case 1 if noisy("guard of 1", 1):
            print("one")
        case 3 if not noisy("guard of 3", 1):
            print("three")
        case k:
            print("rest", k)
    for s in (Circle(1.0), Circle(2.0), Square(4.0), Shape()):
        print(shapes(s))
    print(boxes(Box(7)), boxes(Box(8)), boxes(Box("s")))
    print(sequences([1, 2, 3]), sequences((5, 6)), sequences(range(9)), sequences([]))
    print(mappings({"a": 1, "b": 5}), mappings({"a": 2, "z": 0, "y": 1}), mappings({}))
    loops()
    print(closures())
    print(nested((1, ("n", [4, 5]))), nested((2, ("n", []))), nested((2, ("n", [8]))), nested(None))
    match deque([1, 2, 3]):
        case [first, *_, last]:
            print(first, last)
    match "abc":
        case str(text):
            print(text)
    match b"x"[0]:
        case 120:
            print("x")
    match 2.0:
        case 2:
            print("two")
    match [n := 5, n + 1]:
        case [a, b] if (c := a + b) > 10:
            print(a, b, c, n)


main()
