from typing import Protocol, runtime_checkable


class Named:
    name = "n"


class Mix:
    def area(self) -> int:
        return 4


class Box(Named, Mix):
    pass


class Own(Named):
    def area(self) -> int:
        return 6


@runtime_checkable
class Area(Protocol):
    def area(self) -> int: ...


def a(n: Named) -> bool:
    return isinstance(n, Area)


def b(n: Named) -> int:
    if isinstance(n, Area):
        return n.area()
    return 0


def c(n: object) -> int:
    if isinstance(n, Area):
        return n.area()
    return 0


print([(a(x), b(x), c(x)) for x in (Named(), Box(), Own())])
