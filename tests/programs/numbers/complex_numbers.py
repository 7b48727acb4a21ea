"""Complex numbers: arithmetic, text, errors."""

import math

z = 3 + 4j
print(z, repr(z), abs(z), z.real, z.imag, z.conjugate(), -z, +z, bool(z), bool(0j))
w = complex(1.5, -2)
print(z + w, z - w, z * w, z / w, z**w, z**2, z**-2, z**0, z**0.5, 2**z, 2.5**z)
print(z + 1, 1 + z, z - 1.5, 1.5 - z, 2 * z, z * 2, z / 2, 2 / z, True + z)
print(
    0j,
    -0j,
    complex(-0.0, 0.0),
    complex(0.0, -0.0),
    1e16 + 1e-7j,
    complex(math.inf, math.nan),
    complex(-math.inf, -math.inf),
)
print(z == 3 + 4j, z == 3, complex(3, 0) == 3, 3 == complex(3), 3.5 == 3.5 + 0j, z != w)
print(
    hash(3 + 0j) == hash(3),
    hash(z) == hash(complex(3.0, 4.0)),
    hash(1.5 + 2j),
    hash(complex(0, -1)),
)
print({1 + 0j: "q"}[1 + 0j], {3 + 0j, 3j})
print(
    complex(),
    complex(2),
    complex(2.5),
    complex(1, 2),
    complex(1j, 1j),
    complex(real=3),
    complex(imag=3),
    complex(True, 2),
)
for text in (
    "1",
    "1.5",
    "j",
    "-j",
    "+j",
    "2j",
    "1+2j",
    "1-2.5e3j",
    " ( 1+2j ) ",
    "1+j",
    "1-j",
    "inf",
    "nanj",
    "-infinity+nanj",
    "1_0+2_0j",
    ".5j",
    "1.",
    "1e5",
    "1e5j",
    "",
    "1+",
    "1 + 2j",
    "(1",
    "j1",
    "1+2",
    "1jj",
    "e5",
    "1__0",
    "--1",
    "(j)",
    "1e+5-1e-5j",
):
    try:
        print(repr(text), complex(text))
    except ValueError as e:
        print(repr(text), e)


class A:
    def __complex__(self) -> complex:
        return 7 + 1j


class B:
    def __float__(self) -> float:
        return 2.5


class C:
    def __index__(self) -> int:
        return 9


print(complex(A()), complex(B()), complex(C()), complex(B(), 2))
print(
    f"{z}|{z:.2f}|{z:20}|{z:<20}|{z:^20.1e}|{z:+}|{z: .3g}|{2j:+}|{1234567 + 8j:,}|{z:*>15}|{z:g}|{z:#}|{-z:F}|{0.5j:.1f}"
)
print("%s %r" % (z, w), "{!r:>12}".format(z))
for spec in ("05", "=10", "d", "%", "x", "5.2q"):
    try:
        print(format(z, spec))
    except ValueError as e:
        print(e)
for k in range(5):
    try:
        if k == 0:
            print(z / 0)
        if k == 1:
            print(0j**-1)
        if k == 2:
            print(0j**1j)
        if k == 3:
            print(abs(complex(1e308, 1e308)))
        if k == 4:
            print((1e200 + 1j) ** 3)
    except (ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)


def f(x: complex, y: complex = 0j) -> complex:
    return x * x + y


print(f(2), f(2.5), f(1j), f(1, 1j), f(True))
zs = [1j, 2 + 1j, complex(3)]
print(
    sum(zs), sum(zs, 1j), max(zs, key=abs), sorted(zs, key=lambda v: v.real), [v.imag for v in zs]
)
a, b = z.real, z.imag
z += 1.0
z *= 2j
print(z, isinstance(z, complex), type(z).__name__, isinstance(z, float))
o: object = z
print(o, o == z, isinstance(o, complex) and o.real)
things: list[object] = [1, 1.0, 1 + 0j, "1", True]
print([t == (1 + 0j) for t in things], [(1 + 0j) == t for t in things])
match o:
    case complex():
        print("complex!")


def mandel(c: complex) -> int:
    z = 0j
    for n in range(50):
        if abs(z) > 2:
            return n
        z = z * z + c
    return 50


print([[mandel(complex(x / 4, y / 4)) for x in range(-8, 3)] for y in range(-4, 5)])
print(pow(2j, 2), pow(2j, 3j), (1 + 2j).__add__(3))
K = 2 + 3j
print(K, 1j**2, (1j) ** 100, (1 + 1j) ** 101, (1 + 1j) ** -100)
