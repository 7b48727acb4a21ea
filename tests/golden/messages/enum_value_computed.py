from enum import Enum


def weight() -> int:
    return 3


class Size(Enum):
    SMALL = 1
    LARGE = weight()


print(Size.LARGE)
