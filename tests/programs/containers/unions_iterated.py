from __future__ import annotations
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple


class P(NamedTuple):
    x: int
    y: int


def total(v: Iterable[int]) -> int:
    return sum(v)


def last(v: Sequence[int]) -> int:
    return v[-1] + len(v)


def size(v: Collection[int]) -> str:
    return f"{len(v)} {3 in v}"


def f(v: list[int] | P) -> str:
    return f"{total(v)} {last(v)} {size(v)}"


def g(v: tuple[int, int] | tuple[int, int, int] | range) -> str:
    return f"{total(v)} {last(v)} {size(v)} {v}"


def h(v: set[int] | tuple[int, ...] | tuple[()]) -> str:
    return f"{total(v)} {size(v)}"


def o(v: tuple[int, int] | None) -> int:
    return total(v or ()) + total(v if v is not None else [7])


print(
    f([1, 2]),
    f(P(3, 4)),
    g((1, 2)),
    g((1, 2, 3)),
    g(range(3)),
    h({3}),
    h((3, 4)),
    h(()),
    o((1, 2)),
    o(None),
)
rows: dict[str, tuple[int, int] | list[int]] = {"a": (1, 2), "b": [3]}
print(
    [total(r) for r in rows.values()],
    {k: last(r) for k, r in rows.items()},
    sorted(rows["b"]),
    [max(r) for r in rows.values()],
)
v: Iterable[int] = rows["a"]
print(
    list(v), list(map(total, rows.values())), sum(rows.get("zz", ())), sum(map(sum, rows.values()))
)
names: dict[str, tuple[str, str]] = {"x": ("a", "b")}
print(
    ",".join(names.get("x", ())), ",".join(names.get("y", ())), ",".join(names.get("y") or ["none"])
)
rooms: dict[str, set[str]] = {"a": {"x", "w"}}
print(sorted(rooms.get("b", ())), sorted(rooms.get("a", ())), "x" in rooms.get("a", ()))


def indices(at: int | slice) -> list[int]:
    return sorted(range(*at.indices(5)) if isinstance(at, slice) else [at], reverse=True)


def each(values: list[int] | tuple[()]) -> int:
    result = 0
    for value in values:
        result += value
    return result


print(indices(slice(1, 4)), indices(3), each([1, 2]), each(()))
lists: dict[str, list[int]] = {"n": [3, 1]}
print(
    max(lists.get("n", ()), default=0), max(lists.get("z", ()), default=0), any(lists.get("z", ()))
)
print(*lists.get("n", ()), list(map(str, lists.get("n", ()))), dict.fromkeys(lists.get("n", ()), 0))
print(
    list(zip(lists.get("n", ()), sorted(rooms.get("a", ())))), list(enumerate(lists.get("k", ())))
)
print(
    list(reversed(lists.get("n", ()))),
    tuple(lists.get("q") or ()),
    min(lists.get("n") or (), default=7),
)
