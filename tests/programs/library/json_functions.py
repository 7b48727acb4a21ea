"""Functions and classes are not serialisable, wherever they stand in a container."""

import json
from typing import Callable


def f(x: int) -> int:
    return x


class A:
    pass


def show(x: object) -> None:
    try:
        print(json.dumps(x))
    except TypeError as error:
        print("TypeError:", error)


g: Callable[[int], int] = f
show(g)
fs: list[Callable[[int], int]] = [f]
show(fs)
d: dict[str, Callable[[int], int]] = {"f": f}
show(d)
c: list[type[A]] = [A]
show(c)
e: dict[str, type] = {"a": int}
show(e)
m: dict[str, tuple[int, Callable[[int], int]]] = {"a": (1, f)}
show(m)
k: dict[type[A], int] = {A: 1}
show(k)
k2: dict[Callable[[int], int], int] = {f: 1}
show(k2)
show([None])
show({"x": None, "y": [A()]})
for at in range(4):
    try:
        if at == 0:
            print(json.dumps([lambda: 1, lambda: 2]))
        elif at == 1:
            print(json.dumps({A: 1, int: 2}, sort_keys=True))
        elif at == 2:
            print(json.dumps([int, str]))
        else:
            print(json.dumps([f], default=lambda value: "some " + type(value).__name__))
    except TypeError as error:
        print("TypeError:", error)
