"""`raise` of classes that are known only at run time."""

from __future__ import annotations

from collections.abc import Generator, Hashable, Sequence
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


class Mine(ValueError):
    def __init__(self, text: str = "of itself") -> None:
        super().__init__(text)


def by_name(n: int) -> None:
    """The class by its name: that one, whatever its subclasses need (UnicodeEncodeError)."""
    if n == 0:
        raise ValueError
    if n == 1:
        raise Mine
    if n == 2:
        raise KeyError from ValueError
    if n == 3:
        raise UnicodeError
    raise OSError


for n in range(5):
    try:
        by_name(n)
    except (ValueError, KeyError, OSError) as error:
        print(type(error), error.args, repr(error.__cause__), type(error.__traceback__))


def numbers() -> Generator[int, None, None]:
    try:
        yield 1
    except ValueError as error:
        print("thrown", repr(error))
        yield 2


values = numbers()
print(next(values), values.throw(ValueError))
