"""`math`: the functions that are seldom met; digits that C libraries disagree on are not shown."""

import math
from typing import Callable


def show(name: str, function: Callable[[float], float], values: list[float]) -> None:
    found: list[str] = []
    for value in values:
        try:
            found.append(f"{function(value):.13g}")
        except (ValueError, OverflowError) as error:
            found.append(f"{type(error).__name__}: {error}")
    print(name, ", ".join(found))


VALUES = [
    0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 1.5, 2.0, 3.0, -3.0, 10.25, -10.25, 27.0, 170.6, 172.0,
    1e-20, -1e-20, 5e-324, 1e-310, 1e300, -1e300, math.inf, -math.inf, math.nan, 1024.0, -1075.0,
]  # fmt: skip


def of_one() -> None:
    show("asinh", math.asinh, VALUES)
    show("acosh", math.acosh, VALUES)
    show("atanh", math.atanh, VALUES)
    show("exp2", math.exp2, VALUES)
    show("cbrt", math.cbrt, VALUES)
    show("erf", math.erf, VALUES)
    show("erfc", math.erfc, VALUES)
    show("gamma", math.gamma, VALUES)
    show("lgamma", math.lgamma, VALUES)
    show("ulp", math.ulp, VALUES)


def exact() -> None:
    print([math.gamma(n) for n in range(1, 24)])
    print(math.nextafter(1.0, 2.0), math.nextafter(1.0, 0.0), math.nextafter(0.0, -1.0))
    print(math.nextafter(math.inf, 0.0), math.nextafter(1.0, 1), math.nextafter(-0.0, 0.0))
    print(math.nextafter(1.7976931348623157e308, math.inf), math.nextafter(5e-324, 0.0))
    print(math.ulp(1), math.ulp(-4.0), math.ulp(1.7976931348623157e308), math.ulp(0.0))
    for x, y in [(7.0, 3.0), (8.0, 3.0), (-7.0, 3.0), (5.0, 2.0), (7.0, 2.0), (-0.0, 1.0)]:
        print(x, y, math.remainder(x, y), math.remainder(x, -y), math.remainder(x, math.inf))
    for x, y in [(1.0, 0.0), (math.inf, 1.0), (math.nan, 0.0)]:
        try:
            print(math.remainder(x, y))
        except ValueError as error:
            print(error)


def lengths() -> None:
    print(math.hypot(), math.hypot(-3.0), math.hypot(3.0, 4.0), math.hypot(2.0, 3.0, 6.0))
    print(math.hypot(1e300, 1e300, 1e300), math.hypot(math.nan, math.inf), math.hypot(math.nan))
    print(math.hypot(3, 4), math.hypot(2, 3.0, 6), math.hypot(*[1.0] * 4), math.hypot(5e-324, 0.0))
    print(math.dist((1.0, 2.0), (4.0, 6.0)), math.dist([1, 2, 3], [1, 2, 3]))
    print(math.dist((1, 0.5), (4.0, 4.5)))
    try:
        math.dist([1.0], [1.0, 2.0])
    except ValueError as error:
        print(error)


of_one()
exact()
lengths()


class Ratio:
    def __init__(self, n: int) -> None:
        self.n = n

    def __mul__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.n * other.n)


print(math.prod([Ratio(2), Ratio(3)], start=Ratio(5)).n, math.prod([2j, 1j], start=1 + 0j))
print(math.prod([1.5, 2.0]), math.prod(x / 2 for x in (1.0, 3.0)), math.prod([2.5], start=2))
