"""`format` of float: the types e E f F g G n % and none."""

from typing import Final

from naja.runtime.float_digits import Decimal, fixed_digits, significant_digits
from naja.runtime.float_fixed import fixed_text
from naja.runtime.float_text import (
    FloatText,
    arrange,
    float_repr,
    is_finite,
    is_negative,
    shortest_decimal,
)
from naja.runtime.format_spec import FormatSpec, lay_out, parse_spec, unknown_code
from naja.runtime.text_unsafe import concat, text_length

_E: Final = 101
_F: Final = 102
_G: Final = 103
_PERCENT: Final = 37
_LARGEST_PRECISION: Final = 0x7FFFFFFF


def format_float(value: float, spec_text: str) -> str:
    """`format(value, spec_text)`; ValueError in CPython's words."""
    if text_length(spec_text) == 0:
        return float_repr(value)
    spec = parse_spec(spec_text, 62, "float")
    # e E f F g G n %
    if spec.kind not in (0, 101, 69, 102, 70, 103, 71, 110, 37):
        raise unknown_code(spec.kind, "float")
    return lay_out_float(value, spec)


def lay_out_float(value: float, spec: FormatSpec) -> str:
    """A float by a specification of one of the float types."""
    if spec.precision > _LARGEST_PRECISION:
        raise ValueError("precision too big")
    kind = spec.kind
    capital = kind == 69 or kind == 70 or kind == 71
    if kind == _PERCENT:
        value *= 100.0
    negative = is_negative(value)
    if not is_finite(value):
        name = "nan" if value != value else "inf"
        if capital:
            name = "NAN" if value != value else "INF"
        if value != value:
            negative = False
        return lay_out(negative, "", "", name + ("%" if kind == _PERCENT else ""), spec)
    if capital:
        kind += 32
    if kind == _F and spec.precision > 0 and spec.grouping == 0 and not spec.no_negative_zero:
        text = fixed_text(value, spec.precision)
        if text_length(text) != 0:
            return lay_out(negative, "", text, "", spec)
    decimal = Decimal("0", 1)
    made = _arranged(value, kind, spec, "E" if capital else "e", decimal)
    if spec.no_negative_zero and negative and _is_all_zero(decimal):
        negative = False
    rest = concat(made.rest, "%") if kind == _PERCENT else made.rest
    return lay_out(negative, "", made.whole, rest, spec)


def _is_all_zero(decimal: Decimal) -> bool:
    return decimal.digits == "" or decimal.digits == "0"


def _arranged(value: float, kind: int, spec: FormatSpec, letter: str, chosen: Decimal) -> FloatText:
    """The magnitude of a finite value laid out; its digits go to `chosen` too."""
    precision = spec.precision
    plain = kind == 0
    if precision < 0:
        if plain:
            chosen.become(shortest_decimal(value))
            scientific = chosen.point <= -4 or chosen.point > 16
            last = text_length(chosen.digits)
            return arrange(chosen, scientific, last, letter, spec.alternate, True)
        precision = 6
    if kind == _E:
        if value != 0.0:
            chosen.become(significant_digits(value, precision + 1))
        return arrange(chosen, True, precision + 1, letter, spec.alternate, False)
    if kind == _F or kind == _PERCENT:
        if value != 0.0:
            chosen.become(fixed_digits(value, precision))
        return arrange(chosen, False, chosen.point + precision, letter, spec.alternate, False)
    # g, n, and none with a precision (which then keeps a digit after the point).
    if precision == 0:
        precision = 1
    if value != 0.0:
        chosen.become(significant_digits(value, precision))
    limit = precision - 1 if plain else precision
    scientific = chosen.point <= -4 or chosen.point > limit
    last = precision if spec.alternate else text_length(chosen.digits)
    return arrange(chosen, scientific, last, letter, spec.alternate, plain)
