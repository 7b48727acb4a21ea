"""Floats with a few places after the point, as `.2f` shows them: exact in 128 bits."""

from naja.lang.bits import float_bits, mul_hi_u, shr_u, wrap_mul, wrap_shl
from naja.runtime.text_build_unsafe import TextBuilder


def fixed_text(value: float, places: int) -> str:
    """The magnitude of a finite value rounded half to even; "" where that takes more work."""
    bits = float_bits(value)
    power = (bits >> 52 & 0x7FF) - 1075
    whole, quotient = 0, 0
    if value != 0.0:
        if not -112 <= power < 0 <= places <= 17:
            return ""
        unit_count = 1
        for _ in range(places):
            unit_count *= 10
        mantissa = bits & 0xFFFFFFFFFFFFF | 0x10000000000000
        whole, quotient = _rounded(mantissa, -power, unit_count)
    out = TextBuilder(20 + places)
    out.put_decimal(whole, 1)
    if places > 0:
        out.put(46)
        out.put_decimal(quotient, places)
    return out.finish()


def _rounded(mantissa: int, shift: int, unit_count: int) -> tuple[int, int]:
    """mantissa / 2**shift, 0 < shift <= 112, as a whole number and so many units of a fraction."""
    whole = mantissa >> shift if shift < 63 else 0
    fraction = mantissa & ((1 << shift) - 1) if shift < 63 else mantissa
    high = mul_hi_u(fraction, unit_count)
    low = wrap_mul(fraction, unit_count)
    # The quotient by 2**shift, and what is below it, its first bit worth a half.
    if shift < 64:
        quotient = wrap_shl(high, 64 - shift) | shr_u(low, shift)
        half = shr_u(low, shift - 1) & 1
        rest = low & ((1 << (shift - 1)) - 1)
    else:
        quotient = shr_u(high, shift - 64)
        half = shr_u(low, 63) if shift == 64 else shr_u(high, shift - 65) & 1
        rest = low & 0x7FFFFFFFFFFFFFFF
        if shift > 64:
            rest = low | high & ((1 << (shift - 65)) - 1)
    # The digit before the rounded one is the last of `whole` when there are no places.
    before = quotient if unit_count > 1 else whole
    if half == 1 and (rest != 0 or before & 1 == 1):
        quotient += 1
    return (whole + 1, 0) if quotient == unit_count else (whole, quotient)
