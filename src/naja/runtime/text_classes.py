"""What kind of character a code point is. ASCII by arithmetic, the rest by `text_tables`."""

from collections.abc import Callable

from naja.runtime import text_tables
from naja.runtime.text_pages_unsafe import PropertyPages, lazy_property as _lazy_property
from naja.runtime.text_unsafe import text_length, unit

_ALPHA: PropertyPages = _lazy_property(text_tables.ALPHA)
_DECIMAL: PropertyPages = _lazy_property(text_tables.DECIMAL)
_DIGIT: PropertyPages = _lazy_property(text_tables.DIGIT)
_NUMERIC: PropertyPages = _lazy_property(text_tables.NUMERIC)
_PRINTABLE: PropertyPages = _lazy_property(text_tables.PRINTABLE)
_ID_START: PropertyPages = _lazy_property(text_tables.ID_START)
_ID_CONTINUE: PropertyPages = _lazy_property(text_tables.ID_CONTINUE)


def is_ascii_digit(code_point: int) -> bool:
    return 48 <= code_point <= 57


def is_ascii_alpha(code_point: int) -> bool:
    return 97 <= code_point | 0x20 <= 122


def is_alpha(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_alpha(code_point)
    return _ALPHA.has(code_point)


def is_decimal(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_digit(code_point)
    return _DECIMAL.has(code_point)


def is_digit(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_digit(code_point)
    return _DIGIT.has(code_point)


def is_numeric(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_digit(code_point)
    return _NUMERIC.has(code_point)


def is_alnum(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_alpha(code_point) or is_ascii_digit(code_point)
    return _ALPHA.has(code_point) or _NUMERIC.has(code_point)


def is_printable(code_point: int) -> bool:
    """Would `repr` show it as it is?"""
    if code_point < 0x80:
        return 0x20 <= code_point < 0x7F
    return _PRINTABLE.has(code_point)


def is_space(code_point: int) -> bool:
    """Would `str.isspace` and `str.split()` take it for white space?"""
    if code_point <= 0x20:
        return code_point == 0x20 or 9 <= code_point <= 13 or code_point >= 28
    if code_point < 0x1680:
        return code_point == 0x85 or code_point == 0xA0
    if code_point < 0x2000:
        return code_point == 0x1680
    if code_point <= 0x200A:
        return True
    return (
        code_point == 0x2028
        or code_point == 0x2029
        or code_point == 0x202F
        or code_point == 0x205F
        or code_point == 0x3000
    )


def is_line_end(code_point: int) -> bool:
    """Does `str.splitlines` end a line here?"""
    if code_point < 0x20:
        return 10 <= code_point <= 13 or 28 <= code_point <= 30
    return code_point == 0x85 or code_point == 0x2028 or code_point == 0x2029


def decimal_value(code_point: int) -> int:
    """0 .. 9 of a decimal digit of any script, -1 of anything else."""
    if code_point < 0x80:
        return code_point - 48 if is_ascii_digit(code_point) else -1
    if not _DECIMAL.has(code_point):
        return -1
    # The digits of a script are ten neighbours; scripts may be neighbours too.
    first = code_point
    while _DECIMAL.has(first - 1):
        first -= 1
    return (code_point - first) % 10


def is_identifier(text: str) -> bool:
    """`text.isidentifier()`."""
    for index in range(text_length(text)):
        code_point = unit(text, index)
        if code_point < 0x80:
            good = is_ascii_alpha(code_point) or code_point == 95
            if index > 0 and is_ascii_digit(code_point):
                good = True
        elif index == 0:
            good = _ID_START.has(code_point)
        else:
            good = _ID_CONTINUE.has(code_point)
        if not good:
            return False
    return text_length(text) > 0


def every_is(text: str, holds: Callable[[int], bool]) -> bool:
    """True for a text that is not empty and `holds` for each of its code points."""
    for index in range(text_length(text)):
        if not holds(unit(text, index)):
            return False
    return text_length(text) > 0


def every_printable(text: str) -> bool:
    """`text.isprintable()`: also true of the empty text."""
    for index in range(text_length(text)):
        if not is_printable(unit(text, index)):
            return False
    return True
