"""`//`, `%` and `**` of floats, with CPython's signs and errors."""

from typing import Final

from naja.lang.bits import (
    clz64,
    div_u,
    float_bits,
    float_from_bits,
    less_u,
    rem_u,
    truncate,
    wrap_add,
    wrap_sub,
)
from naja.runtime.float_power import power_of

_SIGN: Final = -0x8000000000000000
_MAGNITUDE: Final = 0x7FFFFFFFFFFFFFFF
_INFINITY: Final = 0x7FF0000000000000
_HIDDEN: Final = 0x10000000000000
# Every int up to here is a float.
_EXACT: Final = 0x20000000000000


def float_mod(a: float, b: float) -> float:
    """`a % b`: the sign is that of b. ZeroDivisionError for b == 0."""
    if b == 0.0:
        raise ZeroDivisionError("float modulo")
    rest = fmod(a, b)
    if rest == 0.0:
        return with_sign(0.0, b)
    return rest + b if (b < 0.0) != (rest < 0.0) else rest


def float_floordiv(a: float, b: float) -> float:
    """`a // b`: a whole number as a float. ZeroDivisionError for b == 0."""
    if b == 0.0:
        raise ZeroDivisionError("float floor division by zero")
    rest = fmod(a, b)
    quotient = (a - rest) / b
    if rest != 0.0 and (b < 0.0) != (rest < 0.0):
        quotient -= 1.0
    if quotient == 0.0:
        return with_sign(0.0, a / b)
    whole = floor(quotient)
    return whole + 1.0 if quotient - whole > 0.5 else whole


def float_pow(base: float, exponent: float) -> float:
    """`base ** exponent`.

    Errors: ZeroDivisionError for 0.0 to a negative power, OverflowError beyond the largest
    float, ValueError where the result would be complex.
    """
    return power_of(base, exponent)


def fmod(a: float, b: float) -> float:
    """The rest of a / b rounded towards zero, exactly; NaN for b == 0 or infinite a."""
    bits_a = float_bits(a) & _MAGNITUDE
    bits_b = float_bits(b) & _MAGNITUDE
    if bits_b == 0 or bits_a >= _INFINITY or bits_b > _INFINITY:
        return float_from_bits(0x7FF8000000000000)
    if bits_a < bits_b:
        return a
    exponent = bits_a >> 52
    target = bits_b >> 52
    rest = _mantissa(bits_a)
    divisor = _mantissa(bits_b)
    if exponent == 0:
        exponent = 1
    if target == 0:
        target = 1
    # Long division, as many bits at a time as fit above the 53 of the rest.
    rest %= divisor
    while exponent > target and rest != 0:
        step = min(exponent - target, 10)
        rest = (rest << step) % divisor
        exponent -= step
    return float_from_bits(_pack(rest, target) | (float_bits(a) & _SIGN))


def _mantissa(bits: int) -> int:
    fraction = bits & (_HIDDEN - 1)
    return fraction | _HIDDEN if bits >= _HIDDEN else fraction


def _pack(mantissa: int, exponent: int) -> int:
    """The bits of mantissa * 2**(exponent - 1075), exact; exponent >= 1, below 2**53."""
    if mantissa == 0:
        return 0
    shift = min(clz64(mantissa) - 11, exponent - 1)
    mantissa <<= shift
    exponent -= shift
    return mantissa if mantissa < _HIDDEN else (exponent - 1 << 52) + mantissa


def with_sign(magnitude: float, sign: float) -> float:
    """`math.copysign`."""
    bits = float_bits(magnitude) & _MAGNITUDE
    return float_from_bits(bits | (float_bits(sign) & _SIGN))


def floor(value: float) -> float:
    """The largest whole number not above, as a float."""
    cut = trunc(value)
    return cut - 1.0 if value < cut else cut


def ceil(value: float) -> float:
    """The least whole number not below, as a float."""
    cut = trunc(value)
    return cut + 1.0 if value > cut else cut


def trunc(value: float) -> float:
    """The whole number towards zero, as a float; keeps the sign of zero, NaN and infinity."""
    bits = float_bits(value)
    exponent = (bits >> 52 & 0x7FF) - 1023
    if exponent < 0:
        return float_from_bits(bits & _SIGN)
    if exponent >= 52:
        return value
    return float_from_bits(bits & ~((1 << 52 - exponent) - 1))


def compare_int_float(number: int, value: float) -> int:
    """-1, 0 or 1 as `number` is below, equal to or above `value`; 2 when that is NaN."""
    if value != value:
        return 2
    if value >= 9223372036854775808.0:
        return -1
    if value < -9223372036854775808.0:
        return 1
    whole = truncate(value)
    if number != whole:
        return -1 if number < whole else 1
    rest = value - trunc(value)
    return 0 if rest == 0.0 else (-1 if rest > 0.0 else 1)


def int_truediv(a: int, b: int) -> float:
    """`a / b` of ints, correctly rounded. ZeroDivisionError for b == 0."""
    if b == 0:
        raise ZeroDivisionError("division by zero")
    if -_EXACT <= a <= _EXACT and -_EXACT <= b <= _EXACT:
        return float(a) / float(b)
    if b == 1 or b == -1:
        return float(a) * float(b)
    negative = (a < 0) != (b < 0)
    # Magnitudes as unsigned numbers.
    top = wrap_sub(0, a) if a < 0 else a
    bottom = wrap_sub(0, b) if b < 0 else b
    quotient = div_u(top, bottom)
    rest = rem_u(top, bottom)
    scale = 1.0
    # 53 bits, one to round by and one that tells of the rest.
    while quotient < 0x40000000000000 and not (quotient == 0 and rest == 0):
        quotient <<= 1
        scale *= 0.5
        # Doubling may carry out of 64 bits.
        carry = rest < 0
        rest = wrap_add(rest, rest)
        if carry or not less_u(rest, bottom):
            rest = wrap_sub(rest, bottom)
            quotient += 1
    result = float(quotient | (1 if rest != 0 else 0)) * scale
    return -result if negative else result
