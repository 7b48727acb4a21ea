"""What may be an int or a float keeps being what it is: in variables, builtins, arithmetic."""


def first(n: int, x: float, flag: bool) -> None:
    y = 0 if n > 2 else x
    print(y, y == 0, y > 1, y * 2, abs(y))
    y = max(0, x)
    print(y, y == 0, y > 1, y * 2, abs(y))
    z = max(0, x)
    print(z, z == 0, z > 1, z * 2, abs(z), -z, f"{z}")


first(3, 2.5, True)
first(1, -2.5, True)


def show(n: int, x: float, flag: bool) -> None:
    print(
        max(n, x),
        min(n, x),
        max(x, n),
        max(n, flag),
        min(0, n, x),
        max(1, 2.0, flag),
        max(x, 0) + 1,
    )
    print(max([1.0, 2.5], key=abs), f"{max(n, x):.2f}", int(min(n, x)), abs(min(n, x)))
    y = max(0, x)
    print(y, y == 0, y > 1, y * 2)
    print(float(max(0, x)))


show(3, 2.5, True)
show(-3, -2.5, False)
show(2, 2.0, True)


def f(x: float) -> float:
    y = min(1.0, max(0.0, x))
    return abs(y)


print(f(3.0), max(0, 1.5), min(1, 2.5, 0.5), round(max(0, 2.5) * 3))
