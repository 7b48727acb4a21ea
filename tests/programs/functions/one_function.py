"""A function is the same one at every Callable type: ==, is, hash, containers."""

from typing import Callable, Protocol


def f(x: object) -> int:
    return 1


g: Callable[[int], int] = f
h: Callable[[str], int] = f
k: Callable[[int], object] = f
print(g == f, h == f, g == k, g is f, g is k, k == f)


class C:
    def m(self, x: object) -> int:
        return 2


c = C()
m1: Callable[[int], int] = c.m
m2: Callable[[str], object] = c.m
print(m1 == c.m, m2 == c.m, c.m == c.m, C().m == c.m)
hs: list[Callable[[int], int]] = [f]


def off(cb: Callable[[int], int]) -> None:
    hs.remove(cb)


off(f)
print(hs, f in [g])
d: dict[Callable[[int], object], str] = {g: "g"}
print(d.get(f), hash(g) == hash(f), len({g, k}))
os: list[object] = [f, g, k]
print(os[0] == os[1], os[1] == os[2], os.count(f), os.index(g))
table = {c.m: 1}
print(table[c.m], c.m in table, C().m in table, hash(c.m) == hash(c.m))


def deco(fn: Callable[[int], int]) -> Callable[[int], int]:
    return fn


@deco
def dd(x: int) -> int:
    return x


print(dd == dd, dd is dd)
