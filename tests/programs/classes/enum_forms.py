from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique


def same(a: object, b: object) -> bool:
    return a is b


def equal(a: object, b: object) -> bool:
    return a == b


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def nice(self) -> str:
        return self.name.title()

    @classmethod
    def default(cls) -> "Color":
        return cls.RED

    @property
    def dark(self) -> bool:
        return self is Color.RED


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass: float, radius: float) -> None:
        self.mass = mass
        self.radius = radius

    @property
    def g(self) -> float:
        return round(self.mass / self.radius**2, 4)


class Num(IntEnum):
    ONE = 1
    TWO = auto()


class Name(StrEnum):
    A = auto()
    B = "bee"


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class IF(IntFlag):
    A = 1
    B = 2


print(
    Color.RED,
    repr(Color.GREEN),
    Color(2),
    Color["RED"],
    same(Color.CRIMSON, Color.RED),
    list(Color),
    len(Color),
)
print(
    Color.RED.name,
    Color.RED.value,
    Color.RED.nice(),
    Color.default(),
    Color.RED.dark,
    Color.__members__,
)
for bad in (7,):
    try:
        Color(bad)
    except ValueError as e:
        print(e)
try:
    Color["NOPE"]
except KeyError as e:
    print(e)
print(Planet.EARTH.g, Planet.MARS.value)
print(
    Num.ONE + 1,
    Num.TWO > Num.ONE,
    f"{Num.TWO}",
    repr(Num.TWO),
    Num(2),
    [10, 20, 30][Num.ONE],
    equal(Num.ONE, 1),
    sorted(Num),
)
print(Name.A, Name.B.upper(), Name("bee"), equal(Name.A, "a"), f"{Name.B!r}", Name.A + "x")
p = Perm.R | Perm.X
print(
    p,
    repr(p),
    Perm.R in p,
    Perm.W in p,
    p & Perm.R,
    p ^ Perm.R,
    ~Perm.R,
    Perm.RW,
    Perm(3),
    Perm(0),
    bool(Perm(0)),
    list(p),
    len(p),
    p.value,
)
try:
    Perm(99)
except ValueError as e:
    print(e)
print(IF.A | IF.B, repr(IF.A | IF.B), IF.A | 8, IF(3), IF.A + 1, ~IF.A, IF(0))
print(
    Color.RED in Color,
    isinstance(Color.RED, Color),
    type(Color.RED).__name__,
    equal(Color.RED, Color.GREEN),
    equal(Color.RED, 1),
    hash(Color.RED) == hash(Color.CRIMSON),
)
print(
    {Color.RED: 1, Color.GREEN: 2},
    (Color.RED, Name.A, Num.TWO),
    [c.value for c in Color],
    [m for m in reversed(Color)],
)


class Shape(Enum):
    SQ = "sq"
    CI = "ci"

    def __str__(self) -> str:
        return "shape " + self.value

    @staticmethod
    def parse(s: str) -> "Shape":
        return Shape(s)


print(Shape.SQ, f"{Shape.CI}", Shape.parse("ci"), repr(Shape.CI))


class Weekday(Enum):
    MON = auto()
    TUE = auto()

    @classmethod
    def _missing_(cls, value: object) -> "Weekday":
        print("missing", value)
        return cls.MON


print(Weekday(77), Weekday(2))


class Level(IntEnum):
    LOW = 1


class Access(Flag):
    READ = 1


class Described(Enum):
    def described(self) -> str:
        return f"{self.name} is {self.value!r}"


class Mixed(Described):
    ONE = 1
    TWO = "two"


several: list[Enum] = [Mixed.ONE, Mixed.TWO, Level.LOW, Access.READ, Color.RED]
print([(member.name, member.value, str(member)) for member in several])
print(Mixed.ONE.described(), Mixed.TWO.described())


class Word(StrEnum):
    YES = "yes"


def shown(value: object) -> str:
    """Exact, or refused by TypeError: never a plain number or text."""
    try:
        if isinstance(value, int):
            return repr(value)
        return repr(value) if isinstance(value, str) else "other"
    except TypeError:
        return "<Level.LOW: 1>" if value is Level.LOW else "<Word.YES: 'yes'>"


kept: list[object] = [Level.LOW, Word.YES, 5, "five"]
print([shown(value) for value in kept])


class Dup(Enum):
    first = primero = auto()
    second = auto()
    third = tercero = "three"
    _order_ = "first second third"


print(list(Dup), Dup.primero, same(Dup.primero, Dup.first), Dup.second.value, Dup.tercero.name, Dup.__members__)
