"""Enumerations: members, lookups, iteration, methods, the kinds that are values too."""

from enum import Enum, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def darker(self) -> str:
        return f"dark {self.name.lower()} {self.value}"

    @property
    def warm(self) -> bool:
        return self is Color.RED

    @classmethod
    def favourite(cls) -> "Color":
        return cls.BLUE


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass: float, radius: float) -> None:
        self.mass = mass
        self.radius = radius

    @property
    def density(self) -> float:
        return self.mass / self.radius


class Priority(IntEnum):
    LOW = 1
    HIGH = auto()
    TOP = 10


class Mode(StrEnum):
    READ = auto()
    WRITE = "w"


class Suit(str, Enum):
    HEARTS = "h"
    SPADES = "s"

    def __str__(self) -> str:
        return f"suit {self.value}"


class Mixed(Enum):
    A = "text"
    B = 2
    C = None


@unique
class Step(Enum):
    FIRST = auto()
    SECOND = auto()


red, top, reading, hearts = Color(1), Priority(10), Mode("read"), Suit("h")
print(Color.RED, repr(Color.GREEN), Color.CRIMSON, red is Color.CRIMSON, f"{Color.BLUE:>12}|")
print(list(Color), len(Color), [c.name for c in Color], [c.value for c in reversed(Color)])
print(
    Color(2),
    Color["BLUE"],
    Color(2) is Color.GREEN,
    red == Color.RED,
    red != Color.BLUE,
)
for bad in range(2):
    try:
        print(Color(7) if bad else Color["PINK"])
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
print(Color.RED.darker(), Color.RED.warm, Color.GREEN.warm, Color.favourite())
counts: dict[Color, int] = {}
for c in [Color.RED, Color.BLUE, Color.CRIMSON]:
    counts[c] = counts.get(c, 0) + 1
print(counts, Color.BLUE in counts, Color.RED in Color, sorted(Color.__members__))
print(Planet.EARTH.value, Planet.EARTH.mass, round(Planet.MERCURY.density, 3), Planet.EARTH)
print(Priority.HIGH, repr(Priority.HIGH), Priority.HIGH + 1, Priority.LOW < Priority.TOP)
print(f"{Priority.TOP:04}", top == 10, 10 == top, Priority(10), -Priority.LOW)
print(max(Priority), sorted(Priority, reverse=True), [10, 20, 30][Priority.LOW], int(Priority.HIGH))
print(
    sum(p.value for p in Priority),
    Priority.TOP // Priority.HIGH,
    float(Priority.LOW),
    "ab" * Priority.HIGH,
)
print(Mode.READ, repr(Mode.WRITE), reading == "read", Mode.READ.upper(), "x" + Mode.WRITE)
print(f"{Mode.READ:>6}|", Mode("w"), len(Mode.READ), Mode.WRITE.value, list(Mode))
print(Suit.HEARTS, repr(Suit.SPADES), hearts == "h", Suit("s"), Suit.SPADES.name)
print([(m.name, m.value) for m in Mixed], Mixed(None), Mixed("text"), Mixed.B.value + 1)
print(Step.FIRST, Step.SECOND.value, Step["SECOND"])


def describe(color: Color) -> str:
    if color is Color.RED:
        return "r"
    elif color == Color.GREEN:
        return "g"
    return "b"


def doubled(number: int) -> int:
    return number * 2


anything: list[object] = [Color.RED, Priority.LOW, Mode.READ, 1, "read"]
print([describe(c) for c in Color], doubled(Priority.TOP), anything)
print([isinstance(x, Color) for x in anything], [x == Color.RED for x in anything])
print([x == 1 for x in anything], [x == "read" for x in anything], hash(Color.RED) == hash("RED"))
print(Color.RED.value.bit_length(), type(Color.RED).__name__, Color.__name__)
try:

    @unique
    class Twice(Enum):
        A = 1
        B = 1

except ValueError as error:
    print(error)
