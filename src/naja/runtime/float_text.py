"""`repr(float)`, and digits laid out as CPython's C library does."""

from naja.lang.bits import float_bits
from naja.runtime.float_digits import Decimal
from naja.runtime.float_shortest import shortest
from naja.runtime.numbers_unsafe import int_repr
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_unsafe import join, repeat, substring, text_length


class FloatText:
    """A number without its sign: digits before the point, and all the rest."""

    def __init__(self, whole: str, rest: str) -> None:
        self.whole = whole
        self.rest = rest


def is_negative(value: float) -> bool:
    """The sign bit: also of -0.0 and NaN."""
    return float_bits(value) < 0


def is_finite(value: float) -> bool:
    return float_bits(value) >> 52 & 0x7FF != 0x7FF


def shortest_decimal(value: float) -> Decimal:
    """The digits of `repr` for the magnitude of a finite value."""
    if value == 0.0:
        return Decimal("0", 1)
    digits, exponent = shortest(value)
    text = int_repr(digits)
    return Decimal(text, text_length(text) + exponent)


def float_repr(value: float) -> str:
    """`repr(value)`."""
    if not is_finite(value):
        if value != value:
            return "nan"
        return "inf" if value > 0.0 else "-inf"
    decimal = shortest_decimal(value)
    digits = decimal.digits
    count = text_length(digits)
    point = decimal.point
    out = TextBuilder(24)
    if is_negative(value):
        out.put(45)
    if point <= -4 or point > 16:
        out.add_part(digits, 0, 1)
        if count > 1:
            out.put(46)
            out.add_part(digits, 1, count)
        out.put(101)
        out.put(45 if point < 1 else 43)
        exponent = point - 1 if point >= 1 else 1 - point
        if exponent < 10:
            out.put(48)
        out.add(int_repr(exponent))
    elif point <= 0:
        out.add("0.")
        out.put_many(48, -point)
        out.add(digits)
    elif point < count:
        out.add_part(digits, 0, point)
        out.put(46)
        out.add_part(digits, point, count)
    else:
        out.add(digits)
        out.put_many(48, point - count)
        out.add(".0")
    return out.finish()


def arrange(
    decimal: Decimal,
    scientific: bool,
    last: int,
    letter: str,
    keep_point: bool,
    add_zero: bool,
) -> FloatText:
    """Lay digits out up to digit number `last`.

    `letter` marks the exponent; `keep_point` leaves a point at the end; `add_zero` writes
    `.0` after a whole number that has no exponent.
    """
    digits = decimal.digits
    point = decimal.point
    exponent = 0
    if scientific:
        exponent = point - 1
        point = 1
    first = point - 1 if point <= 0 else 0
    if add_zero and not scientific:
        last = max(last, point + 1)
    else:
        last = max(last, point)
    parts: list[str] = []
    if last > point or keep_point:
        parts.append(".")
        parts.append(_part(digits, point, last))
    if scientific:
        parts.append(letter)
        parts.append("-" if exponent < 0 else "+")
        magnitude = -exponent if exponent < 0 else exponent
        if magnitude < 10:
            parts.append("0")
        parts.append(int_repr(magnitude))
    return FloatText(_part(digits, first, point), join("", parts))


def _part(digits: str, start: int, stop: int) -> str:
    """Digits start .. stop-1, zeros where there are none."""
    count = text_length(digits)
    low = min(max(start, 0), count)
    high = max(min(stop, count), low)
    before = repeat("0", min(stop, 0) - start) if start < 0 else ""
    after = repeat("0", stop - max(start, count)) if stop > count else ""
    return join("", [before, substring(digits, low, high), after])
