"""json.loads with the type that the program wants."""

import json
from collections.abc import Mapping

a: dict[str, int] = json.loads('{"a": 1, "b": 2}')
print(a["a"] + a["b"])
b: dict[str, list[str] | None] = json.loads('{"x": ["p", "q"], "y": null}')
print(b)
c: list[dict[str, int | str]] = json.loads('[{"a": 1}, {"b": "x"}]')
print(c, c[0]["a"])
d: dict[str, object] = json.loads('{"k": [1, {"z": true}]}')
print(d)


def f() -> float:
    value: float = json.loads("2.5")
    return value


print(f())
e = json.loads("[1, 2]")
if isinstance(e, list):
    for item in e:
        if isinstance(item, int):
            print(item + 1)
print(json.loads("[1]"), json.dumps(json.loads('{"a": [1]}')), json.dumps(json.loads("[1, 2]")))
g: Mapping[str, float] = json.loads('{"a": 1.5}')
print(g["a"])
h: int | None = json.loads("null")
print(h)
i: str | None = json.loads('"s"')
print(i)


def total(x: dict[str, int]) -> int:
    return sum(x.values())


print(total(json.loads('{"a": 5}')))
j: object = json.loads("3")
print(j)
try:
    if json.loads("1") == 1:
        print("one")
    k: list[int] = json.loads("[1, 2")
except json.JSONDecodeError as err:
    print(err)
