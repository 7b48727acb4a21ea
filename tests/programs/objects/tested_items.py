"""Items whose class is tested; calls of one of several callable objects."""

from typing import Union

V = Union[int, str, list["V"], None]


def f(a: list[V]) -> int:
    if isinstance(a[0], list):
        return len(a[0])
    if isinstance(a[0], str):
        return len(a[0].upper())
    return a[0] + 1 if a[0] is not None else -1


print(f([[1, 2]]), f(["abc"]), f([5]), f([None]))
d: dict[str, object] = {"a": 1, "b": [1, 2], "c": "text"}
if isinstance(d["a"], int):
    print(d["a"] + 1)
if isinstance(d["c"], str) and d["c"].startswith("t"):
    print(d["c"].upper())
m: dict[str, int | None] = {"k": 3}
if m["k"] is not None:
    print(m["k"] + 1)


class A:
    def __call__(self, x: int) -> int:
        return x + 1


class B:
    def __call__(self, x: int) -> str:
        return "b" * x


def pick(n: int) -> A | B:
    return A() if n else B()


print(pick(0)(3), pick(1)(3))
rows: list[list[int] | int] = [[1], 2]


def change() -> None:
    rows[0] = 7


if isinstance(rows[0], list):
    change()
    try:
        print(rows[0].count(1))
    except (TypeError, AttributeError):
        print("changed")
