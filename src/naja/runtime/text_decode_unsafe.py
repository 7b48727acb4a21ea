"""Octets to `str`: UTF-8, ASCII, Latin-1.

Positions and reasons of errors are CPython's: an error spans the octets that could have
begun a character (Unicode 15.0, table 3-7 and "maximal subpart").
"""

from typing import Final

from naja.lang.bits import wrap_add
from naja.lang.widths import u8
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_codec import LATIN_1, UTF_8, codec_of
from naja.runtime.text_handlers_unsafe import decode_error, decode_handled
from naja.runtime.text_unsafe import copy_units, store_unit, text_of_run
from naja.runtime.text_utf8_unsafe import measure_utf8, take_latin, take_units
from naja.runtime.words_unsafe import ascii_prefix
from naja.unsafe import Ptr, always_inline, str_address, str_alloc

# What `_sequence` says instead of a character; _BROKEN - n: n octets were good.
_BAD_START: Final = -1
_TOO_SHORT: Final = -2
_BROKEN: Final = -10


def decode_run(run: int, count: int, encoding: str, errors: str) -> str:
    """The str that `count` octets at `run` mean, in an encoding that the running program names.

    Errors: UnicodeDecodeError with CPython's positions when `errors` is strict,
    LookupError for an unknown encoding or handler.
    """
    if count == 0:
        return ""  # whatever the name
    codec = codec_of(encoding)
    if codec == LATIN_1:
        return text_of_run(run, 1, count)
    if codec == UTF_8:
        return decode_utf8_by(run, count, errors)
    return decode_ascii(run, count, errors)


def decode_utf8(run: int, count: int) -> str:
    """The str that `count` octets of UTF-8 at `run` mean; UnicodeDecodeError."""
    made = _good_utf8(run, count)
    if made is not None:
        return made
    at = 0
    answer = _sequence(run, at, count)
    while answer >= 0:
        at += answer & 7
        answer = _sequence(run, at, count)
    start, stop, reason = _fault(at, count, answer)
    raise decode_error(run, count, "utf-8", start, stop, reason)


def decode_utf8_by(run: int, count: int, errors: str) -> str:
    """`decode_utf8`, with a handler of errors."""
    made = _good_utf8(run, count)
    if made is not None:
        return made
    out = TextBuilder(count)
    at = 0
    while at < count:
        answer = _sequence(run, at, count)
        if answer >= 0:
            out.put(answer >> 3)
            at += answer & 7
        else:
            at = decode_handled(out, run, count, _fault(at, count, answer), "utf-8", errors)
    return out.finish()


def mark_of_utf8(run: int, count: int) -> int:
    """The octets of the mark U+FEFF in front: 3 or 0."""
    octets = Ptr[u8](run)
    marked = count >= 3 and octets[0] == 0xEF and octets[1] == 0xBB and octets[2] == 0xBF
    return 3 if marked else 0


def decode_ascii(run: int, count: int, errors: str) -> str:
    """The str that `count` octets of ASCII at `run` mean; UnicodeDecodeError."""
    plain = ascii_prefix(run, count)
    if plain == count:
        return text_of_run(run, 1, count)
    octets = Ptr[u8](run)
    out = TextBuilder(count)
    at = 0
    while at < count:
        if octets[at] < 0x80:
            out.put(octets[at])
            at += 1
        else:
            fault = at, at + 1, "ordinal not in range(128)"
            at = decode_handled(out, run, count, fault, "ascii", errors)
    return out.finish()


def _good_utf8(run: int, count: int) -> str | None:
    """The str of UTF-8; None if it is malformed."""
    plain = ascii_prefix(run, count)
    if plain == count:
        return text_of_run(run, 1, count)
    units, kind = measure_utf8(run + plain, count - plain)
    return _filled(run, count, plain, plain + units, kind)


def _fault(at: int, count: int, answer: int) -> tuple[int, int, str]:
    """First octet, the one behind the last, and reason, of a negative answer of `_sequence`."""
    if answer == _TOO_SHORT:
        return at, count, "unexpected end of data"
    if answer < _BROKEN:
        return at, at + _BROKEN - answer, "invalid continuation byte"
    return at, at + 1, "invalid start byte"


@always_inline
def _sequence(run: int, at: int, count: int) -> int:
    """The character at `at`: code point << 3 | octets; or one of the negative answers."""
    octets = Ptr[u8](run)
    first = octets[at]
    if first < 0x80:
        return first << 3 | 1
    if first < 0xC2 or first > 0xF4:
        return _BAD_START
    left = count - at
    if left < 2:
        return _TOO_SHORT
    second = octets[at + 1]
    if second & 0xC0 != 0x80:
        return _BROKEN - 1
    if first < 0xE0:
        return ((first & 0x1F) << 6 | second & 0x3F) << 3 | 2
    if first < 0xF0:
        if (first == 0xE0 and second < 0xA0) or (first == 0xED and second >= 0xA0):
            return _BROKEN - 1
    elif (first == 0xF0 and second < 0x90) or (first == 0xF4 and second >= 0x90):
        return _BROKEN - 1
    if left < 3:
        return _TOO_SHORT
    third = octets[at + 2]
    if third & 0xC0 != 0x80:
        return _BROKEN - 2
    if first < 0xF0:
        return ((first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F) << 3 | 3
    if left < 4:
        return _TOO_SHORT
    fourth = octets[at + 3]
    if fourth & 0xC0 != 0x80:
        return _BROKEN - 3
    high = (first & 0x07) << 18 | (second & 0x3F) << 12
    return (high | (third & 0x3F) << 6 | fourth & 0x3F) << 3 | 4


def _filled(run: int, count: int, plain: int, units: int, kind: int) -> str | None:
    """The str of UTF-8 that begins with `plain` ASCII octets; None if it is malformed."""
    made = str_alloc(units, kind)
    target = str_address(made)
    copy_units(target, kind, run, 1, plain)
    at = plain
    index = plain
    while index < units:
        octets, stored = 0, 0
        if kind == 1:
            octets, stored = take_latin(target + index, units - index, run + at, count - at)
        elif kind == 2:
            octets, stored = take_units(target + 2 * index, units - index, run + at, count - at)
        at = wrap_add(at, octets)
        index = wrap_add(index, stored)
        if index == units or at >= count:
            break
        answer = _sequence(run, at, count)
        if answer < 0:
            return None
        store_unit(target, kind, index, answer >> 3)
        at = wrap_add(at, answer & 7)
        index = wrap_add(index, 1)
    return made if at == count and index == units else None


def text_of_ascii(run: int, count: int) -> str:
    """The str of octets that are known to be ASCII or meant as Latin-1."""
    if count == 0:
        return ""
    made = str_alloc(count, 1)
    copy_units(str_address(made), 1, run, 1, count)
    return made
