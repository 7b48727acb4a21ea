"""Exact arithmetic of `timedelta` with fractions: rounding half to even, as CPython does."""

from naja.lang.bits import less_u, mul_hi_u, shr_u, wrap_mul


def divided(days: int, seconds: int, microseconds: int, divisor: int) -> tuple[int, int, int, int]:
    """Days, seconds and microseconds over a positive divisor, and the rest (microseconds)."""
    quotient_days, rest = divmod(days, divisor)
    quotient_seconds, rest = divmod(rest * 86400 + seconds, divisor)
    quotient_microseconds, rest = divmod(rest * 1000000 + microseconds, divisor)
    return (quotient_days, quotient_seconds, quotient_microseconds, rest)


def times_fraction(value: int, numerator: int, shift: int) -> int:
    """`value * numerator / 2**shift`, both not negative. OverflowError if it is too large."""
    high = mul_hi_u(value, numerator)
    low = wrap_mul(value, numerator)
    if shift == 0:
        if high != 0 or low < 0:
            raise OverflowError("date value out of range")
        return low
    if shift > 126:
        return 0
    if shift >= 64:
        quotient = shr_u(high, shift - 64) if shift > 64 else high
        rest_high = high - (quotient << (shift - 64)) if shift > 64 else 0
        half_high = 1 << (shift - 65) if shift > 64 else 0
        half_low = 0 if shift > 64 else -0x8000000000000000
    else:
        if shr_u(high, shift - 1) != 0:
            raise OverflowError("date value out of range")
        quotient = (high << (64 - shift)) | shr_u(low, shift)
        rest_high = 0
        low = low & ((1 << (shift - 1)) - 1 + (1 << (shift - 1)))
        half_high = 0
        half_low = 1 << (shift - 1)
    if rest_high == half_high and low == half_low:
        return quotient + (quotient & 1)
    more = rest_high > half_high or (rest_high == half_high and less_u(half_low, low))
    return quotient + 1 if more else quotient


def over_fraction(value: int, numerator: int, shift: int) -> int:
    """`value * 2**shift / numerator`, `value` not negative. OverflowError if it is too large."""
    quotient, rest = divmod(value, numerator)
    for _ in range(shift):
        quotient *= 2
        rest *= 2
        if rest >= numerator:
            rest -= numerator
            quotient += 1
    return rounded(quotient, rest, numerator)


def rounded(quotient: int, rest: int, divisor: int) -> int:
    """The quotient, one more where the rest is more than half, or half and it is odd."""
    if 2 * rest > divisor or (2 * rest == divisor and quotient & 1):
        return quotient + 1
    return quotient


def binary_fraction(value: float) -> tuple[int, int]:
    """A finite float that is not negative as `numerator / 2**shift`. OverflowError if huge."""
    shift = 0
    scaled = value
    while scaled != float(int(scaled)):
        scaled *= 2.0
        shift += 1
    return (int(scaled), shift)
