"""Named tuples: fields, defaults, methods, comparison with tuples, as objects."""

from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int = 5

    def dist(self) -> int:
        return self.x * self.x + self.y * self.y

    @property
    def total(self) -> int:
        return self.x + self.y

    @classmethod
    def origin(cls) -> "Point":
        return cls(0, 0)


class Row(NamedTuple):
    name: str
    tags: list[str]
    where: Point | None = None


p = Point(1)
print(p, repr(p), p.x, p[1], len(p), p.dist(), p.total, Point.origin())
x, y = p
print(x, y, p == (1, 5), p == Point(1, 5), p < Point(2), (1, 4) < p, hash(p) == hash((1, 5)))
print(p._replace(y=9), p._asdict(), p._fields, Point._fields, Point(y=2, x=1))
print({p: 1}, [q for q in p], 5 in p, p + (7,), sorted([Point(2, 1), Point(1, 9)]), max(p))
r = Row("r", ["a"], p)
print(r, r.where, r._replace(where=None))
for a, b in [Point(1, 2), Point(3, 4)]:
    print(a, b)
o: object = p
print(o, isinstance(o, Point), isinstance(o, tuple), o == (1, 5))
if isinstance(o, Point):
    print(o.x)
ps: list[Point] = [Point(*pair) for pair in [(1, 2), (3, 4)]]
print(ps, p[0:1], p.index(5), p.count(1))


def f(t: tuple[int, int]) -> int:
    return t[0] + t[1]


print(f(p), f"{p}", f"{p.x:>3}", str(p))
d: dict[Point, str] = {Point(1, 2): "a"}
print(d[Point(1, 2)])
T3 = NamedTuple("T3", [("a", int), ("b", str)])
t = T3(1, "x")
print(t, t.a, t.b, t == (1, "x"))
print(Point.__name__, type(p).__name__, Point._make((4, 5)))
match_me: Point | None = Point(3, 3)
print(match_me is not None and match_me.x)
