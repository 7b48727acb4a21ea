"""Named tuples made of iterables."""

from itertools import starmap
from typing import NamedTuple


class V(NamedTuple):
    x: int
    y: int = 3


class Row(NamedTuple):
    name: str
    city: str
    zip: str = "?"

    def full(self) -> str:
        return f"{self.name}@{self.city}"


print(V._make([1, 2]), V._make((3, 4)))
print(V._make(map(int, "5,6".split(","))), V._make(int(s) for s in ["7", "8"]), V._make(range(2)))
print([Row._make(line.split(",")).full() for line in ["a,b,c", "d,e,f"]], Row._make("xyz"))
for bad in ([1], [1, 2, 3], []):
    try:
        print(V._make(bad))
    except TypeError as e:
        print(e)
rows: list[tuple[str, str, str]] = [("a", "b", "c")]
print([Row._make(r) for r in rows])
try:
    Row._make("a,b".split(","))
except TypeError as e:
    print(e)


class Pair(NamedTuple):
    a: int
    b: str = "dflt"


pairs = [(1, "a"), (2, "b")]
print(list(starmap(Pair, pairs)), [pair.b for pair in starmap(Pair, pairs)])
print(list(map(Pair, [5, 6])), [*map(Pair, [5, 6], "xy")][1].b, sorted(map(Pair, [2, 1])))
print(dict(zip("ab", map(Pair, [1, 2]))), {"pair": Pair}["pair"](9))
