"""`base ** exponent` of floats: 2 to the (exponent * log2(base)), in pairs of floats.

A pair (high, low) holds about 106 bits, so the result is the correctly rounded one except
where the exact value lies within 2**-90 of a middle between two floats, and in the
subnormal range, where the last rounding happens twice.
"""

from typing import Final

from naja.lang.bits import float_bits, float_from_bits, truncate

_SPLIT: Final = 134217729.0
_LN2_HIGH: Final = 0.6931471805599453
_LN2_LOW: Final = 2.3190468138462996e-17
_INFINITY: Final = 0x7FF0000000000000
_MAGNITUDE: Final = 0x7FFFFFFFFFFFFFFF


def power_of(base: float, exponent: float) -> float:
    """`base ** exponent`; ZeroDivisionError, OverflowError, ValueError (complex result)."""
    if exponent == 0.0 or base == 1.0:
        return 1.0
    if base != base or exponent != exponent:
        return base + exponent
    infinite = float_from_bits(_INFINITY)
    if exponent == infinite or exponent == -infinite:
        return _to_infinity(base, exponent > 0.0)
    odd = _is_odd(exponent)
    if base == 0.0:
        if exponent < 0.0:
            raise ZeroDivisionError("0.0 cannot be raised to a negative power")
        return base if odd else 0.0
    if base == infinite or base == -infinite:
        magnitude = infinite if exponent > 0.0 else 0.0
        return -magnitude if base < 0.0 and odd else magnitude
    if base < 0.0 and not _is_whole(exponent):
        raise ValueError("a negative float to a power that is not whole is a complex number")
    magnitude = _positive(-base if base < 0.0 else base, exponent)
    if magnitude == infinite:
        raise OverflowError(34, "Numerical result out of range")
    return -magnitude if base < 0.0 and odd else magnitude


def _to_infinity(base: float, upwards: bool) -> float:
    size = -base if base < 0.0 else base
    if size == 1.0:
        return 1.0
    return float_from_bits(_INFINITY) if (size > 1.0) == upwards else 0.0


def _is_whole(value: float) -> bool:
    bits = float_bits(value) & _MAGNITUDE
    exponent = (bits >> 52) - 1023
    if exponent < 0:
        return bits == 0
    return exponent >= 52 or bits & ((1 << 52 - exponent) - 1) == 0


def _is_odd(value: float) -> bool:
    bits = float_bits(value) & _MAGNITUDE
    exponent = (bits >> 52) - 1023
    if not _is_whole(value) or exponent > 52 or exponent < 0:
        return False
    return (bits | 0x10000000000000) >> (52 - exponent) & 1 == 1


def _positive(base: float, exponent: float) -> float:
    """base ** exponent for finite base > 0; infinity when too large."""
    if base == 1.0:
        return 1.0
    high, low = log_pair(base)
    rough = high * exponent
    if rough > 710.0:
        return float_from_bits(_INFINITY)
    if rough < -746.0:
        return 0.0
    product, product_low = multiply_pairs(high, low, exponent, 0.0)
    return _exp(product, product_low)


def two_sum(a: float, b: float) -> tuple[float, float]:
    total = a + b
    back = total - a
    return total, (a - (total - back)) + (b - back)


def two_product(a: float, b: float) -> tuple[float, float]:
    product = a * b
    scaled = _SPLIT * a
    a_high = scaled - (scaled - a)
    a_low = a - a_high
    scaled = _SPLIT * b
    b_high = scaled - (scaled - b)
    b_low = b - b_high
    error = ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low
    return product, error


def add_pairs(a: float, a_low: float, b: float, b_low: float) -> tuple[float, float]:
    high, error = two_sum(a, b)
    low, more = two_sum(a_low, b_low)
    high, error = two_sum(high, error + low)
    return two_sum(high, error + more)


def multiply_pairs(a: float, a_low: float, b: float, b_low: float) -> tuple[float, float]:
    high, error = two_product(a, b)
    return two_sum(high, error + (a * b_low + a_low * b))


def divide_pairs(a: float, a_low: float, b: float, b_low: float) -> tuple[float, float]:
    first = a / b
    high, low = multiply_pairs(b, b_low, first, 0.0)
    rest, rest_low = add_pairs(a, a_low, -high, -low)
    second = rest / b
    high, low = multiply_pairs(b, b_low, second, 0.0)
    rest, rest_low = add_pairs(rest, rest_low, -high, -low)
    high, low = two_sum(first, second)
    return add_pairs(high, low, rest / b, 0.0)


def log_pair(value: float) -> tuple[float, float]:
    """The natural logarithm of a finite value > 0 as a pair."""
    bits = float_bits(value)
    shift = 0
    if bits < 0x10000000000000:
        bits = float_bits(value * 18014398509481984.0)
        shift = 54
    exponent = (bits >> 52) - 1023 - shift
    mantissa = float_from_bits(bits & 0xFFFFFFFFFFFFF | 0x3FF0000000000000)
    if mantissa > 1.4142135623730951:
        mantissa *= 0.5
        exponent += 1
    # log(m) = 2 * atanh(s), s = (m - 1) / (m + 1), at most 0.172.
    below, below_low = two_sum(mantissa, 1.0)
    s, s_low = divide_pairs(mantissa - 1.0, 0.0, below, below_low)
    square, square_low = multiply_pairs(s, s_low, s, s_low)
    high = 0.0
    low = 0.0
    for index in range(22, -1, -1):
        high, low = multiply_pairs(high, low, square, square_low)
        term, term_low = divide_pairs(1.0, 0.0, float(2 * index + 1), 0.0)
        high, low = add_pairs(high, low, term, term_low)
    high, low = multiply_pairs(high, low, 2.0 * s, 2.0 * s_low)
    whole = float(exponent)
    ln2, ln2_low = multiply_pairs(_LN2_HIGH, _LN2_LOW, whole, 0.0)
    return add_pairs(ln2, ln2_low, high, low)


def _exp(high: float, low: float) -> float:
    """e to the power of a pair, between -746 and 710, rounded to a float."""
    total, total_low, count = exp_less_one(high, low)
    total, total_low = add_pairs(1.0, 0.0, total, total_low)
    return scale(total, count)


def exp_less_one(high: float, low: float) -> tuple[float, float, int]:
    """A pair t and a count n with e ** (high + low) = (1 + t) * 2 ** n."""
    count = truncate(high / _LN2_HIGH + (0.5 if high > 0.0 else -0.5))
    ln2, ln2_low = multiply_pairs(_LN2_HIGH, _LN2_LOW, float(count), 0.0)
    rest, rest_low = add_pairs(high, low, -ln2, -ln2_low)
    # exp(r) = exp(r / 64) ** 64, and the series of exp(x) - 1 keeps the digits.
    rest *= 0.015625
    rest_low *= 0.015625
    total = 0.0
    total_low = 0.0
    for index in range(14, 0, -1):
        total, total_low = add_pairs(total, total_low, 1.0, 0.0)
        total, total_low = multiply_pairs(total, total_low, rest, rest_low)
        total, total_low = divide_pairs(total, total_low, float(index), 0.0)
    for _ in range(6):
        # (1 + t) ** 2 = 1 + (2 t + t * t)
        square, square_low = multiply_pairs(total, total_low, total, total_low)
        total, total_low = add_pairs(2.0 * total, 2.0 * total_low, square, square_low)
    return total, total_low, count


def scale(value: float, count: int) -> float:
    """value * 2**count (`math.ldexp`), -1100 <= count <= 1100; infinity when too large."""
    while count > 1000:
        value *= 8.98846567431158e307
        count -= 1023
    while count < -1000:
        # A power that keeps the value normal, so that only the last step rounds.
        value *= 2.004168360008973e-292
        count += 969
    return value * float_from_bits((count + 1023) << 52)
