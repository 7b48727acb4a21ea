from typing import NamedTuple, Generic, TypeVar


class P(NamedTuple):
    x: int
    y: int = 2

    def norm(self) -> int:
        return self.x + self.y

    @property
    def sw(self) -> "P":
        return P(self.y, self.x)

    @classmethod
    def zero(cls) -> "P":
        return cls(0, 0)


p = P(1)
print(
    p,
    p._replace(x=9),
    p._asdict(),
    P._fields,
    P._make([4, 5]) if False else P._make((4, 5)),
    p.norm(),
    p.sw,
    P.zero(),
    p + (3,),
    p == (1, 2),
    hash(p) == hash((1, 2)),
    len(p),
    p[0],
    p[-1],
    list(p),
    2 in p,
)
x, y = p
print(x, y, p < P(2), sorted([P(3), P(1)]), p.count(1), p.index(2), p * 2, p[0:1])
