from functools import cached_property


class Circle:
    def __init__(self, r: float) -> None:
        self.r = r

    @cached_property
    def area(self) -> float:
        """The area."""
        print("computing area")
        return 3.0 * self.r * self.r

    @cached_property
    def label(self) -> str | None:
        print("computing label")
        return None if self.r > 2 else "small"

    @cached_property
    def tags(self) -> list[str]:
        return ["t", self.label or "none"]


class Big(Circle):
    @cached_property
    def label(self) -> str | None:
        print("big label")
        return "big"

    @property
    def double(self) -> float:
        return self.area * 2


for c in (Circle(2.0), Circle(3.0), Big(10.0)):
    print(c.area, c.area, c.label, c.label, c.tags)
    c.r = 1.0
    print(c.area)
    c.tags.append("more")
    print(c.tags)
b = Big(4.0)
print(b.double, b.double)
b.area = 7.0
print(b.area, b.double)
del b.area
print(b.area)
try:
    del b.label
except AttributeError as e:
    print("AttributeError")


class Failing:
    n = 0

    @cached_property
    def v(self) -> int:
        Failing.n += 1
        if Failing.n < 2:
            raise ValueError("not yet")
        return Failing.n


f = Failing()
try:
    print(f.v)
except ValueError as e:
    print(e)
print(f.v, f.v, Failing.n)
