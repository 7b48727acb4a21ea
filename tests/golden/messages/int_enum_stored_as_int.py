from enum import IntEnum


class Level(IntEnum):
    LOW = 1


levels: list[int] = [Level.LOW]
print(levels)
