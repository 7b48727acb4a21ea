"""CPython would print 1, and an image 1.0: refused."""


class Point:
    def __init__(self) -> None:
        self.x: float = 1


def ratio(a: int) -> float:
    return a


values: list[float] = [1, 2.5]
point = Point()
point.x = 3
print(point.x, ratio(2), values)
