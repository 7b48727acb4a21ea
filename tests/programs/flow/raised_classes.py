"""`raise` of classes that are known only at run time."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

N = TypeVar("N", bound=Hashable)


def r(exc: type[AttributeError] | type[IndexError] | KeyError) -> None:
    raise exc


def q(exc: type[AttributeError] | type[IndexError]) -> None:
    raise exc


def s(
    exc: type[AttributeError] | IndexError, cause: type[ArithmeticError] | OSError | None
) -> None:
    raise exc from cause


def t(exc: type[AttributeError] | type[IndexError] | None) -> None:
    if exc is not None:
        raise exc
    print("none")


for e in (AttributeError, IndexError):
    try:
        r(e)
    except (AttributeError, IndexError) as x:
        print(repr(x))
    try:
        q(e)
    except (AttributeError, IndexError) as x:
        print(repr(x))
    try:
        t(e)
    except (AttributeError, IndexError) as x:
        print(repr(x))
t(None)
try:
    r(KeyError("k"))
except KeyError as x:
    print(repr(x))


for c in (ArithmeticError, OSError("os"), None):
    try:
        s(IndexError("i"), c)
    except IndexError as x:
        print(repr(x), repr(x.__cause__), x.__suppress_context__)
    try:
        s(AttributeError, c)
    except AttributeError as x:
        print(repr(x), repr(x.__cause__))


class Base(Exception):
    pass


class Sub(Base):
    def __init__(self) -> None:
        super().__init__("made")
        self.extra = 3


class Other(Base):
    pass


def raised(exc: type[Base]) -> None:
    raise exc


def look(exc: type[LookupError]) -> None:
    raise exc


for made in (Base, Sub, Other):
    try:
        raised(made)
    except Sub as x:
        print(repr(x), x.extra)
    except Base as x:
        print(repr(x), type(x) is made)


for k in (LookupError, KeyError, IndexError):
    try:
        look(k)
    except LookupError as x:
        print(repr(x), type(x) is k)


class Bad(ValueError, Generic[N]):
    """Whoever catches it does not know of what."""

    def __init__(self, nodes: Sequence[N]) -> None:
        super().__init__(" -> ".join(map(str, nodes)))
        self.nodes = nodes

    def __str__(self) -> str:
        return f"{len(self.nodes)}: {super().__str__()}"


def refuse(nodes: list[N]) -> None:
    def visit(node: N) -> None:
        raise Bad([*nodes, node])

    visit(nodes[0])


try:
    refuse([1, 2])
except Bad as error:
    print("caught", error, error.args)
try:
    refuse(["a"])
except Bad as error:
    print("caught", error, error.args)
