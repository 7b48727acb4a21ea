from collections.abc import Callable
from enum import IntEnum, StrEnum


class Level(IntEnum):
    LOW = 1


levels: list[int] = [Level.LOW]
print(levels)


class Name(StrEnum):
    A = "a"


def shown(text: str) -> str:
    return repr(text)


functions = [shown]
called: Callable[[Name], str] = functions[0]
print(called(Name.A))
