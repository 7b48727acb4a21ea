"""`repr` of str and of octets, with CPython's choice of quotes and escapes."""

from naja.runtime.text_blanks_unsafe import skip_plain
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_classes import is_printable
from naja.runtime.text_codec import escape_of
from naja.runtime.text_search_unsafe import next_in
from naja.runtime.text_unsafe import join, text_length, unit


def text_repr(text: str) -> str:
    """`repr(text)`."""
    length = text_length(text)
    at = skip_plain(text, 0, length)
    if at == length:
        return join("", ["'", text, "'"])
    quote = 39
    if next_in(text, 39, 0, length) >= 0 and next_in(text, 34, 0, length) < 0:
        quote = 34
    out = TextBuilder(length + 2)
    out.put(quote)
    start = 0
    while at < length:
        out.add_part(text, start, at)
        code_point = unit(text, at)
        if not put_escaped(out, code_point, quote):
            if is_printable(code_point):
                out.put(code_point)
            else:
                out.add(escape_of(code_point))
        start = at + 1
        at = skip_plain(text, start, length)
    out.add_part(text, start, length)
    out.put(quote)
    return out.finish()


def ascii_only(shown: str) -> str:
    """A `repr` with escapes for all that is not ASCII."""
    out = TextBuilder(text_length(shown))
    for index in range(text_length(shown)):
        code_point = unit(shown, index)
        if code_point < 0x80:
            out.put(code_point)
        else:
            out.add(escape_of(code_point))
    return out.finish()


def put_escaped(out: TextBuilder, code_point: int, quote: int) -> bool:
    """Append the two characters of a short escape (backslash, quote, tab, line ends)."""
    if code_point == quote or code_point == 92:
        letter = code_point
    elif code_point == 9:
        letter = 116
    elif code_point == 10:
        letter = 110
    elif code_point == 13:
        letter = 114
    else:
        return False
    out.put(92)
    out.put(letter)
    return True
