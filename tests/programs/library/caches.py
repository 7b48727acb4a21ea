import functools
from functools import lru_cache, cache


@lru_cache(maxsize=None)
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())


@lru_cache
def area(w: int, h: int = 2, *, unit: str = "m") -> str:
    print("computing", w, h, unit)
    return f"{w * h}{unit}"


print(area(1), area(1), area(w=1), area(1, 2), area(1, h=2), area(h=2, w=1), area(1, unit="k"))
print(area.cache_info(), area.cache_parameters())
area.cache_clear()
print(area.cache_info(), area(1))


@functools.lru_cache(maxsize=2)
def sq(x: int) -> int:
    print("sq", x)
    return x * x


for i in (1, 2, 1, 3, 2, 1, 1, 3):
    print(sq(i))
print(sq.cache_info(), sq.cache_parameters(), sq.__wrapped__(9))


@cache
def name(t: tuple[int, str]) -> str:
    return t[1] * t[0]


print(name((2, "a")), name((2, "a")), name.cache_info())


@lru_cache(0)
def none(x: str) -> str:
    return x


print(none("a"), none("a"), none.cache_info())


@lru_cache(typed=True)
def ty(x: object) -> str:
    print("ty", x)
    return str(x)


print(ty(1), ty(1.0), ty(True), ty("a"), ty("a"), ty.cache_info())


@lru_cache
def un(x: object) -> str:
    print("un", x)
    return str(x)


print(un(1), un(1.0), un(True), un("a"), un("a"), un.cache_info())


@cache
def bad(x: tuple[int, list[int]]) -> int:
    return len(x)


try:
    bad((1, [2]))
except TypeError as e:
    print(e)


@cache
def fails(x: int) -> int:
    raise ValueError(x)


for _ in range(2):
    try:
        fails(3)
    except ValueError as e:
        print("no", e, fails.cache_info())
