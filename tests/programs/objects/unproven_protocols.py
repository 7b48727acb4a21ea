"""An object that is taken for a Protocol which it does not satisfy."""

from typing import Protocol, runtime_checkable


class Speaks(Protocol):
    def speak(self) -> str: ...


class Dog:
    def speak(self) -> str:
        return "woof"


class Rock:
    pass


def talk(s: Speaks) -> str:
    return s.speak()


print(talk(Dog()))
xs: list[object] = [Dog(), Rock(), 3, "s", None]
for x in xs:
    try:
        s: Speaks = x  # type: ignore[assignment]
        print(talk(s))
    except (AttributeError, TypeError):
        print("an error")
