"""Named tuples made of iterables."""

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
