from collections.abc import Collection, Hashable, Iterable, Iterator, Reversible, Sequence, Sized
from typing import NamedTuple, Protocol


class P(NamedTuple):
    x: int
    y: int

    @property
    def norm(self) -> int:
        return self.x + self.y

    def __str__(self) -> str:
        return f"<{self.x},{self.y}>"


class M(NamedTuple):
    name: str
    n: int = 3


class HasNorm(Protocol):
    @property
    def norm(self) -> int: ...


class HasX(Protocol):
    @property
    def x(self) -> int: ...


def a(s: Sequence[int]) -> str:
    return f"{s!r} {s} {len(s)} {s[0]} {s[-1]} {list(s)} {sum(s)} {3 in s} {s.index(4)} {s.count(3)} {list(reversed(s))} {s[:1]} {type(s).__name__} {isinstance(s, tuple)} {isinstance(s, P)}"


def b(s: Iterable[object]) -> str:
    return f"{s!r} {list(s)} {tuple(s)}"


def c(s: Sized) -> int:
    return len(s)


def d(s: Hashable) -> bool:
    return hash(s) == hash((3, 4)) and s == (3, 4)


def e(s: HasNorm) -> int:
    return s.norm


def g(s: HasX) -> int:
    return s.x


def h(s: Collection[int]) -> str:
    return f"{max(s)} {sorted(s, reverse=True)} {4 in s} {s}"


def i(s: Iterable[int | str]) -> list[int | str]:
    return [x for x in s]


def j(s: Sequence[int]) -> int:
    match s:
        case P(x=x):
            return x
        case [first, *rest]:
            return first + len(rest)
    return -1


p = P(3, 4)
print(a(p), a((3, 4)), a([3, 4]))
print(b(p), b(M("z")), c(p), d(p), e(p), g(p), h(p), i(M("q", 7)), j(p), j((5, 6)), j([1]))
seqs: list[Sequence[int]] = [p, [1, 2], (9,), range(2)]
print(seqs, [sum(s) for s in seqs], seqs[0] == p, p in seqs)
it: Iterator[int] = iter(p)
print(
    next(it),
    list(it),
    ",".join(map(str, p)),
    dict(zip("ab", p)),
    list(enumerate(p, 1)),
    max(p),
    sorted(P(2, 1)),
    sum(p),
    any(p),
    [*p],
    set(p) == {3, 4},
)
q: Iterable[int] = p
for v in q:
    print(v, end=" ")
print(min(q, default=0), tuple(q) == p, list(map(lambda t: t.norm, [p])))

o: object = p
s: Sequence[int] = p
key: Hashable = p
t: Sequence[int] = (3, 4)
print(
    o == p,
    p == o,
    o == (3, 4),
    s == p,
    p == s,
    s == (3, 4),
    s == o,
    o == s,
    s == s,
    key == p,
    t == p,
    t == s,
    s == t,
    t == (3, 4),
    o == t,
)
print(p in [o], s in [p], p in [s], hash(s) == hash(p), {s: 1}.get(p), {o: 1}.get(s))
