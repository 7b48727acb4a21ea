"""What a class gets that extends Mapping, MutableMapping or Sequence: all but five methods."""

from __future__ import annotations

from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    MutableSequence,
    MutableSet,
    Sequence,
    Set,
)
from typing import Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class Headers(MutableMapping[str, str]):
    """Keys without case."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self._data: dict[str, tuple[str, str]] = {}
        if given:
            self.update(given)

    def __getitem__(self, key: str) -> str:
        return self._data[key.lower()][1]

    def __setitem__(self, key: str, value: str) -> None:
        self._data[key.lower()] = (key, value)

    def __delitem__(self, key: str) -> None:
        del self._data[key.lower()]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._data.values())

    def __len__(self) -> int:
        return len(self._data)

    def __repr__(self) -> str:
        return f"Headers({dict(self)!r})"


class Frozen(Mapping[K, V]):
    def __init__(self, *pairs: tuple[K, V]) -> None:
        self._pairs = pairs

    def __getitem__(self, key: K) -> V:
        for k, v in self._pairs:
            if k == key:
                return v
        raise KeyError(key)

    def __iter__(self) -> Iterator[K]:
        for k, _ in self._pairs:
            yield k

    def __len__(self) -> int:
        return len(self._pairs)


h = Headers({"Content-Type": "text", "Host": "x"})
h["HOST"] = "y"
print(h, len(h), "host" in h, "nope" in h, h.get("Content-type"), h.get("zz"), h.get("zz", "dflt"))
print(
    list(h.keys()),
    list(h.values()),
    list(h.items()),
    h.pop("host"),
    h.pop("host", "gone"),
    h.setdefault("A", "1"),
    h.setdefault("a", "2"),
)
h.update({"B": "2"}, C="3")
h.update([("D", "4")])
h.update(e="5")
print(
    h,
    h == {"Content-Type": "text", "A": "1", "B": "2", "C": "3", "D": "4", "e": "5"},
    h == {},
    h != Headers(h),
    {"x": "y"} == h,
)
print(
    h.popitem(),
    {**h},
    dict(h) == h,
    sorted(h),
    sorted(h.keys() & {"A", "B"}),
    "A" in h.keys(),
    ("A", "1") in h.items(),
    "2" in h.values(),
)
for missing in ("pop", "del", "get"):
    try:
        if missing == "pop":
            h.pop("q")
        elif missing == "del":
            del h["q"]
        else:
            h["q"]
    except KeyError as e:
        print(missing, e)
h.clear()
print(h, bool(h), len(h))
try:
    h.popitem()
except KeyError as e:
    print(repr(e))
f = Frozen((1, "a"), (2, "b"))
three: object = 3
print(
    f.get(1),
    f.get(3),
    f.get(3, "z"),
    2 in f,
    list(f.items()),
    list(f.values()),
    f == {1: "a", 2: "b"},
    f == Frozen((2, "b"), (1, "a")),
    f == three,
)
m: Mapping[int, str] = f
print(
    m.get(2),
    list(m),
    m[1],
    len(m),
    isinstance(f, Mapping),
    isinstance(h, MutableMapping),
    isinstance(f, MutableMapping),
)


class Ring(Sequence[T]):
    def __init__(self, items: Iterable[T], size: int) -> None:
        self._items = list(items)
        self._size = size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Ring[T]: ...
    def __getitem__(self, index: int | slice) -> T | Ring[T]:
        if isinstance(index, slice):
            picked = [self[i] for i in range(*index.indices(len(self)))]
            return Ring(picked, len(picked))
        if not -self._size <= index < self._size:
            raise IndexError(index)
        return self._items[index % len(self._items)]


r = Ring("abc", 7)
print(
    list(r),
    "b" in r,
    "z" in r,
    r.index("c"),
    r.index("c", 3),
    r.count("a"),
    list(reversed(r)),
    r[-1],
    list(r[1:4]),
)
try:
    r.index("z")
except ValueError as e:
    print(repr(e))
s: Sequence[str] = r
print(s[0], len(s), s.count("b"), [x for x in s][:2], isinstance(r, Sequence))


class Counted(MutableMapping[str, int]):
    """Of known types: a default of another type goes with them."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def __getitem__(self, key: str) -> int:
        return self.counts[key]

    def __setitem__(self, key: str, value: int) -> None:
        self.counts[key] = value

    def __delitem__(self, key: str) -> None:
        del self.counts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.counts)

    def __len__(self) -> int:
        return len(self.counts)


counted = Counted()
counted["a"] = 1
print(counted.pop("d", None), counted.get("a", None), counted.get("x", "none"), counted.get("x", 2.5))
print(counted.pop("a", None), counted.pop("a", "gone"), counted.pop("a", 7), len(counted))
