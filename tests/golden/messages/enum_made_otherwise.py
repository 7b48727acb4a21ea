from dataclasses import dataclass
from enum import Enum, IntEnum


@dataclass
class Size:
    width: int


class Sizes(Size, Enum):
    SMALL = 1


class Share(float, Enum):
    HALF = 0.5


class Order(Enum):
    _order_ = "A B C"
    A = 1
    B = 2


class Level(IntEnum):
    LOW = 1


class Kept(Enum):
    _kept_ = 1
    OPEN = 2


print(Kept.OPEN)
print(Sizes.SMALL, Share.HALF, Order.A)
print(Level.from_bytes(b"\1", "big"))
