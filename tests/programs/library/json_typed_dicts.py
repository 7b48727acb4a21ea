"""JSON text as TypedDicts: nested, in containers, optional, and text that is something else."""

import json
from typing import NotRequired, Optional, TypedDict, cast


class Point(TypedDict):
    x: int
    y: int


class Shape(TypedDict):
    name: str
    weight: float
    corners: list[Point]
    sizes: list[int]
    ratios: dict[str, float]
    centre: Optional[Point]
    note: NotRequired[str | None]
    extra: NotRequired[int | str]


TEXT = """{"name": "tri", "weight": 1.5, "corners": [{"x": 1, "y": 2}, {"y": 4, "x": 3}],
"sizes": [3, 4, 5], "ratios": {"a": 0.5, "b": 2.0}, "centre": null, "unknown": [1, {"k": null}]}"""


def show(shape: Shape) -> None:
    print(shape["name"], shape["weight"] * 2, sum(shape["sizes"]), shape["ratios"]["b"] + 1)
    print([point["x"] * 10 + point["y"] for point in shape["corners"]], shape["centre"])
    print(shape.get("note", "none"), shape.get("extra"), list(shape), json.dumps(shape))


def load(text: str) -> Shape:
    shape: Shape = json.loads(text)
    return shape


def main() -> None:
    show(load(TEXT))
    show(cast(Shape, json.loads(TEXT)))
    more: Shape = json.loads(TEXT.replace("null,", '{"x": -1, "y": 0}, "note": null, "extra": 7,'))
    show(more)
    centre = more["centre"]
    if centre is not None:
        print(centre["x"] - 1)
    points: list[Point] = json.loads('[{"x": 1, "y": 2}, {"x": 5, "y": 7}]')
    points.append({"x": 0, "y": 9})
    print(points, max(point["y"] for point in points))
    named: dict[str, list[Point]] = json.loads('{"a": [{"x": 1, "y": 2}], "b": []}')
    print(named, named["a"][0]["x"] + 1)
    nothing: Point | None = json.loads("null")
    print(nothing)
    partial: Point = json.loads('{"x": 1}')
    try:
        print(partial["x"], partial["y"])
    except KeyError as error:
        print("KeyError", error)


main()
