from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol


class P(NamedTuple):
    x: int
    y: int

    def hi(self) -> str:
        return f"P{self.x}"


class Q:
    def hi(self) -> str:
        return "Q"


class Hi(Protocol):
    def hi(self) -> str: ...


def f(x: tuple[int, int] | None) -> int | Sequence[int] | None:
    return x


def g(x: P | None) -> int | Sequence[int] | None:
    return x


def h(x: P | Q | None) -> int | Hi | None:
    return x


def k(x: P | tuple[int, int] | dict[str, int]) -> str | Sequence[int] | Mapping[str, int]:
    return x


def show(v: int | str | Sequence[int] | Mapping[str, int] | None) -> str:
    if isinstance(v, Mapping):
        return f"map {len(v)} {v['a']}"
    if isinstance(v, Sequence) and not isinstance(v, str):
        return f"{v} {len(v)} {v[0]} {list(v)}"
    return repr(v)


print(show(f((1, 2))), show(f(None)), show(g(P(3, 4))), show(g(None)))
print([v if isinstance(v, int) else v.hi() if v else None for v in (h(P(1, 2)), h(Q()), h(None))])
print(show(k(P(5, 6))), show(k((7, 8))), show(k({"a": 9})))


class R(NamedTuple):
    x: int

    def __str__(self) -> str:
        return "S!"


o: object = P(1, 2)
q: object = R(1)
t: object = (1, 2)
print(f"{o} {q} {t}", format(o), format(q, ""), f"{o!s} {q!s:>5}")


def joined(*v: object) -> str:
    return " ".join(f"{x}" for x in v)


print(joined(P(1, 2), R(3), (4,), "{} {}".format(P(5, 6), R(7))))
