"""Every form of `@dataclass`: fields, order, frozen, inheritance, copies, errors."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, dataclass, field, replace
from typing import ClassVar, Generic, TypeVar

T = TypeVar("T")
LIMIT = 3 * 7


def fresh() -> dict[str, int]:
    print("fresh")
    return {"n": LIMIT}


@dataclass
class Everything:
    number: int
    text: str = "t"
    real: float = 2.5
    flag: bool = False
    maybe: int | None = None
    pair: tuple[int, str] = (1, "a")
    limit: int = LIMIT
    names: list[str] = field(default_factory=list)
    table: dict[str, int] = field(default_factory=fresh)
    squares: list[int] = field(default_factory=lambda: [n * n for n in range(4)])
    hidden: int = field(default=9, repr=False)
    count: ClassVar[int] = 0


@dataclass(frozen=True)
class Frozen:
    a: int
    b: str = "b"
    total: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", self.a * 2)


@dataclass(frozen=True, slots=True)
class Derived(Frozen):
    c: float = 0.5


@dataclass
class Options:
    name: str
    _: KW_ONLY
    depth: int = 1
    wide: bool


@dataclass(kw_only=True)
class Keywords(Options):
    more: Sequence[int] = (1, 2)


@dataclass(eq=False)
class ByIdentity:
    x: int


@dataclass(order=True)
class Ranked:
    rank: int
    name: str = field(compare=False)


@dataclass(repr=False, unsafe_hash=True)
class Quiet:
    x: int
    y: int = field(hash=False, default=0)

    def __repr__(self) -> str:
        return f"Quiet<{self.x}>"


@dataclass
class Pair(Generic[T]):
    left: T
    right: T

    def swapped(self) -> Pair[T]:
        return Pair(self.right, self.left)


@dataclass
class Scaled:
    value: int
    factor: InitVar[int] = 10
    scaled: int = field(init=False)

    def __post_init__(self, factor: int) -> None:
        self.scaled = self.value * factor


@dataclass
class Empty:
    pass


@dataclass
class Tree:
    label: str
    kids: list[Tree] = field(default_factory=list)


e = Everything(1)
print(e, e == Everything(1), e.hidden)
e.names.append("x")
print(e == Everything(1), Everything(1, names=["x"], hidden=9) == e)
f = Frozen(4)
print(f, f == Frozen(4), hash(f) == hash(Frozen(4)), {f: 1}[Frozen(4, "b")])
for change in range(2):
    try:
        if change:
            f.b = "c"  # type: ignore[misc]
        else:
            Derived(1).c = 2.0  # type: ignore[misc]
    except FrozenInstanceError as error:
        print(type(error).__name__, error)
print(Derived(1), Derived(1) == Derived(1), Frozen(1) == Derived(1), replace(f, a=5))
some: Frozen = Derived(7, c=1.5)
print(replace(some, a=8), replace(some, a=8) == Derived(8, c=1.5))
print(Options("n", wide=True), Keywords("k", wide=False, more=[3]))
print(ByIdentity(1) == ByIdentity(1), len({ByIdentity(1), ByIdentity(1)}))
print(sorted([Ranked(2, "b"), Ranked(1, "z"), Ranked(2, "a")]), Ranked(1, "a") <= Ranked(1, "b"))
print(Quiet(3), hash(Quiet(1, 2)) == hash(Quiet(1, 3)))
print(Pair(1, 2).swapped(), Pair("a", "b"), Pair(Pair(1, 2), Pair(3, 4)).left.right)
print(Scaled(3), Scaled(3, 4).scaled, replace(Scaled(2, 5), factor=2))
print(Empty(), Empty() == Empty())
tree = Tree("root", [Tree("leaf")])
tree.kids.append(tree)
print(tree)
try:
    print({e: 1})
except TypeError as error:
    print(error)
print(dataclasses.asdict(Tree("x")) if False else dataclasses.asdict(f), dataclasses.astuple(f))
print(dataclasses.asdict(Pair([1], [2])), dataclasses.asdict(Pair(f, f))["left"])
first: object = f
print(first == Frozen(4), first == 4, f != Frozen(5), [f].index(Frozen(4)))


def local() -> object:
    @dataclass
    class Local:
        x: int

    return Local(1)


class Outer:
    @dataclass
    class Inner:
        y: int = 2


print(local(), Outer.Inner.__qualname__, Outer.Inner.__name__)
print(Outer.Inner(), Outer.Inner(3) == Outer.Inner(3))
