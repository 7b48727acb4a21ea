"""User classes as operands: equality with anything, NotImplemented, containers, calls."""


class Sly:
    def __eq__(self, other: object) -> bool:
        print("eq", type(other).__name__)
        return isinstance(other, int) and other == 1

    def __hash__(self) -> int:
        return 1


class Temp:
    def __init__(self, v: float) -> None:
        self.v = v

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Temp):
            return self.v == other.v
        return NotImplemented

    def __lt__(self, other: "Temp") -> bool:
        return self.v < other.v

    def __radd__(self, other: int) -> "Temp":
        return Temp(self.v + other)

    def __add__(self, other: object) -> "Temp":
        if not isinstance(other, int):
            return NotImplemented
        return Temp(self.v + other)

    def __contains__(self, x: float) -> bool:
        return x == self.v

    def __call__(self, a: int, b: int = 2) -> int:
        return a * b

    def __bool__(self) -> bool:
        return self.v > 0

    def __getitem__(self, i: int) -> float:
        return self.v * i

    def __len__(self) -> int:
        return 3


things: list[object] = [1, Sly(), "x", 1.0]
print([t == 1 for t in things], [t == "x" for t in things])
print(Sly() == 1, Sly() == "x", 1 == Sly(), "x" != Sly())
print(1 in things, things.index(Sly()))
print(Temp(1.0) == Temp(1.0), Temp(1.0) == 5, Temp(1.0) != 5, Temp(1.0) > Temp(0.5))
print(
    (Temp(1.0) + 1).v,
    (2 + Temp(1.0)).v,
    1.0 in Temp(1.0),
    Temp(2.0)(4),
    bool(Temp(0.0)),
    Temp(1.5)[2],
    len(Temp(0.0)),
)
try:
    print(Temp(1.0) + "x")
except TypeError as e:
    print(e)
