"""Unions that contain themselves, and unions in which an int may be a bool."""

from typing import TypeAlias, Union

JSON: TypeAlias = Union[dict[str, "JSON"], list["JSON"], str, int, float, bool, None]
# The same type by another name, in another order.
Value = Union[None, str, int, float, bool, dict[str, "Value"], list["Value"]]
Tree = Union[int, list["Tree"]]


def make(n: int) -> JSON:
    if n < 5:
        simple: list[JSON] = [None, True, 2, 3.5, "four"]
        return simple[n]
    if n == 5:
        return [make(i) for i in range(5)]
    made: dict[str, JSON] = {"b": None}
    made["a"] = make(5)
    return made


def show(value: JSON) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "bool " + str(value)
    if isinstance(value, int):
        return f"int {value + 1}"
    if isinstance(value, float):
        return f"float {value}"
    if isinstance(value, str):
        return "str " + value
    if isinstance(value, list):
        return "[" + ", ".join(show(item) for item in value) + "]"
    return "{" + ", ".join(key + ": " + show(item) for key, item in value.items()) + "}"


def total(tree: Tree) -> int:
    if isinstance(tree, list):
        return sum(total(branch) for branch in tree)
    return tree


def walk(value: Value, depth: int) -> None:
    print(" " * depth, value)
    if isinstance(value, dict):
        for item in value.values():
            walk(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            walk(item, depth + 1)


def either(value: int | str) -> None:
    print(value, value == 1)
    kept: list[int | str] = [1, "a", value]
    print(kept, kept[2] == 1)


for number in range(7):
    print(show(make(number)))
    print(make(number))
    print(make(number) == make(number), make(number) == 2)
walk(make(6), 0)
print(total([1, [2, 3, [4]], []]))
mine: list[Value] = [make(5), make(2)]
yours: list[JSON] = mine
yours.append(True)
print(mine, yours == mine, len(mine))
either(True)
either(7)
flag: int | str = True
print(flag)
print({"a": 1, "b": [1, {"c": None}], "d": True} == {"a": 1, "b": [1, {"c": None}], "d": True})
try:
    print(mine[9])
except IndexError as error:
    print(error)
