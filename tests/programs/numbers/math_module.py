import math

print(math.pi, math.e, math.inf)
print(math.sqrt(2.0), math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(-2.5))
print(math.gcd(12, 18), math.isqrt(99), math.comb(5, 2), math.factorial(10))
print(math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1.0))
print(f"{math.sin(1.0):.12f}", f"{math.cos(1.0):.12f}", f"{math.atan2(1.0, 2.0):.12f}")
print(f"{math.exp(1.0):.12f}", f"{math.log(10.0):.12f}", math.log2(8.0), math.log10(1000.0))
print(math.fabs(-1.5), math.copysign(1.0, -0.0), math.fmod(7.5, 2.0), math.hypot(3.0, 4.0))
try:
    math.sqrt(-1.0)
except ValueError as error:
    print(error)
