"""Floats shown with places: halves, carries, wide fields, and specifications used again."""

import random


def show(x: float) -> None:
    print(f"{x:.1f}|{x:.2f}|{x:.6f}|{x:8.3f}|{x:.17f}|{x:.18f}|{x:.0f}|{x:+010.4f}|{x:,.2f}")
    print(f"{x:<12.2f}|{x:z.2f}|{x:.3%}|{x:#.3f}|{x:F}|{x:.4F}|{x:_.1f}|{x:^14.2f}|")
    print("%.2f %8.3f %-9.1f| %+.3f %05.1f %#.0f %f %e %G" % (x, x, x, x, x, x, x, x, x))


def main() -> None:
    chance = random.Random(4)
    for power in range(-30, 30):
        scaled = chance.random() * float(f"1e{power}")
        show(-scaled if power % 3 == 0 else scaled)
    for eighths in range(40):
        show(eighths / 8)
    for special in (0.0, -0.0, 1e15 + 0.5, 999999.995, 0.9999999, 1e-7, 1e300, 5e-324):
        show(special)
    for special in (float("inf"), float("-inf"), float("nan")):
        show(special)
    for spec in (".2f", "8.3f", ".2f", "08.1f", ".2f"):
        print(format(1.005, spec), format(2, spec), format(True, spec))
    for spec in ("d", ">5", "<5", "^7", "x", "05", ",", "d", ">5", "c", "c", "5c"):
        print(format(88, spec), format(5, spec) + "|")
    for spec in (">5", "<5", "^7", ".2", "s"):
        print(format("abc", spec) + "|")
    for spec in (">5", ".2", ".2f"):
        try:
            print(format("abc", spec), format(1.25, spec), format(7, spec))
        except ValueError as error:
            print(error)


main()
