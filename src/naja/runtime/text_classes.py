"""What kind of character a code point is. ASCII by arithmetic, the rest by `text_tables`."""

from collections.abc import Callable

from naja.runtime import text_tables
from naja.runtime.text_unsafe import text_length, unit


def table_has(table: bytes, code_point: int) -> bool:
    """Does a property table of `text_tables` hold this code point (0x80 or above)?"""
    at = 0x80
    inside = False
    index = 0
    while index < len(table):
        run = table[index]
        shift = 7
        if run >= 0x80:
            run &= 0x7F
            while True:
                index += 1
                octet = table[index]
                run |= (octet & 0x7F) << shift
                shift += 7
                if octet < 0x80:
                    break
        index += 1
        at += run
        if code_point < at:
            return inside
        inside = not inside
    return False


def is_ascii_digit(code_point: int) -> bool:
    return 48 <= code_point <= 57


def is_ascii_alpha(code_point: int) -> bool:
    return 97 <= code_point | 0x20 <= 122


def is_alpha(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_alpha(code_point)
    return table_has(text_tables.ALPHA, code_point)


def is_decimal(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_digit(code_point)
    return table_has(text_tables.DECIMAL, code_point)


def is_digit(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_digit(code_point)
    return table_has(text_tables.DIGIT, code_point)


def is_numeric(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_digit(code_point)
    return table_has(text_tables.NUMERIC, code_point)


def is_alnum(code_point: int) -> bool:
    if code_point < 0x80:
        return is_ascii_alpha(code_point) or is_ascii_digit(code_point)
    return table_has(text_tables.ALPHA, code_point) or table_has(text_tables.NUMERIC, code_point)


def is_printable(code_point: int) -> bool:
    """Would `repr` show it as it is?"""
    if code_point < 0x80:
        return 0x20 <= code_point < 0x7F
    return table_has(text_tables.PRINTABLE, code_point)


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
    if not table_has(text_tables.DECIMAL, code_point):
        return -1
    # The digits of a script are ten neighbours; scripts may be neighbours too.
    first = code_point
    while table_has(text_tables.DECIMAL, first - 1):
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
            good = table_has(text_tables.ID_START, code_point)
        else:
            good = table_has(text_tables.ID_CONTINUE, code_point)
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
