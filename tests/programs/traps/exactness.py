"""Attributes that may be unset, promoted parameters, ways out of loops and blocks."""

from typing import Sequence, Iterable, Callable


class A:
    x: int
    name: str

    def __init__(self, flag: bool) -> None:
        if flag:
            self.x = 1
            self.name = "n"


a = A(False)
try:
    print(a.name)
except AttributeError as e:
    print("AttributeError", e)
try:
    print(a.x)
except AttributeError as e:
    print("AttributeError", e)


def half(v: float) -> float:
    return v / 2


print(half(3))


def show(v: float) -> str:
    return str(v)


print(show(3), show(True), show(2.0))


def total(v: Iterable[int]) -> int:
    t = 0
    for i in v:
        t += i
    return t


print(total([1, 2]))


def nest(n: int) -> Callable[[], int]:
    def inner() -> int:
        nonlocal n
        n += 1
        return n

    return inner


f = nest(3)
print(f(), f())


class Stack:
    def __init__(self) -> None:
        self.items: list[int] = []

    def __enter__(self) -> "Stack":
        return self

    def __exit__(self, t: object, e: BaseException | None, tb: object) -> bool:
        print("exit", repr(e))
        return isinstance(e, ValueError)


with Stack() as s:
    s.items.append(1)
    raise ValueError("swallowed")


def g() -> int:
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                return i
        finally:
            print("fin", i)
    return -1


print(g())


class E1(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(f"code {code}")
        self.code = code


try:
    try:
        raise E1(5)
    except E1 as e:
        raise RuntimeError("wrapped") from e
except RuntimeError as r:
    print(r, repr(r.__cause__))
m = {(1, "a"): 2.5, (2, "b"): 3.5}
for (k1, k2), v in m.items():
    print(k1, k2, v)
print(1)
x = [3, 1, 2]
x.sort(reverse=True)
print(x, x.index(1), x.count(3), x[-1], x[:2], x[::-1])
