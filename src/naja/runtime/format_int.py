"""`format`, `hex`, `oct` and `bin` of int."""

from naja.runtime.format_float import lay_out_float
from naja.runtime.format_spec import FormatSpec, lay_out, parse_spec, unknown_code
from naja.runtime.numbers_unsafe import digits_of_power, int_repr, unsigned_repr
from naja.runtime.text_unsafe import single, text_length


def format_int(value: int, spec_text: str, type_name: str) -> str:
    """`format(value, spec_text)`; `type_name` is "int" or "bool". ValueError as CPython's."""
    if text_length(spec_text) == 0:
        return int_repr(value)
    spec = parse_spec(spec_text, 62, type_name)
    # e E f F g G %
    if spec.kind in (101, 69, 102, 70, 103, 71, 37):
        return lay_out_float(float(value), spec)
    return _lay_out(value, spec, type_name)


def format_whole(value: int, spec_text: str) -> str:
    """`format_int` by a specification without one of the float types.

    What the compiler calls where it can read the specification, so that a program that
    formats no floats has no code for them.
    """
    return _lay_out(value, parse_spec(spec_text, 62, "int"), "int")


def _lay_out(value: int, spec: FormatSpec, type_name: str) -> str:
    kind = spec.kind
    # b c d o x X n
    if kind not in (0, 98, 99, 100, 111, 120, 88, 110):
        raise unknown_code(kind, type_name)
    if spec.precision >= 0:
        raise ValueError("Precision not allowed in integer format specifier")
    if spec.no_negative_zero:
        raise ValueError("Negative zero coercion (z) not allowed in integer format specifier")
    if kind == 99:
        return _format_character(value, spec)
    prefix = ""
    if kind == 98:
        digits = digits_of_power(value, 1, False)
        prefix = "0b"
    elif kind == 111:
        digits = digits_of_power(value, 3, False)
        prefix = "0o"
    elif kind == 120:
        digits = digits_of_power(value, 4, False)
        prefix = "0x"
    elif kind == 88:
        digits = digits_of_power(value, 4, True)
        prefix = "0X"
    else:
        digits = unsigned_repr(value)
    return lay_out(value < 0, prefix if spec.alternate else "", digits, "", spec)


def _format_character(value: int, spec: FormatSpec) -> str:
    if spec.sign != 0:
        raise ValueError("Sign not allowed with integer format specifier 'c'")
    if spec.alternate:
        raise ValueError("Alternate form (#) not allowed with integer format specifier 'c'")
    if value < 0 or value > 0x10FFFF:
        raise OverflowError("%c arg not in range(0x110000)")
    return lay_out(False, "", single(value), "", spec)


def based_repr(value: int, bits: int, prefix: str) -> str:
    """`bin`, `oct` or `hex`: `bits` a digit (1, 3, 4) after the sign and `prefix`."""
    digits = digits_of_power(value, bits, False)
    return ("-" if value < 0 else "") + prefix + digits
