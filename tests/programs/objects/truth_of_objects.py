"""The truth of a value of which only the object is known."""

from collections import deque
from dataclasses import dataclass
from enum import Enum, Flag, IntEnum, auto
from typing import NamedTuple


class Never:
    def __bool__(self) -> bool:
        return False


class Empty:
    def __len__(self) -> int:
        return 0


class Below(Empty):
    def __len__(self) -> int:
        return 3


class Loud:
    def __bool__(self) -> bool:
        raise ValueError("no truth")


class Plain:
    pass


class Color(Enum):
    RED = 0


class Level(IntEnum):
    NONE = 0
    ONE = 1


class Right(Flag):
    R = auto()
    W = auto()


class Pair(NamedTuple):
    a: int
    b: str


class Odd(NamedTuple):
    a: int

    def __bool__(self) -> bool:
        return self.a % 2 == 1


@dataclass
class Holder:
    item: object = None

    def text(self) -> str:
        return "yes" if self.item else "no"


def numbers() -> object:
    return (n for n in range(0))


def every_kind() -> list[object]:
    return [
        None,
        0,
        1,
        -1,
        True,
        False,
        0.0,
        -0.0,
        0.5,
        float("nan"),
        0j,
        1j,
        "",
        "a",
        b"",
        b"a",
        bytearray(),
        bytearray(b"x"),
        memoryview(b""),
        memoryview(b"x"),
        (),
        (0,),
        (1, "a"),
        [],
        [0],
        {},
        {0: 0},
        set(),
        {0},
        frozenset(),
        range(0),
        range(1),
        deque(),
        deque([1]),
        Never(),
        Empty(),
        Below(),
        Plain(),
        Color.RED,
        Level.NONE,
        Level.ONE,
        Right(0),
        Right.R,
        Pair(0, ""),
        Odd(2),
        Odd(3),
        int,
        Plain,
        numbers,
        len,
        lambda: 0,
        object(),
        ValueError(),
        slice(None),
        Holder(),
        numbers(),
        tuple([0][:0]),
        tuple([0]),
        "".join([]),
        {}.keys(),
        {1: 2}.items(),
    ]


def main() -> None:
    values = every_kind()
    print("".join("1" if value else "0" for value in values))
    print([bool(value) for value in values] == [not (not value) for value in values])
    print(sum(1 for value in values if not value))
    print(Holder(0).text(), Holder([1]).text(), Holder().text())
    first: object = ""
    print(first or "default", first and "kept")
    while values and not values[-1]:
        values.pop()
    loud: object = Loud()
    try:
        print(bool(loud))
    except ValueError as error:
        print(error)
    data: object = {"on": 1, "off": 0, "text": ""}
    if isinstance(data, dict):
        print(
            [key for key, value in data.items() if value],
            data.get("off") or "none",
            bool(data.get("x")),
        )
        if data and data["on"] and not data["text"]:
            print("on")
    assert first == "", first


main()
