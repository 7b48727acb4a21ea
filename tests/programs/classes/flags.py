"""Flags: composition, names, complement, bounds; flags that are ints."""

from enum import Flag, IntFlag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0

    def describe(self) -> str:
        return "+".join(p.name or "?" for p in self) or "nothing"


class Bits(IntFlag):
    HIGH = 4
    MID = 2
    LOW = 1


both = Perm.R | Perm.X
print(both, repr(both), both.value, both.name, both is Perm.R | Perm.X, both == Perm.X | Perm.R)
print(Perm.R | Perm.W, (Perm.R | Perm.W) is Perm.RW, ~Perm.R, ~Perm.NONE, Perm.RW & Perm.W)
print(Perm.R ^ Perm.RW, Perm(0), repr(Perm(0)), Perm.NONE is Perm(0), bool(Perm.NONE), bool(both))
print(list(Perm), len(Perm), list(Perm.RW), len(both), Perm.R in Perm.RW, Perm.X in Perm.RW)
print(Perm["RW"], Perm(5), Perm(7), repr(Perm(-1)), both.describe(), Perm.NONE.describe())
print(list(Perm.__members__), {both: 1}[Perm(5)], hash(Perm.RW) == hash(Perm(3)))
for value in (8, -9, 100):
    try:
        print(Perm(value))
    except ValueError as error:
        print(error)
current = Perm.NONE
for item in Perm:
    current |= item
    print(current, current & ~Perm.R)
if current & Perm.W:
    print("writable")
print(Bits.HIGH | Bits.LOW, repr(Bits.HIGH | Bits.LOW), repr(Bits.HIGH | 8), repr(Bits(8)))
print(
    repr(~Bits.HIGH),
    Bits.HIGH + 1,
    repr(Bits(7)),
    repr(Bits(0)),
    Bits.HIGH & 6,
    repr(12 & Bits.HIGH),
)
print(repr(8 | Bits.HIGH), Bits(4) == 4, list(Bits), Bits.MID in Bits(3), f"{Bits(5):05b}")
print(repr(Bits(-1)), repr(Bits.LOW ^ Bits.MID), Bits.LOW << 3, isinstance(Bits.LOW, int))
