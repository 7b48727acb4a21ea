"""Named tuples with type parameters."""

from typing import Generic, NamedTuple, TypeVar

K = TypeVar("K")
T = TypeVar("T")


class Entry(NamedTuple, Generic[K, T]):
    key: K
    value: T
    note: str = ""

    @property
    def both(self) -> tuple[K, T]:
        return self.key, self.value

    def __str__(self) -> str:
        return f"<{self.key}>"


e = Entry("a", 1.5)
print(e._asdict())
print(e._replace(note="n"))
print(repr(e), e, e.both)
k, v, n = e
print(k, v, n, e[0], len(e), e == ("a", 1.5, ""), hash(e) == hash(("a", 1.5, "")))
es: list[Entry[str, int]] = [Entry("z", 1), Entry("b", 2, "x")]
print(sorted(es), [x.value + 1 for x in es])
o: list[object] = [es[0], Entry(1, 2)]
for item in o:
    print(
        repr(item), str(item), isinstance(item, tuple), isinstance(item, Entry), type(item).__name__
    )


def look2(entry: Entry[str, int]) -> str:
    match entry:
        case Entry(key="a", value=w):
            return f"w {w + 1}"
        case Entry(key, value, note):
            return f"{key} {value} {note}"


print(look2(es[0]), look2(Entry("a", 5)))


def best(items: list[Entry[K, int]]) -> Entry[K, int]:
    return max(items, key=lambda x: x.value)


print(best(es), best([Entry(2, 3)]))


class Node(NamedTuple, Generic[T]):
    value: T
    children: "list[Node[T]]"

    def total(self) -> list[T]:
        out = [self.value]
        for c in self.children:
            out += c.total()
        return out


print(Node(1, [Node(2, []), Node(3, [Node(4, [])])]).total())
print(Entry._fields)
d: dict[Entry[int, int], str] = {Entry(1, 2): "x"}
print(d[Entry(1, 2)], d)


class Pair(NamedTuple, Generic[T]):
    first: T
    second: T

    def swapped(self) -> "Pair[T]":
        return Pair(self.second, self.first)


p = Pair(1, 2)
print(p, p.first, p.swapped(), p == (1, 2))
a, b = Pair("x", "y")
print(a, b)


def firsts(pairs: list[Pair[T]]) -> list[T]:
    return [p.first for p in pairs]


print(firsts([Pair(1, 2), Pair(3, 4)]))
