"""`%` with literal formats: every conversion, flag, width and precision."""

from typing import Final

LINE: Final = "%-6s=%6.2f;"


class Named:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"Named({self.name!r})"

    def __str__(self) -> str:
        return self.name


def whole() -> None:
    for n in (0, 7, -7, 255, -255, 123456789, -(2**63), 2**63 - 1):
        print("%d|%5d|%-5d|%05d|%+d|% d|%i|%u" % (n, n, n, n, n, n, n, n))
        print("%x|%X|%o|%#x|%#X|%#o" % (n, n, n, n, n, n))
        print("%.3d|%8.3d|%-8.3d|%08.3d|%#10.4x|%#010x" % (n, n, n, n, n, n))
    print("%d %d %5d|%x" % (True, 2.9, -2.9, False))


def real() -> None:
    for x in (0.0, -0.0, 1.5, -2.25, 1e10, 1e-7, 123456.789, float("inf"), float("-inf")):
        print("%f|%.2f|%10.3f|%-10.1f|%010.2f|%+f|% f" % (x, x, x, x, x, x, x))
        print("%e|%.3E|%g|%G|%#g|%.3g|%#.0f" % (x, x, x, x, x, x, x))
    print("%f %5.1f|%g" % (3, -4, 10**15))
    print("%f %05f" % (float("nan"), float("nan")))


def text() -> None:
    print("%s|%5s|%-5s|%.2s|%5.1s|%r|%a" % ("abc", "a", "b", "xyz", "pq", "it's", "é€"))
    print("%s %r %10s|%s" % (Named("n"), Named("m"), Named("k"), [1, "a", None]))
    print("%s %s %s" % (None, 2.50, (1, 2)))
    print("%c%c%c|%3c|%-3c|" % ("a", 98, "\u20ac", "x", 120))
    print("100%% of %s%%" % "it")
    print("%s" % "alone", "%d apples" % 3, "%r" % ["x"], "%s and %s" % ("p", "q"))
    print("nothing" % ())


def stars() -> None:
    for width in (0, 6, -6):
        print("[%*d] [%-*s] [%*.*f]" % (width, 42, width, "ab", width, 2, 3.14159))


def keys() -> None:
    row = {"name": "pear", "note": "ripe"}
    print("%(name)s is %(note)-6s|%(name).2s|%(name)r" % row)
    print("%(n)03d %(x).1f %(s)s %(n)x" % {"n": 31, "x": 2.25, "s": "t"})
    try:
        print("%(absent)s" % row)
    except KeyError as error:
        print("KeyError", error)


def errors() -> None:
    for number in (65, -1, 0x110000):
        try:
            print("%c" % number)
        except OverflowError as error:
            print("OverflowError", error)
    pair = (1, "two")
    print("%d-%s" % pair, "%s" % (pair,))
    print(LINE % ("ab", 2.5) + LINE % ("c", 10))


whole()
real()
text()
stars()
keys()
errors()
