from __future__ import annotations
from collections.abc import Iterator, Mapping, Sequence
from typing import Union


def a(j: int | Mapping[str, int] | None) -> int:
    if isinstance(j, Mapping):
        return len(j) + sum(j.values())
    return -1


print(a({"a": 1}), a(3))
x: int | Mapping[str, int] = {"b": 2}
print(a(x))
y: Sequence[int] | Mapping[str, int] = {"b": 2}
print(len(y))
J = Union[int, None, Sequence["J"], Mapping[str, "J"]]


def a2(j: J) -> int:
    if isinstance(j, Mapping):
        return len(j)
    return -1


def b(j: J) -> int:
    if isinstance(j, Mapping):
        return len([k for k in j])
    return -1


def c(j: J) -> J:
    if isinstance(j, Mapping):
        return j["a"]
    return -1


def d(j: J) -> list[str]:
    if isinstance(j, Mapping):
        return list(j.keys())
    return []


def e(j: J) -> list[str]:
    if isinstance(j, Mapping):
        return sorted(j)
    return []


def f(m: Mapping[str, int]) -> list[str]:
    return sorted(m)


w: J = {"a": 1}
print(a2(w))
print(f({"z": 1}))
print(c(w))
print(b(w))
print(d(w))
print(e(w))
Scalar = Union[str, int, float, bool, None]
Json = Union[Scalar, Sequence["Json"], Mapping[str, "Json"]]


def walk(j: Json) -> str:
    if isinstance(j, Mapping):
        return "{" + ",".join(f"{k}:{walk(j[k])}" for k in sorted(j)) + "}"
    elif isinstance(j, Sequence) and not isinstance(j, str):
        return "[" + ",".join(walk(v) for v in j) + "]"
    return repr(j)


print(walk(3))
print(walk([1, "a"]))
data: Json = {"b": [1, 2.5, {"c": None}], "a": "text", "e": [], "d": True, "f": (1, "x")}
print(walk(data))
