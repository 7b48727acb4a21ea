"""A number that a function cannot keep exact is shown at the call."""

from dataclasses import dataclass


class P:
    def __init__(self, x: float) -> None:
        self.x = x


def area(w: float) -> list[float]:
    out: list[float] = []
    out.append(w)
    return out


@dataclass
class D:
    v: float


print(P(2.0).x)
print(P(1).x)
print(area(3))
print(D(5))
