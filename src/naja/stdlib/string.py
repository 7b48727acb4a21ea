"""`string`: constants of ASCII and `capwords`.

Deliberately missing: `Template` and `Formatter`, which look names up at run time; an
f-string or `str.format` with a literal does the same.
"""

from typing import Final

ascii_lowercase: Final = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
digits: Final = "0123456789"
hexdigits: Final = "0123456789abcdefABCDEF"
octdigits: Final = "01234567"
punctuation: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
whitespace: Final = " \t\n\r\v\f"
printable: Final = (
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\v\f"
)


def capwords(s: str, sep: str | None = None) -> str:
    """Each word capitalised; runs of white space become one space where `sep` is None."""
    words = s.split(sep)
    return (" " if sep is None else sep).join([word.capitalize() for word in words])
