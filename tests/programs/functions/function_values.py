import functools
from typing import Callable, TypeVar, Generic, Protocol

T = TypeVar("T")


class Op(Protocol):
    def __call__(self, a: int, *, key: str = "d") -> str: ...


def one(a: int, *, key: str = "k") -> str:
    return f"{a}{key}"


class Two:
    def __call__(self, a: int, *, key: str = "z") -> str:
        return f"two{a}{key}"


def use(op: Op) -> None:
    print(op(1), op(2, key="x"))


use(one)
use(Two())
ops: list[Op] = [one, Two()]
for o in ops:
    print(o(5))


def outer() -> Callable[[int], int]:
    def fact(n: int) -> int:
        return 1 if n < 2 else n * fact(n - 1)

    return fact


print(outer()(5))


def counter() -> tuple[Callable[[], int], Callable[[int], None]]:
    n = 0

    def get() -> int:
        return n

    def inc(by: int = 1) -> None:
        nonlocal n
        n += by

    return get, inc


get, inc = counter()
inc(2)
inc(3)
print(get())


def deco_local() -> None:
    def loud(f: Callable[[str], str]) -> Callable[[str], str]:
        def inner(s: str) -> str:
            return f(s).upper()

        return inner

    @loud
    def hi(s: str) -> str:
        return "hi " + s if len(s) < 3 else hi(s[:2])

    print(hi("a"), hi("abcdef"))


deco_local()


def ident(x: T) -> T:
    return x


f1: Callable[[int], int] = ident
print(f1(3), list(map(ident, ["a"])))


pick: Callable[[int, int], int] = max
print(pick(3, 9))
o2: object = one
print(str(o2)[:13])
print(callable(one), one == one)


def mut(x: int, acc: list[int] = []) -> list[int]:
    acc.append(x)
    return acc


print(mut(1), mut(2), mut(3, []), mut(4))
x = 5


def late(a: int = x) -> int:
    return a


x = 6
print(late())


def kwonly(*, a: int, b: int = 2) -> int:
    return a * b


kf = kwonly
print(kf(a=4), kf(b=3, a=1))
print(one.__name__, (lambda: 0).__name__, outer().__qualname__)
print(sorted([3, 1, 2], key=functools.partial(pow, 2)))


def shout(text: str) -> str:
    return text.upper()


def size(text: str) -> int:
    return len(text)


def say(words: str) -> None:
    print("says", words)


def called(function: Callable[[str], int] | Callable[[str], str]) -> int | str:
    return function("called")


for function in (shout, size, say, str.lower):
    print(function("Abc"))
for made in (lambda: 1, lambda: "x", functools.partial(size, "abc")):
    print(made())
chosen = shout if size("") else size
later: Callable[[str], int] | Callable[[str], str] | None = None
print(chosen("abcd"), called(shout), called(size), later)
later = shout
print(later("q"))
