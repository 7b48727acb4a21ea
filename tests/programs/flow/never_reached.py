from typing import TypedDict, Literal, Union, assert_never, assert_type


class Circle(TypedDict):
    kind: Literal["circle"]
    r: float


class Rect(TypedDict):
    kind: Literal["rect"]
    w: float


Shape = Union[Circle, Rect]


def area(s: Shape) -> float:
    if s["kind"] == "circle":
        return s["r"]
    elif s["kind"] == "rect":
        return s["w"]
    else:
        assert_never(s)


print(area({"kind": "rect", "w": 2.0}))
print(assert_type(area({"kind": "rect", "w": 2.0}), float))


def f(x: int | str) -> int:
    if isinstance(x, int):
        return x
    if isinstance(x, str):
        return len(x)
    assert_never(x)


print(f(3), f("abc"))
y: object = "s"
try:
    assert_never(y)  # type: ignore
except AssertionError as e:
    print(e)
