"""What collections.abc gives to mappings and sets of one's own, beside the builtin ones."""

from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
    Set,
)


class Low(Mapping[str, int]):
    def __init__(self, data: dict[str, int]) -> None:
        self._d = data

    def __getitem__(self, key: str) -> int:
        return self._d[key.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._d)

    def __len__(self) -> int:
        return len(self._d)


class OSet(Set[int]):
    def __init__(self, values: Iterable[int]) -> None:
        self._d = dict.fromkeys(values)

    def __contains__(self, x: object) -> bool:
        return x in self._d

    def __iter__(self) -> Iterator[int]:
        return iter(self._d)

    def __len__(self) -> int:
        return len(self._d)

    def __repr__(self) -> str:
        return f"OSet({list(self)})"


m = Low({"a": 1, "b": 2})
same: object = {"a": 1, "b": 2}
letters: object = {"a", "b"}
numbers: object = {1, 2, 3}
print(m["A"], m.get("B"), m.get("z"), m.get("z", 5), "A" in m, "z" in m, list(m.items()))
print(dict(m), sorted(m), {**m, "c": 3}, m == same, same == m)
print(
    m != same,
    m.keys() & {"a"},
    m.keys() | {"q"} == {"a", "b", "q"},
    m.keys() == letters,
    letters == m.keys(),
    m.keys() == {"a": 1}.keys(),
)
print(("a", 1) in m.items(), 2 in m.values(), len(m.values()), list(m.values()))
try:
    m["zz"]
except KeyError as e:
    print("KeyError", e)
match m:
    case {"a": int(n), **rest}:
        print(n, rest)
try:
    hash(m)
except TypeError as e:
    print(e)
o = OSet([3, 1, 2])
print(
    o | OSet([9]), o & {1, 2}, o - {1}, o ^ {1, 7}, o == numbers, o <= {1, 2, 3, 4}, o < {1, 2, 3}
)
print(o.isdisjoint([9]), numbers == o, o != OSet([1]))
try:
    hash(o)
except TypeError as e:
    print(e)


class Z:
    """Its NotImplemented gives every class a second form of its operators."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Z):
            return NotImplemented
        return True


print(Z() == Z(), Z() == 3)
