"""Methods of float, and its conversion to int."""

from typing import Final

from naja.lang.bits import clz64, float_bits, truncate
from naja.runtime.failures import raise_overflow
from naja.runtime.float_arithmetic import ceil, floor, trunc
from naja.runtime.float_digits import fixed_digits
from naja.runtime.float_parse import float_of_text
from naja.runtime.float_text import is_finite, is_negative
from naja.runtime.numbers_unsafe import int_repr
from naja.runtime.text_codec import hex_digits
from naja.runtime.text_unsafe import join, text_length

_TWO_63: Final = 9223372036854775808.0


def int_of_float(value: float) -> int:
    """`int(value)`: towards zero.

    Errors: ValueError for NaN; OverflowError for infinity and beyond 64 bits.
    """
    if -_TWO_63 <= value < _TWO_63:
        return truncate(value)
    _refuse_special(value)
    raise_overflow()


def _refuse_special(value: float) -> None:
    if value != value:
        raise ValueError("cannot convert float NaN to integer")
    if not is_finite(value):
        raise OverflowError("cannot convert float infinity to integer")


def floor_to_int(value: float) -> int:
    """`math.floor(value)`."""
    return int_of_float(floor(value))


def ceil_to_int(value: float) -> int:
    """`math.ceil(value)`."""
    return int_of_float(ceil(value))


def round_to_int(value: float) -> int:
    """`round(value)`: half to even."""
    whole = floor(value)
    rest = value - whole
    if rest > 0.5 or (rest == 0.5 and not is_even(whole)):
        whole += 1.0
    return int_of_float(whole)


def is_even(whole: float) -> bool:
    half = whole * 0.5
    return half == trunc(half)


def round_to_places(value: float, places: int) -> float:
    """`round(value, places)`: the exact value rounded half to even, OverflowError if too large."""
    if not is_finite(value) or value == 0.0 or places > 323:
        return value
    if places < -308:
        return 0.0 * value
    decimal = fixed_digits(value, places)
    count = text_length(decimal.digits)
    sign = "-" if is_negative(value) else ""
    digits = decimal.digits if count > 0 else "0"
    exponent = int_repr(decimal.point - count)
    rounded = float_of_text(join("", [sign, digits, "e", exponent]))
    if not is_finite(rounded):
        raise OverflowError("rounded value too large to represent")
    return rounded


def is_whole(value: float) -> bool:
    """`value.is_integer()`."""
    return is_finite(value) and trunc(value) == value


def integer_ratio(value: float) -> tuple[int, int]:
    """`value.as_integer_ratio()`; OverflowError where a part needs more than 64 bits."""
    if value != value:
        raise ValueError("cannot convert NaN to integer ratio")
    if not is_finite(value):
        raise OverflowError("cannot convert Infinity to integer ratio")
    if value == 0.0:
        return 0, 1
    bits = float_bits(value)
    biased = bits >> 52 & 0x7FF
    mantissa = bits & 0xFFFFFFFFFFFFF
    power = -1074
    if biased != 0:
        mantissa |= 0x10000000000000
        power = biased - 1075
    while mantissa & 1 == 0:
        mantissa >>= 1
        power += 1
    if power < -62 or power > clz64(mantissa):
        raise_overflow()
    if value < 0.0:
        mantissa = -mantissa
    return (mantissa << power, 1) if power >= 0 else (mantissa, 1 << -power)


def hex_of_float(value: float) -> str:
    """`value.hex()`."""
    if not is_finite(value):
        if value != value:
            return "nan"
        return "inf" if value > 0.0 else "-inf"
    bits = float_bits(value)
    sign = "-" if bits < 0 else ""
    biased = bits >> 52 & 0x7FF
    fraction = bits & 0xFFFFFFFFFFFFF
    if biased == 0:
        if fraction == 0:
            return join("", [sign, "0x0.0p+0"])
        return join("", [sign, "0x0.", hex_digits(fraction, 13), "p-1022"])
    exponent = biased - 1023
    plus = "+" if exponent >= 0 else ""
    return join("", [sign, "0x1.", hex_digits(fraction, 13), "p", plus, int_repr(exponent)])
