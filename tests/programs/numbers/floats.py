"""Floats: arithmetic, printing, rounding, comparison, odd values."""

print(1.0, -1.5, 0.1, 1e16, 1e15, 1e-5, 0.0001, 123456789.123, 1e22, 1e23, 5e-324)
print(0.1 + 0.2, 1 / 3, 2 / 3, 10 / 4, 1e308 * 10, -1e308 * 10)
print(7.5 // 2.0, 7.5 % 2.0, -7.5 // 2.0, -7.5 % 2.0, 7.5 % -2.0)
print(0.0, -0.0, 0.0 == -0.0, 100.0, 1e100, 1.7976931348623157e308, 2.2250738585072014e-308)
inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, nan == nan, nan != nan, inf > 1e308, inf - inf)
print(float("1.5"), float("-2e3"), float("  7 "), float("Infinity"), float("1_0.5"))
print(int(3.99), int(-3.99), float(7), int(1e15))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(0.5))
print(f"{3.14159:.2f}", f"{3.14159:8.3f}|", f"{3.14159:<8.1f}|", f"{1e10:.3e}", f"{0.5:%}")
print(f"{1234567.891:,.2f}", f"{0.00001234:g}", f"{123456789.0:g}", f"{2.0:.0f}", f"{1.0:+.1f}")
print(f"{3.0}", f"{2.5:06.2f}", f"{-2.5:06.1f}", f"{1e-7}", f"{1.5:>10}")
print(str(1.25), repr(1e50), str(-0.0))
print(abs(-2.5), min(1.5, 0.5), max(1.5, 2.5), sum([0.5, 0.25]))
print(divmod(7.5, 2.0), 2.0**0.5, 2.0**10.0, 9.0**0.5)
print(1.5 < 2.0, 1.5 == 1.5, 1.0 == 1, 2 > 1.5)
print((2.5).is_integer(), (2.0).is_integer(), bool(0.0), bool(0.1))


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


print(mean([1.0, 2.0, 4.0]))
x = 1.0
for _ in range(20):
    x = (x + 2.0 / x) / 2.0
print(x)
try:
    print(1.0 / 0.0)
except ZeroDivisionError as error:
    print(error)
try:
    print(float("abc"))
except ValueError as error:
    print(error)
