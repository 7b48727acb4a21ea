"""Exception classes and classes for isinstance that variables hold."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")
NETWORK = (ConnectionError, TimeoutError)


def attempt(kinds: tuple[type[Exception], ...], what: int) -> str:
    try:
        if what == 0:
            raise ValueError("v")
        if what == 1:
            raise KeyError("k")
        if what == 2:
            raise ConnectionResetError("c")
        return "fine"
    except NETWORK as e:
        return f"network {type(e).__name__}"
    except kinds as e:
        return f"caught {e!r}"


for what in range(4):
    for kinds in ((ValueError,), (LookupError, OSError), ()):
        try:
            print(attempt(kinds, what))
        except Exception as e:
            print("through", repr(e))


def one(kind: type[Exception]) -> str:
    try:
        raise IndexError("i")
    except kind:
        return "one"


print(one(LookupError))
try:
    one(ValueError)
except IndexError as e:
    print(e)


class Component:
    pass


class Health(Component):
    def __init__(self, points: int) -> None:
        self.points = points


class Name(Component):
    def __init__(self, text: str) -> None:
        self.text = text


class LongName(Name):
    pass


class Entity:
    def __init__(self, *parts: Component) -> None:
        self.parts = list(parts)

    def find(self, kind: type[T]) -> T | None:
        for part in self.parts:
            if isinstance(part, kind):
                return part
        return None


thing = Entity(Health(5), LongName("x"))
health, name = thing.find(Health), thing.find(Name)
print(health.points if health else None, name.text if name else None, thing.find(Entity))


def only(values: list[object], kind: type[T]) -> list[T]:
    return [value for value in values if isinstance(value, kind)]


mixed: list[object] = [1, "a", 2.5, True, None, "b", (1,), [2]]
print(only(mixed, str), only(mixed, float), only(mixed, bool))
wanted = (int, str)
print([isinstance(value, wanted) for value in mixed])
