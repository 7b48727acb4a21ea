"""Patterns that look into an `object`, of which nothing is known before."""


def shown(data: object) -> str:
    match data:
        case {"a": str(text), **rest}:
            return f"a {text} {rest}"
        case {"a": first, "b": [*items]}:
            return f"both {first} {items}"
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case [int(number), other, *more]:
            return f"int {number} {other} {more}"
        case (left, right):
            return f"two {left} {right}"
        case str() | bytes():
            return f"text {data!r}"
        case int(whole) | float(whole):
            return f"number {whole}"
        case list(everything):
            return f"list {everything}"
        case _:
            return "other"


def created(data: dict[str, object]) -> list[str]:
    match data:
        case {"text": str(text), "tags": [*tags]}:
            return [text, *(str(tag) for tag in tags)]
        case {"text": str(text)}:
            return [text]
        case {"n": int(n), "point": {"x": float(x), "y": float(y)}}:
            return [f"{n} {x} {y}"]
        case {"list": [{"k": int(k)}, *_]}:
            return [f"k {k}"]
        case _:
            return []


nothing: list[int] = []
values: list[object] = [
    {"a": 1, "b": [1, 2]},
    {"a": "s", "c": 3},
    {"a": 2},
    nothing,
    [1],
    [1, "x", 2, 3],
    ("p", "q"),
    (),
    "s",
    b"b",
    5,
    2.5,
    ["a", "b", "c"],
    None,
    {1},
    {"a": 1, "b": (3, 4)},
    {"a": 1, "b": "no"},
]
for value in values:
    print(shown(value))
print(created({"text": "a", "tags": [1, "x"]}), created({"text": "b"}), created({"list": ()}))
print(created({"n": 1, "point": {"x": 1.5, "y": 2.0}}), created({"list": [{"k": 3}, 5]}))
