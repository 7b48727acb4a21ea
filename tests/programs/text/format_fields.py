"""`str.format` with literal formats: fields, attributes, items, conversions, nested specs."""


class Point:
    def __init__(self, x: int, y: float) -> None:
        self.x = x
        self.y = y
        self.tags = {"kind": "point", "3": "three"}

    def __str__(self) -> str:
        return f"({self.x}, {self.y})"

    def __format__(self, spec: str) -> str:
        return f"<{spec}>" if spec else str(self)


def main() -> None:
    p = Point(3, 2.5)
    print("{} {} {}".format(1, "two", 3.0))
    print("{0} {1} {0}".format("a", "b"))
    print("{name} is {age}".format(name="x", age=7))
    print("{0} {name:>6}|{0!r:>5}|".format("q", name="r"))
    print("{0.x} {0.y:.2f} {p.tags[kind]} {p}".format(p, p=p))
    print("{0[1]} {0[0]:03d} {1[0]} {1[1]:>4}|".format([5, 6], ("t", 9)))
    print("{d[key]}".format(d={"key": "v", "3": "w"}) if p.x > 5 else "skipped")
    print("{:{}} {:>{w}.{p}f}|".format("ab", 5, 3.14159, w=9, p=3))
    print("{!s} {!r} {!a}".format("é", "é", "é€"))
    print("{{}} {{{}}} {}%".format(1, 2))
    print(
        "{:,} {:_} {:+d} {: d} {:#x} {:#b} {:08.3f} {:e} {:%}".format(
            1234567, 7654321, 5, 5, 255, 5, 3.14159, 12345.678, 0.256
        )
    )
    print("{:<6}|{:>6}|{:^6}|{:*^7}|{:=+6d}|".format("a", "b", "c", "d", 4))
    print("{:c} {:n} {:o} {:X} {:G} {:.3g} {:g}".format(97, 1000, 8, 255, 1e-10, 1234.5, 1e20))
    print("{:spec} {}".format(p, p))
    print("{:5}|{:<5}|{:5}|{!s:5}|".format(True, False, 1.5, None))
    print("{} {}".format([1, "a"], {"k": (1, 2.0)}))
    try:
        print("{0[9]}".format([1]))
    except IndexError as error:
        print("IndexError", error)


main()
