"""The order of tuples and lists whose items have none, or may be None."""

from dataclasses import dataclass


@dataclass
class C:
    x: int


def t(label: str, f: object) -> None:
    print(label, f)


d: dict[str, C] = {"b": C(1), "a": C(2)}
print(sorted(d.items()))
print(max(d.items()), min(d.items()))
rows: list[tuple[str, int | None]] = [("b", None), ("a", 1), ("c", 3)]
print(sorted(rows))
rows.append(("b", 2))
try:
    print(sorted(rows))
except TypeError as e:
    print(e)
try:
    print(sorted([(1, C(1)), (1, C(2))]))
except TypeError as e:
    print(e)
print(sorted([(1, C(1)), (1, C(1))]))
mixed: list[tuple[int, int | str]] = [(1, "a"), (2, 3)]
print(sorted(mixed, reverse=True))
mixed.append((1, 5))
try:
    print(sorted(mixed))
except TypeError as e:
    print(e)
excs: dict[int, BaseException] = {2: ValueError("x"), 1: KeyError("y")}
print(sorted(excs.items()))
import heapq

heap: list[tuple[int, int, C]] = []
for i in range(3):
    heapq.heappush(heap, (5 - i, i, C(i)))
print(heapq.heappop(heap))
print((1, None) < (2, None), (1, None) <= (1, None), (1, None) > (1, None))
nn: list[tuple[int, None]] = [(2, None), (1, None)]
print(sorted(nn))
a: list[int | None] = [1, None]
b: list[int | None] = [1, 2]


def less(x: list[int | None], y: list[int | None]) -> None:
    try:
        print(x < y, x > y, x <= y)
    except TypeError as e:
        print(e)


less(a, b)
less(b, a)
less(a, a)
less([None], [None, None])
less([1], a)
u: tuple[int | None, ...] = (1, None)
w: tuple[int | None, ...] = (1, 2)
try:
    print(u < w)
except TypeError as e:
    print(e)


class P:
    def __init__(self, n: int) -> None:
        self.n = n

    def __lt__(self, o: "P") -> bool:
        return self.n < o.n

    def __eq__(self, o: object) -> bool:
        return isinstance(o, P) and o.n == self.n


ps: list[tuple[int, P | None]] = [(1, P(2)), (1, P(1)), (0, None)]
print([p.n if p else None for _, p in sorted(ps)])
print((1, "a") < (1, "b"), (1, 2.5) < (1, 3), (True, 1) < (1, 0))


class Plain:
    pass


Kinds = int | str | tuple[int, int] | Plain


def tied(last: tuple[int, Kinds]) -> None:
    """Sorted with what cannot be compared with it, which is only asked for where it has to be."""
    values: list[tuple[int, Kinds]] = [(1, (2, 3)), (0, "s"), (2, 5), (1, (1, 9)), (4, Plain())]
    print([second if isinstance(second, (int, str, tuple)) else "-" for _, second in sorted(values)])
    try:
        print(len(sorted([*values, last])))
    except TypeError as e:
        print(e)


tied((9, ""))
tied((1, "x"))
tied((2, "z"))
tied((0, (1, 1)))
tied((4, (1, 1)))
tied((1, Plain()))
long: tuple[int, ...] = (1, 2)
print((1, 1) < long, long < (1, 3), (1, 2) <= long, long >= (0,))
