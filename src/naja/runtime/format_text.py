"""`format` of str, and of objects that have no format of their own."""

from naja.runtime.format_spec import pad_text, parse_spec, unknown_code
from naja.runtime.text_unsafe import substring, text_length


def format_text(text: str, spec_text: str) -> str:
    """`format(text, spec_text)`; ValueError in CPython's words."""
    if text_length(spec_text) == 0:
        return text
    spec = parse_spec(spec_text, 60, "str")
    if spec.kind != 0 and spec.kind != 115:
        raise unknown_code(spec.kind, "str")
    if spec.sign == 32:
        raise ValueError("Space not allowed in string format specifier")
    if spec.sign != 0:
        raise ValueError("Sign not allowed in string format specifier")
    if spec.no_negative_zero:
        raise ValueError("Negative zero coercion (z) not allowed in string format specifier")
    if spec.alternate:
        raise ValueError("Alternate form (#) not allowed in string format specifier")
    if spec.grouping != 0:
        mark = "," if spec.grouping == 44 else "_"
        raise ValueError(f"Cannot specify '{mark}' with 's'.")
    if spec.align == 61:
        raise ValueError("'=' alignment not allowed in string format specifier")
    if 0 <= spec.precision < text_length(text):
        text = substring(text, 0, spec.precision)
    return pad_text(text, spec)
