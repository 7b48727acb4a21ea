"""Subclasses of containers whose own methods the other methods of the container do not ask."""


class Stack(list[int]):
    def append(self, item: int, /) -> None:
        print("append", item)
        super().append(item)

    def insert(self, at: int, item: int, /) -> None:  # type: ignore[override]
        print("insert", item)
        super().insert(at, item)

    def pop(self, at: int = -1, /) -> int:  # type: ignore[override]
        print("pop")
        return super().pop(at)


s = Stack([1, 2])
s.extend([3])
s.extend(x for x in (4, 5))
s += [6]
s.insert(0, 9)
s.remove(9)
s.reverse()
s.sort()
del s[0]
print(s, s + [1], s * 2, s[1:], s.copy())


class D(dict[str, int]):
    def __setitem__(self, k: str, v: int, /) -> None:
        print("set", k)
        super().__setitem__(k, v)

    def __getitem__(self, k: str, /) -> int:
        print("get", k)
        return super().__getitem__(k)

    def __contains__(self, k: object, /) -> bool:
        print("in", k)
        return super().__contains__(k)

    def __len__(self) -> int:
        return super().__len__() + 100


d = D({"a": 1})
d.update({"b": 2})
d.update(c=3)
d |= {"d": 4}
print(d.setdefault("e", 5), d.get("a"), d.pop("a"), d, d == {"b": 2}, d.copy(), len(d), bool(d))


class S(set[int]):
    def add(self, x: int, /) -> None:
        print("add", x)
        super().add(x)

    def __contains__(self, x: object, /) -> bool:
        print("in", x)
        return super().__contains__(x)


q = S([1, 2])
q.update([3])
q |= {4}
q.discard(1)
q.remove(2)
print(q, q | {9}, q & {3}, q - {3}, q >= {3}, q.copy(), q.isdisjoint([3]))
