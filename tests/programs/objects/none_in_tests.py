"""None and its class in isinstance and in patterns."""

from collections.abc import Hashable, Sized
from types import NoneType


def any_of(x: int | str | None) -> None:
    print(isinstance(x, int | None), isinstance(x, (int, type(None))), isinstance(x, Hashable))


def number(x: int | None) -> None:
    print(
        isinstance(x, int | None), isinstance(x, Hashable), isinstance(x, (str, NoneType)), end=" "
    )
    print(isinstance(x, Sized), isinstance(x, type(None)))


def unknown(x: object) -> None:
    print(isinstance(x, int | None), isinstance(x, NoneType), isinstance(x, type(None) | str))


def by_match(x: int | None) -> str:
    match x:
        case int():
            return "int"
        case object():
            return "object"


def whatever(x: int | None) -> str:
    match x:
        case object():
            return "object"


any_of(1)
any_of("a")
any_of(None)
number(1)
number(None)
unknown(1)
unknown(None)
unknown("")
print(by_match(1), by_match(None), whatever(1), whatever(None))
print(
    isinstance(1, Hashable),
    isinstance((1,), Hashable),
    isinstance("", Sized),
    isinstance(b"", Sized),
)
