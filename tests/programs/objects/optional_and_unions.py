"""None, Optional and unions, narrowed."""


class Circle:
    def __init__(self, radius: int) -> None:
        self.radius = radius


class Box:
    def __init__(self, side: int) -> None:
        self.side = side


class Person:
    def __init__(self, name: str, boss: "Person | None" = None) -> None:
        self.name = name
        self.boss = boss


Shape = Circle | Box


def size(shape: Circle | Box) -> int:
    if isinstance(shape, Circle):
        return shape.radius * 2
    return shape.side


def find(names: list[str], wanted: str) -> int | None:
    for index, name in enumerate(names):
        if name == wanted:
            return index
    return None


def show(value: int | str | None) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, int):
        return f"int {value + 1}"
    return f"str {value.upper()}"


def chain(person: Person) -> list[str]:
    names: list[str] = []
    current: Person | None = person
    while current is not None:
        names.append(current.name)
        current = current.boss
    return names


def half(value: float | None) -> float:
    return (value or 1.0) / 2.0


boxes: list[Shape] = [Box(2), Circle(1)]
print([size(shape) for shape in boxes])
print(size(Circle(3)), size(Box(5)), size(boxes[0]))
print(find(["a", "b"], "b"), find(["a"], "z"), find(["a"], "a") is None)
position = find(["x", "y"], "y")
if position is not None:
    print(position + 1)
if (at := find(["x"], "x")) is not None:
    print("found at", at)
print(show(None), show(4), show("four"))
values: list[int | str | None] = [1, "two", None, 3]
print([show(v) for v in values], values)
print(chain(Person("ann", Person("bob", Person("cid")))))
print(half(None), half(5.0), half(0.0))
maybe: str | None = "text"
print(maybe and maybe.upper(), maybe or "default")
maybe = None
print(maybe or "default", maybe)
slots: dict[str, int | None] = {"a": None, "b": 2}
print(slots.get("a"), slots.get("b"), slots.get("c"), slots)
flag: bool | None = None
print(flag is None, not flag)
anything: object = 5
if isinstance(anything, int):
    print(anything + 1)
things: list[object] = [1, "a", 2.5, None, True, [1], (1, 2)]
for thing in things:
    print(thing, isinstance(thing, str), thing is None)
