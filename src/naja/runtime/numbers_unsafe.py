"""Digits of an `int`, the shortest way there is."""

from typing import Final

from naja.lang.bits import div_u, rem_u, shr_u, wrap_sub
from naja.lang.widths import u8
from naja.runtime.text_unsafe import single
from naja.unsafe import Ptr, bytes_address, str_address, str_alloc

_PAIRS: Final = (
    b"0001020304050607080910111213141516171819202122232425262728293031323334353637383940"
    b"4142434445464748495051525354555657585960616263646566676869707172737475767778798081"
    b"828384858687888990919293949596979899"
)


def decimal_width(magnitude: int) -> int:
    """Decimal digits of the unsigned 64-bit `magnitude`; 1 for 0."""
    if magnitude < 0:
        return 20 if div_u(magnitude, 1000000000000000000) >= 10 else 19
    width = 1
    bound = 10
    while width < 19 and magnitude >= bound:
        width += 1
        if width < 19:
            bound *= 10
    return width


def int_repr(value: int) -> str:
    """`repr(value)`, for every 64-bit value."""
    if 0 <= value < 10:
        return single(48 + value)
    if value >= 0:
        return _decimal(value, False)
    # As unsigned 64-bit number, so that -2**63 has a magnitude.
    return _decimal(wrap_sub(0, value), True)


def unsigned_repr(value: int) -> str:
    """The decimal digits of the magnitude of `value`, without a sign."""
    return _decimal(wrap_sub(0, value) if value < 0 else value, False)


def _decimal(magnitude: int, negative: bool) -> str:
    """Decimal digits of an unsigned 64-bit number, behind a minus sign if `negative`."""
    at = decimal_width(magnitude) + (1 if negative else 0)
    made = str_alloc(at, 1)
    target = Ptr[u8](str_address(made))
    pairs = Ptr[u8](bytes_address(_PAIRS))
    if magnitude < 0:
        at -= 1
        target[at] = 48 + rem_u(magnitude, 10)
        magnitude = div_u(magnitude, 10)
    while magnitude >= 100:
        pair = magnitude % 100 * 2
        magnitude //= 100
        at -= 2
        target[at] = pairs[pair]
        target[at + 1] = pairs[pair + 1]
    if magnitude >= 10:
        target[at - 1] = pairs[magnitude * 2 + 1]
        target[at - 2] = pairs[magnitude * 2]
    else:
        target[at - 1] = 48 + magnitude
    if negative:
        target[0] = 45
    return made


def digits_of_power(value: int, bits: int, capital: bool) -> str:
    """Digits of the magnitude of `value` to the base 2**bits, 1 <= bits <= 4."""
    magnitude = wrap_sub(0, value) if value < 0 else value
    width = 1
    while width * bits < 64 and shr_u(magnitude, width * bits) != 0:
        width += 1
    made = str_alloc(width, 1)
    target = Ptr[u8](str_address(made))
    letters = 55 if capital else 87
    mask = (1 << bits) - 1
    for at in range(width - 1, -1, -1):
        digit = magnitude & mask
        target[at] = digit + (48 if digit < 10 else letters)
        magnitude = shr_u(magnitude, bits)
    return made
