"""Names of encodings that the running program computes.

UTF-8, ASCII and Latin-1 under the names CPython knows them by; any other is `LookupError`,
as an unknown name is in CPython. A literal name is the compiler's matter
(`compiler/lower/codecs.py`), which knows more of them.
"""

from typing import Final

from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_search_unsafe import contains
from naja.runtime.text_unsafe import text_length, unit

UTF_8: Final = 1
ASCII: Final = 2
LATIN_1: Final = 3

_HEX: Final = "0123456789abcdef"

_UTF_8_NAMES: Final = " utf_8 utf8 u8 utf cp65001 utf8_ucs2 utf8_ucs4 "
_ASCII_NAMES: Final = (
    " ascii us_ascii us 646 iso646_us iso_646.irv_1991 iso_ir_6 ansi_x3.4_1968 ansi_x3_4_1968"
    " ansi_x3.4_1986 cp367 ibm367 csascii "
)
_LATIN_1_NAMES: Final = (
    " latin_1 latin1 latin l1 iso_8859_1 iso8859_1 iso8859 8859 iso_8859_1_1987 iso_ir_100 cp819"
    " ibm819 csisolatin1 "
)


def codec_of(encoding: str) -> int:
    """UTF_8, ASCII or LATIN_1; LookupError for an unknown encoding.

    Case and marks in a name do not count, as in the package `encodings`.
    """
    if encoding == "utf-8":
        return UTF_8
    name = " " + _plain_name(encoding) + " "
    if contains(_UTF_8_NAMES, name):
        return UTF_8
    if contains(_ASCII_NAMES, name):
        return ASCII
    if contains(_LATIN_1_NAMES, name):
        return LATIN_1
    raise LookupError("unknown encoding: " + encoding)


def _plain_name(encoding: str) -> str:
    """Letters in lower case, digits, points, and one `_` for all that stands between such."""
    out = TextBuilder(16)
    marked = False
    for index in range(text_length(encoding)):
        letter = unit(encoding, index)
        if 65 <= letter <= 90:
            letter += 32
        if not (97 <= letter <= 122 or 48 <= letter <= 57 or letter == 46):
            marked = True
            continue
        if marked and out.length() > 0:
            out.put(95)
        marked = False
        out.put(letter)
    return out.finish()


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
