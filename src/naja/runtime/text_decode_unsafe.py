"""Octets to `str`: UTF-8, ASCII, Latin-1.

Positions and reasons of errors are CPython's: an error spans the octets that could have
begun a character (Unicode 15.0, table 3-7 and "maximal subpart").
"""

from typing import Final

from naja.lang.bits import wrap_add
from naja.lang.widths import u8
from naja.runtime.bytes_unsafe import bytes_of_run
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_codec import ASCII, LATIN_1, UTF_8, codec_name, codec_of, escape_of
from naja.runtime.text_unsafe import copy_units, kind_for, store_unit, text_of_run
from naja.runtime.words_unsafe import ascii_prefix
from naja.unsafe import Ptr, always_inline, str_address, str_alloc

# What `_sequence` says instead of a character; _BROKEN - n: n octets were good.
_BAD_START: Final = -1
_TOO_SHORT: Final = -2
_BROKEN: Final = -10


def decode_run(run: int, count: int, encoding: str, errors: str) -> str:
    """The str that `count` octets at `run` mean.

    Errors: UnicodeDecodeError with CPython's positions when `errors` is strict,
    LookupError for an unknown encoding or handler.
    """
    codec = codec_of(encoding)
    if codec == LATIN_1:
        return text_of_run(run, 1, count)
    if codec == UTF_8:
        return decode_utf8(run, count, errors)
    if ascii_prefix(run, count) == count:
        return text_of_run(run, 1, count)
    return _decode_handled(run, count, ASCII, errors)


def decode_utf8(run: int, count: int, errors: str) -> str:
    """`decode_run` of UTF-8."""
    plain = ascii_prefix(run, count)
    if plain == count:
        return text_of_run(run, 1, count)
    units, kind = _measure(run, plain, count)
    if units < 0:
        return _decode_handled(run, count, UTF_8, errors)
    return _fill(run, count, plain, units, kind)


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


def _measure(run: int, plain: int, count: int) -> tuple[int, int]:
    """Code points and kind of UTF-8 that begins with `plain` ASCII octets.

    (-1, 0) when it is malformed.
    """
    octets = Ptr[u8](run)
    units = plain
    largest = 0
    at = plain
    while at < count:
        units = wrap_add(units, 1)
        first = octets[at]
        if first < 0x80:
            at = wrap_add(at, 1)
            continue
        if 0xC2 <= first < 0xE0 and wrap_add(at, 1) < count:
            second = octets[wrap_add(at, 1)]
            if second & 0xC0 != 0x80:
                return -1, 0
            largest = max(largest, (first & 0x1F) << 6 | second & 0x3F)
            at = wrap_add(at, 2)
            continue
        answer = _sequence(run, at, count)
        if answer < 0:
            return -1, 0
        largest = max(largest, answer >> 3)
        at = wrap_add(at, answer & 7)
    return units, kind_for(largest)


def _fill(run: int, count: int, plain: int, units: int, kind: int) -> str:
    """The str of well-formed UTF-8."""
    octets = Ptr[u8](run)
    made = str_alloc(units, kind)
    target = str_address(made)
    copy_units(target, kind, run, 1, plain)
    at = plain
    for index in range(plain, units):
        first = octets[at]
        if first < 0x80:
            store_unit(target, kind, index, first)
            at = wrap_add(at, 1)
        elif first < 0xE0:
            second = octets[wrap_add(at, 1)]
            store_unit(target, kind, index, (first & 0x1F) << 6 | second & 0x3F)
            at = wrap_add(at, 2)
        else:
            answer = _sequence(run, at, count)
            store_unit(target, kind, index, answer >> 3)
            at = wrap_add(at, answer & 7)
    return made


def _decode_handled(run: int, count: int, codec: int, errors: str) -> str:
    out = TextBuilder(count)
    octets = Ptr[u8](run)
    at = 0
    while at < count:
        if codec == ASCII:
            answer = octets[at] << 3 | 1 if octets[at] < 0x80 else _BAD_START
        else:
            answer = _sequence(run, at, count)
        if answer >= 0:
            out.put(answer >> 3)
            at += answer & 7
            continue
        stop = at + 1
        reason = "invalid start byte" if codec != ASCII else "ordinal not in range(128)"
        if answer == _TOO_SHORT:
            stop = count
            reason = "unexpected end of data"
        elif answer < _BROKEN:
            stop = at + _BROKEN - answer
            reason = "invalid continuation byte"
        if errors == "strict":
            whole = bytes_of_run(run, count)
            raise UnicodeDecodeError(codec_name(codec), whole, at, stop, reason)
        at = _handle(out, run, at, stop, errors)
    return out.finish()


def _handle(out: TextBuilder, run: int, start: int, stop: int, errors: str) -> int:
    """Append what `errors` makes of the octets start .. stop-1; where to go on."""
    octets = Ptr[u8](run)
    if errors == "replace":
        out.put(0xFFFD)
    elif errors == "backslashreplace":
        for index in range(start, stop):
            out.add(escape_of(octets[index]))
    elif errors == "surrogateescape":
        for index in range(start, stop):
            out.put(0xDC00 + octets[index])
    elif errors != "ignore":
        raise LookupError(f"unknown error handler name '{errors}'")
    return stop


def text_of_ascii(run: int, count: int) -> str:
    """The str of octets that are known to be ASCII or meant as Latin-1."""
    if count == 0:
        return ""
    made = str_alloc(count, 1)
    copy_units(str_address(made), 1, run, 1, count)
    return made
