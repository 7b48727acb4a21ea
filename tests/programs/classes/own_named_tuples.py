"""Named tuples with methods of their own in place of those of tuples."""

from typing import NamedTuple


class Verdict(NamedTuple):
    good: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.good


class Span(NamedTuple):
    low: int
    high: int

    def __len__(self) -> int:
        return self.high - self.low

    def __contains__(self, item: object) -> bool:
        return isinstance(item, int) and self.low <= item < self.high

    def __str__(self) -> str:
        return f"{self.low}..{self.high}"

    def __repr__(self) -> str:
        return f"<{self.low}-{self.high}>"

    def __format__(self, spec: str) -> str:
        return f"[{spec}]" + str(self)


class Vector(NamedTuple):
    x: float
    y: float

    def __add__(self, other: "Vector") -> "Vector":  # type: ignore[override]
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, scale: float) -> "Vector":  # type: ignore[override]
        return Vector(self.x * scale, self.y * scale)

    def __neg__(self) -> "Vector":
        return Vector(-self.x, -self.y)

    def __abs__(self) -> float:
        return float((self.x**2 + self.y**2) ** 0.5)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vector) and abs(self.x - other.x) < 0.5

    def __hash__(self) -> int:
        return 7

    def __lt__(self, other: "Vector") -> bool:  # type: ignore[override]
        return abs(self) < abs(other)

    def __call__(self, t: float) -> float:
        return self.x * t + self.y

    def __matmul__(self, other: "Vector") -> float:
        return self.x * other.x + self.y * other.y

    def __int__(self) -> int:
        return int(self.x)

    def __index__(self) -> int:
        return int(self.y)


def say(value: Verdict | None) -> str:
    return "yes" if value else "no"


good, bad = Verdict(True), Verdict(False, "why")
print(bool(good), bool(bad), not bad, "a" if bad else "b", bad or good, good and bad)
print(say(good), say(bad), say(None), [v.reason for v in (good, bad) if not v], any([bad, bad]))
while not bad:
    bad = Verdict(True, "now")
print(bad, list(filter(None, [good, Verdict(False)])))
assert good, "good"
span, empty = Span(2, 5), Span(3, 3)
print(len(span), bool(span), bool(empty), 4 in span, 9 in span, span.low)
print(list(span), [*span], sum(span), max(span), tuple(span), sorted(span, reverse=True))
for number in span:
    print(number, end=" ")
print(span, repr(span), f"{span:>3}", f"{span!r}", str(span), "%s %r" % (span, span))
print({"k": span}, [empty])
v, w = Vector(3.0, 4.0), Vector(1.0, 1.0)
print(v + w, v * 2.0, -v, abs(v), v == Vector(3.2, 9.0), v != w, hash(v), v < w, w < v)
print(v[1], v @ w, int(v), len({v, Vector(3.1, 0.0), w}))
print(sorted([v, w]), min(v, w), v in [Vector(2.9, 0.0)], [v, w].index(Vector(1.4, 1.0)))
boxed: list[object] = [v, span, good]
for item in boxed:
    print(item, repr(item), item == v)
    if isinstance(item, Verdict):
        print("verdict", bool(item))
a, b = Vector(5.0, 6.0)
print(a, b)


class P(NamedTuple):
    x: int
    y: int

    def __repr__(self) -> str:
        return "P!"


p = P(1, 2)
print(tuple(p), p, (*p,), tuple(p) == p, p[:], p[0:1], p + (3,), (0,) + p, p * 2)
print(type(tuple(p)).__name__, type(p).__name__, type(p[:]).__name__, f"{tuple(p)}")
o: object = tuple(p)
print(o)
