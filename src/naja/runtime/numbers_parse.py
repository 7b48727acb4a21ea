"""`int(text)`."""

from naja.lang.bits import div_u, less_u, wrap_add, wrap_mul, wrap_sub
from naja.runtime.failures import raise_overflow
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_classes import decimal_value, is_space
from naja.runtime.text_encode_unsafe import all_below
from naja.runtime.text_unsafe import text_length, unit


def plain_number(text: str) -> str:
    """`text` with the blanks and decimal digits of all scripts made ASCII's.

    What else is not ASCII becomes `?`, which no number contains.
    """
    if all_below(text, 0x80):
        return text
    out = TextBuilder(text_length(text))
    for index in range(text_length(text)):
        code_point = unit(text, index)
        if is_space(code_point):
            out.put(32)
        elif code_point < 0x80:
            out.put(code_point)
        else:
            digit = decimal_value(code_point)
            out.put(63 if digit < 0 else 48 + digit)
    return out.finish()


def skip_blanks(text: str, at: int) -> int:
    """The first position from `at` on that is not ASCII white space."""
    while at < text_length(text) and _is_blank(unit(text, at)):
        at += 1
    return at


def before_blanks(text: str) -> int:
    """Where the trailing ASCII white space begins."""
    stop = text_length(text)
    while stop > 0 and _is_blank(unit(text, stop - 1)):
        stop -= 1
    return stop


def _is_blank(code_point: int) -> bool:
    return code_point == 32 or 9 <= code_point <= 13


def digit_value(code_point: int) -> int:
    """0 .. 35 of an ASCII digit or letter, 99 of anything else."""
    if 48 <= code_point <= 57:
        return code_point - 48
    letter = code_point | 0x20
    return letter - 87 if 97 <= letter <= 122 else 99


def int_of_text(text: str, base: int) -> int:
    """`int(text, base)`: base 2 .. 36, or 0 for the base that a prefix tells.

    Errors: ValueError in CPython's words, OverflowError beyond 64 bits.
    """
    check_base(base)
    value, good = parse_int(plain_number(text), base)
    if not good:
        raise ValueError(f"invalid literal for int() with base {base}: {text!r}")
    return value


def check_base(base: int) -> None:
    if base != 0 and (base < 2 or base > 36):
        raise ValueError("int() base must be >= 2 and <= 36, or 0")


def parse_int(text: str, base: int) -> tuple[int, bool]:
    """The value of an ASCII literal with blanks around it; (0, False) when it is none."""
    at = skip_blanks(text, 0)
    stop = before_blanks(text)
    negative = False
    if at < stop and (unit(text, at) == 43 or unit(text, at) == 45):
        negative = unit(text, at) == 45
        at += 1
    if at + 1 < stop and unit(text, at) == 48:
        marked = _base_of_mark(unit(text, at + 1))
        if marked != 0 and (base == 0 or base == marked):
            base = marked
            at += 2
            # One underscore may follow the prefix.
            if at < stop and unit(text, at) == 95:
                at += 1
    if base == 0:
        # Without a prefix a leading zero is allowed only in zero itself.
        return _digits(text, at, stop, 10, negative, True)
    return _digits(text, at, stop, base, negative, False)


def _base_of_mark(code_point: int) -> int:
    letter = code_point | 0x20
    if letter == 120:
        return 16
    if letter == 111:
        return 8
    return 2 if letter == 98 else 0


def _digits(
    text: str, at: int, stop: int, base: int, negative: bool, strict: bool
) -> tuple[int, bool]:
    magnitude = 0
    overflow = False
    leading_zero = strict and at < stop and unit(text, at) == 48
    after_digit = False
    for index in range(at, stop):
        code_point = unit(text, index)
        if code_point == 95 and after_digit:
            after_digit = False
            continue
        digit = digit_value(code_point)
        if digit >= base:
            return 0, False
        after_digit = True
        # Unsigned, so that the magnitude of -2**63 fits.
        if less_u(div_u(wrap_sub(-1, digit), base), magnitude):
            overflow = True
        magnitude = wrap_add(wrap_mul(magnitude, base), digit)
    if not after_digit or (leading_zero and (magnitude != 0 or overflow)):
        return 0, False
    if negative:
        magnitude = wrap_sub(0, magnitude)
        overflow = overflow or magnitude > 0
    elif magnitude < 0:
        overflow = True
    if overflow:
        raise_overflow()
    return magnitude, True
