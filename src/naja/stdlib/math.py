# mypy: disable-error-code="empty-body,misc,overload-overlap"
"""`math`: functions of floats and whole numbers.

Results agree with CPython's but for the last digit of some (there the C library rounds,
here the exact value is rounded).
"""

from typing import Any, Final, Iterable, Protocol, TypeVar, overload

from naja.lang.bits import float_bits, float_from_bits, square_root
from naja.runtime import (
    float_functions as _functions,
    float_special as _special,
    whole_numbers as _whole,
)
from naja.runtime.float_arithmetic import fmod as _fmod, trunc as _truncated, with_sign
from naja.runtime.float_circle import root_of_squares
from naja.runtime.float_methods import ceil_to_int, floor_to_int, int_of_float
from naja.runtime.float_power import power_of, scale

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)


class _SupportsMultiply(Protocol):
    def __mul__(self, other: Any, /) -> Any: ...


_M = TypeVar("_M", bound=_SupportsMultiply)


class _SupportsFloor(Protocol[_T_co]):
    def __floor__(self) -> _T_co: ...


class _SupportsCeil(Protocol[_T_co]):
    def __ceil__(self) -> _T_co: ...


class _SupportsTrunc(Protocol[_T_co]):
    def __trunc__(self) -> _T_co: ...


pi: Final = 3.141592653589793
e: Final = 2.718281828459045
tau: Final = 6.283185307179586
inf: Final = 1e999
nan: Final = 1e999 - 1e999

_P = TypeVar("_P", bound=float)
_Q = TypeVar("_Q", bound=float)


def isnan(x: float, /) -> bool:
    value = float(x)
    return value != value


def isinf(x: float, /) -> bool:
    value = float(x)
    return value == inf or value == -inf


def isfinite(x: float, /) -> bool:
    value = float(x)
    return value - value == 0.0


def isclose(a: float, b: float, *, rel_tol: float = 1e-09, abs_tol: float = 0.0) -> bool:
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    x = float(a)
    y = float(b)
    if x == y:
        return True
    if isinf(x) or isinf(y):
        return False
    gap = fabs(y - x)
    return gap <= fabs(rel_tol * y) or gap <= fabs(rel_tol * x) or gap <= abs_tol


def fabs(x: float, /) -> float:
    return with_sign(float(x), 1.0)


def copysign(x: float, y: float, /) -> float:
    return with_sign(float(x), float(y))


@overload
def floor(x: int, /) -> int:
    return int(x)


@overload
def floor(x: float, /) -> int:
    return floor_to_int(x)


@overload
def floor(x: _SupportsFloor[_T], /) -> _T:
    return x.__floor__()


def floor(x: Any, /) -> Any:
    if isinstance(x, int):
        return int(x)
    return floor_to_int(x) if isinstance(x, float) else x.__floor__()


@overload
def ceil(x: int, /) -> int:
    return int(x)


@overload
def ceil(x: float, /) -> int:
    return ceil_to_int(x)


@overload
def ceil(x: _SupportsCeil[_T], /) -> _T:
    return x.__ceil__()


def ceil(x: Any, /) -> Any:
    if isinstance(x, int):
        return int(x)
    return ceil_to_int(x) if isinstance(x, float) else x.__ceil__()


@overload
def trunc(x: int, /) -> int:
    return int(x)


@overload
def trunc(x: float, /) -> int:
    return int_of_float(x)


@overload
def trunc(x: _SupportsTrunc[_T], /) -> _T:
    return x.__trunc__()


def trunc(x: Any, /) -> Any:
    if isinstance(x, int):
        return int(x)
    return int_of_float(x) if isinstance(x, float) else x.__trunc__()


def sqrt(x: float, /) -> float:
    value = float(x)
    if value < 0.0:
        raise ValueError("math domain error")
    return square_root(value)


def fmod(x: float, y: float, /) -> float:
    a = float(x)
    b = float(y)
    if (isinf(a) and b == b) or (b == 0.0 and a == a):
        raise ValueError("math domain error")
    return a if isinf(b) and isfinite(a) else _fmod(a, b)


def modf(x: float, /) -> tuple[float, float]:
    value = float(x)
    if isinf(value):
        return with_sign(0.0, value), value
    whole = _truncated(value)
    return with_sign(value - whole, value), whole


def frexp(x: float, /) -> tuple[float, int]:
    value = float(x)
    if value == 0.0 or not isfinite(value):
        return value, 0
    shift = 0
    if fabs(value) < 2.2250738585072014e-308:
        value = value * 18014398509481984.0
        shift = 54
    exponent = (float_bits(value) >> 52 & 0x7FF) - 1022
    return scale(value, -exponent), exponent - shift


def ldexp(x: float, i: int, /) -> float:
    value = float(x)
    if value == 0.0 or not isfinite(value):
        return value
    part, exponent = frexp(value)
    exponent = exponent + i
    if exponent > 1024:
        raise OverflowError("math range error")
    if exponent < -1100:
        return with_sign(0.0, value)
    result = scale(part, exponent)
    if isinf(result):
        raise OverflowError("math range error")
    return result


def exp(x: float, /) -> float:
    value = float(x)
    if value != value or value == inf:
        return value
    result = _functions.exponential(value)
    if result == inf:
        raise OverflowError("math range error")
    return result


def expm1(x: float, /) -> float:
    value = float(x)
    if value != value or value == inf:
        return value
    result = _functions.exponential_less_one(value)
    if result == inf:
        raise OverflowError("math range error")
    return result


def _positive(value: float) -> bool:
    """Whether the logarithm of a value is to be computed; ValueError where there is none."""
    if value <= 0.0:
        raise ValueError("math domain error")
    return value < inf


def _natural(value: float) -> float:
    return _functions.logarithm(value) if _positive(value) else value


@overload
def log(x: float, /) -> float:
    return _natural(float(x))


@overload
def log(x: float, base: float, /) -> float:
    return _natural(float(x)) / _natural(float(base))


def log(x: float, base: float = e, /) -> float:
    return _natural(x) / _natural(base)


def log2(x: float, /) -> float:
    value = float(x)
    return _functions.logarithm_2(value) if _positive(value) else value


def log10(x: float, /) -> float:
    value = float(x)
    return _functions.logarithm_10(value) if _positive(value) else value


def log1p(x: float, /) -> float:
    value = float(x)
    if value <= -1.0:
        raise ValueError("math domain error")
    return _functions.logarithm_of_one_plus(value) if value < inf else value


def pow(x: float, y: float, /) -> float:
    base = float(x)
    exponent = float(y)
    try:
        return power_of(base, exponent)
    except OverflowError:
        raise OverflowError("math range error") from None
    except (ZeroDivisionError, ValueError):
        raise ValueError("math domain error") from None


def _angle(value: float) -> bool:
    """Whether a circular function is to be computed; ValueError for infinity."""
    if value == inf or value == -inf:
        raise ValueError("math domain error")
    return value == value


def sin(x: float, /) -> float:
    value = float(x)
    return _functions.sine(value) if _angle(value) else value


def cos(x: float, /) -> float:
    value = float(x)
    return _functions.cosine(value) if _angle(value) else value


def tan(x: float, /) -> float:
    value = float(x)
    return _functions.tangent(value) if _angle(value) else value


def asin(x: float, /) -> float:
    value = float(x)
    if value > 1.0 or value < -1.0:
        raise ValueError("math domain error")
    if value != value or -1e-20 < value < 1e-20:
        return value
    high, _ = _functions.arc_sine(value)
    return high


def acos(x: float, /) -> float:
    value = float(x)
    if value > 1.0 or value < -1.0:
        raise ValueError("math domain error")
    return value if value != value else _functions.arc_cosine(value)


def atan(x: float, /) -> float:
    return atan2(float(x), 1.0)


def atan2(y: float, x: float, /) -> float:
    height = float(y)
    width = float(x)
    if height != height or width != width:
        return nan
    if isinf(height):
        if isinf(width):
            return with_sign(pi / 4.0 if width > 0.0 else 2.356194490192345, height)
        return with_sign(pi / 2.0, height)
    if isinf(width):
        return with_sign(0.0 if width > 0.0 else pi, height)
    if height == 0.0:
        return with_sign(0.0 if float_bits(width) >= 0 else pi, height)
    return _functions.arc(height, width)


def sinh(x: float, /) -> float:
    value = float(x)
    if not isfinite(value):
        return value
    result = _functions.hyperbolic(value, -1.0)
    if isinf(result):
        raise OverflowError("math range error")
    return result


def cosh(x: float, /) -> float:
    value = float(x)
    if not isfinite(value):
        return fabs(value)
    result = _functions.hyperbolic(value, 1.0)
    if isinf(result):
        raise OverflowError("math range error")
    return result


def tanh(x: float, /) -> float:
    value = float(x)
    return value if value != value else _functions.hyperbolic_tangent(value)


def asinh(x: float, /) -> float:
    value = float(x)
    return with_sign(_special.inverse_sine(fabs(value)), value) if isfinite(value) else value


def acosh(x: float, /) -> float:
    value = float(x)
    if value < 1.0:
        raise ValueError("math domain error")
    return _special.inverse_cosine(value) if isfinite(value) else value


def atanh(x: float, /) -> float:
    value = float(x)
    size = fabs(value)
    if size >= 1.0:
        raise ValueError("math domain error")
    return value if value != value else with_sign(_special.inverse_tangent(size), value)


def exp2(x: float, /) -> float:
    value = float(x)
    if not isfinite(value):
        return 0.0 if value < 0.0 else value
    try:
        return power_of(2.0, value)
    except OverflowError:
        raise OverflowError("math range error") from None


def cbrt(x: float, /) -> float:
    value = float(x)
    if value == 0.0 or not isfinite(value):
        return value
    return with_sign(_special.cube_root(fabs(value)), value)


def erf(x: float, /) -> float:
    """The error function."""
    value = float(x)
    if value != value:
        return value
    return with_sign(1.0 if isinf(value) else _special.error(fabs(value)), value)


def erfc(x: float, /) -> float:
    """1 - erf(x), exact where that is small."""
    value = float(x)
    if not isfinite(value):
        return value if value != value else 1.0 - with_sign(1.0, value)
    return _special.error_complement(value)


def gamma(x: float, /) -> float:
    """The factorial of x - 1."""
    value = float(x)
    if value == -inf or (isfinite(value) and value <= 0.0 and _truncated(value) == value):
        raise ValueError("math domain error")
    result = _special.gamma_of(value) if isfinite(value) else value
    if isinf(result) and value < inf:
        raise OverflowError("math range error")
    return result


def lgamma(x: float, /) -> float:
    """The natural logarithm of the size of the gamma function."""
    value = float(x)
    if not isfinite(value):
        return fabs(value)
    if value <= 2.0 and _truncated(value) == value:
        if value <= 0.0:
            raise ValueError("math domain error")
        return 0.0
    result = _special.log_gamma(value)
    if isinf(result):
        raise OverflowError("math range error")
    return result


def remainder(x: float, y: float, /) -> float:
    """x - n * y, where n is the whole number nearest to x / y, the even one of two."""
    a = float(x)
    b = float(y)
    if a != a or b != b:
        return a if a != a else b
    if isinf(a) or b == 0.0:
        raise ValueError("math domain error")
    if isinf(b):
        return a
    size = fabs(b)
    rest = _fmod(fabs(a), size)
    other = size - rest
    if rest > other:
        rest = -other
    elif rest == other:
        rest = rest - 2.0 * _fmod(0.5 * (fabs(a) - rest), size)
    return with_sign(1.0, a) * rest


def nextafter(x: float, y: float, /) -> float:
    """The float next to `x`, towards `y`."""
    a = float(x)
    b = float(y)
    if a != a or b != b:
        return a if a != a else b
    if a == b:
        return b
    if a == 0.0:
        return with_sign(5e-324, b)
    bits = float_bits(a)
    return float_from_bits(bits + 1 if (a < b) == (a > 0.0) else bits - 1)


def ulp(x: float, /) -> float:
    """What the last binary digit of `x` counts."""
    value = fabs(float(x))
    if not isfinite(value):
        return value
    above = nextafter(value, inf)
    return value - nextafter(value, 0.0) if above == inf else above - value


@overload
def hypot(x: float, y: float, /) -> float:
    return _length([fabs(float(x)), fabs(float(y))])


@overload
def hypot(x: float, y: float, z: float, /) -> float:
    return _length([fabs(float(x)), fabs(float(y)), fabs(float(z))])


@overload
def hypot(*coordinates: float) -> float:
    return _length([fabs(value) for value in coordinates])


def hypot(*coordinates: float) -> float:
    """The length of a vector."""
    return _length([fabs(float(value)) for value in coordinates])


def dist(p: Iterable[_P], q: Iterable[_Q], /) -> float:
    """The distance of two points. ValueError if they have not the same number of dimensions."""
    here = [float(value) for value in p]
    there = [float(value) for value in q]
    if len(here) != len(there):
        raise ValueError("both points must have the same number of dimensions")
    return _length([fabs(here[index] - there[index]) for index in range(len(here))])


def _length(sizes: list[float]) -> float:
    """The root of the sum of squares of finite or infinite sizes."""
    broken = False
    for size in sizes:
        if size == inf:
            return inf
        broken = broken or size != size
    return nan if broken else root_of_squares(sizes)


def degrees(x: float, /) -> float:
    return float(x) * 57.29577951308232


def radians(x: float, /) -> float:
    return float(x) * 0.017453292519943295


def fsum(values: Iterable[float], /) -> float:
    """The exact sum, rounded once."""
    return _whole.exact_sum(values)


@overload
def prod(values: Iterable[int], /, *, start: int = 1) -> int:
    result = start
    for value in values:
        result = result * value
    return result


@overload
def prod(values: Iterable[float], /, *, start: float = 1.0) -> float:
    result = float(start)
    for value in values:
        result = result * value
    return result


@overload
def prod(values: Iterable[_M], /, *, start: _M) -> _M:
    result = start
    for value in values:
        result = result * value
    return result


def prod(values: Iterable[Any], /, *, start: Any = 1) -> Any: ...


def gcd(*integers: int) -> int:
    result = 0
    for value in integers:
        result = _whole.common_divisor(result, value)
    return result


def lcm(*integers: int) -> int:
    result = 1
    for value in integers:
        result = _whole.common_multiple(result, value)
    return result


def isqrt(n: int, /) -> int:
    return _whole.whole_root(n)


def factorial(x: int, /) -> int:
    return _whole.factorial(x)


def comb(n: int, k: int, /) -> int:
    return _whole.combinations(n, k)


def perm(n: int, k: int | None = None, /) -> int:
    return _whole.permutations(n, n if k is None else k)
