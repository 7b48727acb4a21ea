"""json.dumps of enumerations and of what default makes something of; match on what was read."""

import json
from dataclasses import dataclass, asdict
from enum import Enum, IntEnum, StrEnum


class Color(IntEnum):
    RED = 1
    BLUE = 2


class Name(StrEnum):
    A = "a"


class Plain(Enum):
    X = 1


@dataclass
class P:
    x: int
    y: float


print(json.dumps(Color.RED), json.dumps([Color.RED, Color.BLUE]))
print(json.dumps(Name.A), json.dumps({Name.A: 1}), json.dumps({Color.RED: "r"}))
print(json.dumps({"name": Name.A, "color": Color.BLUE, "more": [1, Color.RED, "x", Name.A]}))
try:
    print(json.dumps(Plain.X))
except TypeError as e:
    print(e)
try:
    print(json.dumps(P(1, 2.0)))
except TypeError as e:
    print(e)
print(json.dumps([P(1, 2.0)], default=lambda o: "obj"))
print(json.dumps({"p": P(1, 2.0)}, default=str))


def describe(text: str) -> str:
    match json.loads(text):
        case None:
            return "nothing"
        case bool(flag):
            return f"flag {flag}"
        case int(number) | float(number):
            return f"number {number}"
        case str(word):
            return "word " + word
        case {"name": str(name), "tags": list()}:
            return name + " with tags"
        case {"error": str(message)}:
            return "error " + message
        case [x, y]:
            return f"pair of {x} and {y}"
        case list(items):
            return f"{len(items)} items"
        case _:
            return "an object"


for text in [
    "null",
    "true",
    "3",
    "2.5",
    '"w"',
    '{"name": "n", "tags": [1, 2, 3]}',
    '{"error": "e"}',
]:
    print(describe(text))
for text in ["[1, [2]]", "[1]", "[]", '{"error": 5}', '{"name": "n", "tags": []}']:
    print(describe(text))
