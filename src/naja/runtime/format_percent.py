"""The conversions of `text % values`. Source: printf-style formatting, library reference."""

from typing import Final

from naja.runtime.format_float import lay_out_float
from naja.runtime.format_spec import FormatSpec
from naja.runtime.numbers_unsafe import digits_of_power, unsigned_repr

# Flags of a conversion, as the compiler passes them.
LEFT: Final = 1
PLUS: Final = 2
BLANK: Final = 4
ALTERNATE: Final = 8
ZERO: Final = 16


def percent_text(text: str, flags: int, width: int, precision: int) -> str:
    """`%s`, `%r`, `%a` of a text; `precision` -1 keeps all of it."""
    if 0 <= precision < len(text):
        text = text[:precision]
    return _pad(text, flags, width)


def percent_character(value: int, flags: int, width: int) -> str:
    """`%c` of a number."""
    if value < 0 or value > 0x10FFFF:
        raise OverflowError("%c arg not in range(0x110000)")
    return _pad(chr(value), flags, width)


def percent_letter(text: str, flags: int, width: int) -> str:
    """`%c` of a str."""
    if len(text) != 1:
        raise TypeError("%c requires int or char")
    return _pad(text, flags, width)


def letter_of_octet(value: int) -> str:
    """`%c` of a number in bytes."""
    if value < 0 or value > 255:
        raise OverflowError("%c arg not in range(256)")
    return chr(value)


def letter_of_octets(text: str) -> str:
    """`%c` of bytes in bytes, given as text."""
    if len(text) != 1:
        raise TypeError("%c requires an integer in range(256) or a single byte")
    return text


def percent_whole(value: int, kind: str, flags: int, width: int, precision: int) -> str:
    """`%d`, `%o`, `%x`, `%X`."""
    prefix = ""
    if kind == "d":
        digits = unsigned_repr(value)
    elif kind == "o":
        digits, prefix = digits_of_power(value, 3, False), "0o"
    else:
        digits, prefix = digits_of_power(value, 4, kind == "X"), "0" + kind
    if len(digits) < precision:
        digits = "0" * (precision - len(digits)) + digits
    return _number(value < 0, prefix if flags & ALTERNATE else "", digits, flags, width)


def percent_real(value: float, kind: str, flags: int, width: int, precision: int) -> str:
    """`%e`, `%f`, `%g` and their capitals."""
    spec = FormatSpec(32, 62)
    spec.alternate = flags & ALTERNATE != 0
    spec.precision = 6 if precision < 0 else precision
    spec.kind = ord(kind)
    text = lay_out_float(value, spec)
    negative = text.startswith("-")
    return _number(negative, "", text[1:] if negative else text, flags, width)


def _pad(text: str, flags: int, width: int) -> str:
    if width < 0:  # from `*`
        return text.ljust(-width)
    return text.ljust(width) if flags & LEFT else text.rjust(width)


def _number(negative: bool, prefix: str, digits: str, flags: int, width: int) -> str:
    sign = "-" if negative else "+" if flags & PLUS else " " if flags & BLANK else ""
    missing = width - len(sign) - len(prefix) - len(digits)
    if flags & ZERO and not flags & LEFT and missing > 0:
        return sign + prefix + "0" * missing + digits
    return _pad(sign + prefix + digits, flags, width)
