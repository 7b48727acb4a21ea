"""Unions of tuples of fixed length."""

from typing import Literal

Event = tuple[Literal["a"], int] | tuple[Literal["b"], str] | tuple[Literal["c"], int, float]


def handle(e: Event) -> str:
    return str(e)


def name(e: Event) -> str:
    return e[0]


def size(e: Event) -> int:
    return len(e)


events: list[Event] = [("a", 1), ("b", "x"), ("c", 2, 2.5)]
for e in events:
    print(handle(e), name(e), size(e), e)


def second(t: tuple[int, str] | tuple[str, int]) -> str:
    return f"{t[1]!r}"


print(second((1, "a")), second(("b", 2)))


def var(t: tuple[int, int] | tuple[int, int, int]) -> int:
    total = 0
    for v in t:
        total += v
    return total + len(t)


print(var((1, 2)), var((1, 2, 3)))


def mix(t: tuple[int, str] | list[int] | None) -> str:
    if t is None:
        return "none"
    if isinstance(t, tuple):
        return f"tuple {t[0] + 1} {t[1]}"
    return f"list {len(t)}"


print(mix((1, "q")), mix([1, 2]), mix(None))


def shown(kinds: tuple[type[Exception], ...]) -> None:
    print(len(kinds), [k.__name__ for k in kinds])


for kinds in ((ValueError,), (LookupError, OSError), ()):
    shown(kinds)
