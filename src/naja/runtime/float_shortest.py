"""The shortest decimal that reads back as the same float (what `repr` shows).

Among the decimals in the interval that rounds to the float it takes one with the fewest
digits, the nearest of those. Theory: R. Giulietti, "The Schubfach way to render doubles"
(2020): two candidate lengths differ by one digit, and products with 126-bit powers of
ten, rounded to odd, decide exactly.
"""

from naja.lang.bits import float_bits, less_u, mul_hi_u, wrap_add, wrap_mul
from naja.runtime.float_powers_unsafe import log2_of_power, power_of_ten


def shortest(value: float) -> tuple[int, int]:
    """(digits, exponent) with value = digits * 10**exponent; for a finite value above 0."""
    bits = float_bits(value)
    fraction = bits & 0xFFFFFFFFFFFFF
    biased = bits >> 52 & 0x7FF
    if biased == 0:
        mantissa = fraction
        power = -1074
    else:
        mantissa = fraction | 0x10000000000000
        power = biased - 1075
        if -53 < power <= 0 and mantissa & ((1 << -power) - 1) == 0:
            return _without_zeros(mantissa >> -power, 0)
    # Below a power of two the neighbour is only half as far.
    closer = 1 if fraction == 0 and biased > 1 else 0
    digits, exponent = _choose(mantissa, power, closer)
    return _without_zeros(digits, exponent)


def _choose(mantissa: int, power: int, closer: int) -> tuple[int, int]:
    """Digits for mantissa * 2**power; `closer`: 1 when the lower neighbour is closer."""
    exponent = (power * 1262611 - 524031 * closer) >> 22
    shift = power + log2_of_power(-exponent) + 1
    high, low = power_of_ten(-exponent)
    if not 0 <= -exponent <= 55:
        # The table rounds down, the argument wants up.
        low = wrap_add(low, 1)
        high = wrap_add(high, 1 if low == 0 else 0)
    # The value and the ends of its interval, times 4, in units of 10**exponent.
    centre = _product(high, low, 4 * mantissa << shift)
    odd = mantissa & 1
    lower = _product(high, low, (4 * mantissa - 2 + closer) << shift) + odd
    upper = _product(high, low, (4 * mantissa + 2) << shift) - odd
    whole = centre >> 2
    if whole >= 10:
        tens = whole // 10
        below = lower <= 40 * tens
        above = 40 * tens + 40 <= upper
        if below != above:
            return (tens + 1 if above else tens), exponent + 1
    below = lower <= 4 * whole
    above = 4 * whole + 4 <= upper
    if below != above:
        return (whole + 1 if above else whole), exponent
    middle = 4 * whole + 2
    up = centre > middle or (centre == middle and whole & 1 == 1)
    return (whole + 1 if up else whole), exponent


def _product(high: int, low: int, factor: int) -> int:
    """The bits of (high, low) * factor from 2**128 on, the last one set if any is lost."""
    carried = mul_hi_u(low, factor)
    middle = wrap_add(wrap_mul(high, factor), carried)
    top = mul_hi_u(high, factor) + (1 if less_u(middle, carried) else 0)
    return top | (1 if less_u(1, middle) else 0)


def _without_zeros(digits: int, exponent: int) -> tuple[int, int]:
    while digits % 10 == 0 and digits != 0:
        digits //= 10
        exponent += 1
    return digits, exponent
