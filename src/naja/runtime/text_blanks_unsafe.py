"""Where blanks, words, lines and what `repr` shows as it is begin and end in a str.

The code points of Latin-1, which are nearly all, are classified by a table.
"""

from typing import Final

from naja.lang.bits import wrap_add, wrap_sub
from naja.lang.widths import u8
from naja.runtime.text_classes import is_line_end, is_printable, is_space
from naja.runtime.text_unsafe import unit
from naja.unsafe import Ptr, bytes_address, str_address, str_kind

_BLANK: Final = 1
_LINE_END: Final = 2
_PLAIN: Final = 4
# Marks of the code points 0 .. 255, sixteen a row.
_MARKS: Final = (
    b"\0\0\0\0\0\0\0\0\0\x01\x03\x03\x03\x03\0\0"
    b"\0\0\0\0\0\0\0\0\0\0\0\0\x03\x03\x03\x01"
    b"\x05\x04\0\x04\x04\x04\x04\0\x04\x04\x04\x04\x04\x04\x04\x04"
    b"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04"
    b"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04"
    b"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\0\x04\x04\x04"
    b"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04"
    b"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\0"
    b"\0\0\0\0\0\x03\0\0\0\0\0\0\0\0\0\0"
    b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    b"\x01\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\0\x04\x04"
    b"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04"
    b"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04"
    b"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04"
    b"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04"
    b"\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04"
)


def skip_blanks(text: str, at: int, stop: int) -> int:
    """The first index from `at` on that holds no blank; `stop` if there is none."""
    if str_kind(text) == 1:
        octets, marks = Ptr[u8](str_address(text)), Ptr[u8](bytes_address(_MARKS))
        while at < stop and marks[octets[at]] & _BLANK:
            at = wrap_add(at, 1)
    else:
        while at < stop and is_space(unit(text, at)):
            at = wrap_add(at, 1)
    return at


def skip_word(text: str, at: int, stop: int) -> int:
    """The first index from `at` on that holds a blank; `stop` if there is none."""
    if str_kind(text) == 1:
        octets, marks = Ptr[u8](str_address(text)), Ptr[u8](bytes_address(_MARKS))
        while at < stop and not marks[octets[at]] & _BLANK:
            at = wrap_add(at, 1)
    else:
        while at < stop and not is_space(unit(text, at)):
            at = wrap_add(at, 1)
    return at


def end_before_blanks(text: str, start: int, stop: int) -> int:
    """The end of start .. stop without the blanks before it."""
    if str_kind(text) == 1:
        octets, marks = Ptr[u8](str_address(text)), Ptr[u8](bytes_address(_MARKS))
        while stop > start and marks[octets[wrap_sub(stop, 1)]] & _BLANK:
            stop = wrap_sub(stop, 1)
    else:
        while stop > start and is_space(unit(text, wrap_sub(stop, 1))):
            stop = wrap_sub(stop, 1)
    return stop


def start_of_word(text: str, start: int, stop: int) -> int:
    """Where the word that ends at `stop` begins, not before `start`."""
    if str_kind(text) == 1:
        octets, marks = Ptr[u8](str_address(text)), Ptr[u8](bytes_address(_MARKS))
        while stop > start and not marks[octets[wrap_sub(stop, 1)]] & _BLANK:
            stop = wrap_sub(stop, 1)
    else:
        while stop > start and not is_space(unit(text, wrap_sub(stop, 1))):
            stop = wrap_sub(stop, 1)
    return stop


def next_line_end(text: str, at: int, stop: int) -> int:
    """The first index from `at` on where a line ends; `stop` if there is none."""
    if str_kind(text) == 1:
        octets, marks = Ptr[u8](str_address(text)), Ptr[u8](bytes_address(_MARKS))
        while at < stop and not marks[octets[at]] & _LINE_END:
            at = wrap_add(at, 1)
    else:
        while at < stop and not is_line_end(unit(text, at)):
            at = wrap_add(at, 1)
    return at


def skip_plain(text: str, at: int, stop: int) -> int:
    """The first index from `at` on of what `repr` may have to escape; `stop` if there is none.

    Quotes and backslashes are such, and what cannot be printed.
    """
    if str_kind(text) == 1:
        octets, marks = Ptr[u8](str_address(text)), Ptr[u8](bytes_address(_MARKS))
        while at < stop and marks[octets[at]] & _PLAIN:
            at = wrap_add(at, 1)
        return at
    while at < stop:
        code_point = unit(text, at)
        if code_point in (34, 39, 92) or not is_printable(code_point):
            return at
        at = wrap_add(at, 1)
    return at
