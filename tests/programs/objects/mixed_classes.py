from __future__ import annotations
from typing import Generic, TypeVar, Protocol, runtime_checkable

T = TypeVar("T")


class Named:
    name = "nobody"

    def __init__(self, name: str = "n") -> None:
        self.name = name

    def tag(self) -> str:
        return f"named {self.name}"


class Sized2:
    def tag(self) -> str:
        return f"sized {self.size}"

    @property
    def size(self) -> int:
        return 4

    def area(self) -> int:
        return self.size * self.size

    @property
    def half(self) -> int:
        return self.size // 2

    def __len__(self) -> int:
        return self.size


class Box(Named, Sized2):
    def __init__(self, name: str, size: int) -> None:
        super().__init__(name)
        self.own = size

    @property
    def size(self) -> int:
        return self.own


class Big(Box):
    def area(self) -> int:
        return 10 * super().area()

    @property
    def half(self) -> int:
        return -1


class Odd(Sized2, Named):
    def __init__(self) -> None:
        self.name = "odd"
        self.own = 3

    def __repr__(self) -> str:
        return "Odd!"


class Lonely(Named):
    pass


def takes(s: Sized2) -> str:
    return f"{s.tag()}:{s.area()}:{s.half}:{len(s)}"


def back(n: Named) -> Sized2 | None:
    return n if isinstance(n, Sized2) else None


def both(n: Named) -> str:
    if isinstance(n, Sized2) and n.area() > 5:
        found: list[Sized2] = [n]
        return takes(n) + f" {n.name} {n.size} {n.half} {len(n)} {found[0].size} {n!r:.3}"
    elif isinstance(n, Lonely):
        return "lonely " + n.tag()
    return n.tag()


things: list[Named] = [Box("a", 2), Box("b", 3), Big("c", 4), Odd(), Lonely("x"), Named("y")]
for t in things:
    print(both(t), b.area() if (b := back(t)) is not None else None)
for t in things:
    match t:
        case Sized2(size=4 | 5 as s):
            print("match", s, t.name)
        case Sized2() if t.half == 1:
            print("half", t.size)
        case Named(name=n):
            print("named", n)


def opt(n: Named) -> int:
    if not isinstance(n, Sized2):
        return -1
    return len(n)


print(
    [opt(t) for t in things],
    [isinstance(t, Sized2) for t in things],
    [t for t in things if isinstance(t, Sized2) and t.size > 2 and t.name][0].name,
)


class Cell(Generic[T]):
    def __init__(self, v: T) -> None:
        self.v = v


class Mark:
    def mark(self) -> str:
        return "marked"


class IntCell(Cell[int], Mark):
    pass


class StrCell(Cell[str], Mark):
    pass


def cell(c: Cell[int]) -> str:
    if isinstance(c, Mark):
        return c.mark() + str(c.v + 1)
    return str(c.v)


print(cell(Cell(1)), cell(IntCell(2)))


def mark(m: Mark) -> str:
    if isinstance(m, IntCell):
        return f"int {m.v + 1}"
    if isinstance(m, Cell):
        return "cell"
    return "none"


print(mark(IntCell(4)), mark(StrCell("s")), mark(Mark()))


@runtime_checkable
class Area(Protocol):
    def area(self) -> int: ...


def pr(n: Named) -> int:
    return n.area() if isinstance(n, Area) else 0


print([pr(t) for t in things])


class E1(Exception):
    code = 5


class Retry:
    wait = 2


class E2(E1, Retry):
    pass


for err in (E1("a"), E2("b")):
    try:
        raise err
    except E1 as e:
        if isinstance(e, Retry):
            print("retry after", e.wait, e.code, e)
        else:
            print("fatal", e)


def kind(c: type[Named]) -> bool:
    return issubclass(c, Sized2)


print([kind(type(t)) for t in things], issubclass(Box, Sized2))


def assertion(n: Named) -> int:
    assert isinstance(n, Sized2), "no size"
    return n.area() + len(n.name)


for t in things:
    try:
        print(assertion(t))
    except AssertionError as e:
        print(e)
