"""Names of encodings and the `errors=` argument of `encode` and `decode`.

Encodings: UTF-8, ASCII and Latin-1 under the names CPython knows them by; any other is
`LookupError`, as an unknown name is in CPython. Error handlers: strict, ignore,
replace, backslashreplace, surrogateescape.
"""

from typing import Final

from naja.runtime.buffers_unsafe import ByteBuffer
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_search_unsafe import contains
from naja.runtime.text_unsafe import text_length, unit

UTF_8: Final = 1
ASCII: Final = 2
LATIN_1: Final = 3

_HEX: Final = "0123456789abcdef"

_UTF_8_NAMES: Final = " utf_8 utf8 u8 utf cp65001 utf8_ucs2 utf8_ucs4 "
_ASCII_NAMES: Final = " ascii us_ascii 646 ansi_x3.4_1968 iso646_us us cp367 "
_LATIN_1_NAMES: Final = " latin_1 latin1 latin l1 iso_8859_1 iso8859_1 8859 cp819 "


def codec_of(encoding: str) -> int:
    """UTF_8, ASCII or LATIN_1; LookupError for an unknown encoding."""
    if encoding == "utf-8":
        return UTF_8
    out = TextBuilder(16)
    out.put(32)
    for index in range(text_length(encoding)):
        letter = unit(encoding, index)
        if letter == 45 or letter == 32:
            letter = 95
        elif 65 <= letter <= 90:
            letter += 32
        out.put(letter)
    out.put(32)
    name = out.finish()
    if contains(_UTF_8_NAMES, name):
        return UTF_8
    if contains(_ASCII_NAMES, name):
        return ASCII
    if contains(_LATIN_1_NAMES, name):
        return LATIN_1
    raise LookupError("unknown encoding: " + encoding)


def codec_name(codec: int) -> str:
    """The name that error messages use."""
    if codec == UTF_8:
        return "utf-8"
    return "ascii" if codec == ASCII else "latin-1"


def encode_reason(codec: int) -> str:
    if codec == UTF_8:
        return "surrogates not allowed"
    return "ordinal not in range(128)" if codec == ASCII else "ordinal not in range(256)"


def escape_of(code_point: int) -> str:
    r"""`\xNN`, `\uNNNN` or `\UNNNNNNNN`, the shortest that fits."""
    if code_point < 0x100:
        return "\\x" + hex_digits(code_point, 2)
    if code_point < 0x10000:
        return "\\u" + hex_digits(code_point, 4)
    return "\\U" + hex_digits(code_point, 8)


def hex_digits(value: int, width: int) -> str:
    """The low `width` hexadecimal digits of `value`, lower case."""
    text = ""
    for index in range(width - 1, -1, -1):
        text += _HEX[value >> (4 * index) & 15]
    return text


def encode_handled(
    out: ByteBuffer, text: str, start: int, stop: int, codec: int, errors: str
) -> None:
    """Append to `out` what `errors` makes of the code points start .. stop-1."""
    if errors == "strict":
        raise UnicodeEncodeError(codec_name(codec), text, start, stop, encode_reason(codec))
    if errors == "ignore":
        return
    for index in range(start, stop):
        code_point = unit(text, index)
        if errors == "replace":
            out.add_octet(0x3F)
        elif errors == "backslashreplace":
            put_escape(out, code_point)
        elif errors == "surrogateescape":
            if not 0xDC80 <= code_point <= 0xDCFF:
                reason = encode_reason(codec)
                raise UnicodeEncodeError(codec_name(codec), text, index, stop, reason)
            out.add_octet(code_point - 0xDC00)
        else:
            raise LookupError("unknown error handler name '" + errors + "'")


def put_escape(out: ByteBuffer, code_point: int) -> None:
    """Append the octets of `escape_of`."""
    escape = escape_of(code_point)
    for index in range(text_length(escape)):
        out.add_octet(unit(escape, index))
