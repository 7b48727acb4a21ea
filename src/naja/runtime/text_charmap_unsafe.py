"""Codecs of one octet a character: cp1252, iso8859-15, koi8-r ...

A codec is a table: the 256 characters of the octets, U+FFFE where an octet has none. The
compiler takes the tables of those that a program names from CPython's package `encodings`;
in each the first 128 are ASCII.
"""

from typing import Final

from naja.lang.widths import u8
from naja.runtime.buffers_unsafe import ByteBuffer
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_handlers_unsafe import decode_handled, encode_handled
from naja.runtime.text_unsafe import text_length, text_of_run, unit
from naja.runtime.words_unsafe import ascii_prefix, next_unit
from naja.unsafe import Ptr, str_address, str_kind

_NONE: Final = 0xFFFE
_UNDEFINED: Final = "character maps to <undefined>"


def decode_charmap(run: int, count: int, table: str, errors: str) -> str:
    """The str that `count` octets at `run` mean; UnicodeDecodeError or what the handler raises."""
    if ascii_prefix(run, count) == count:
        return text_of_run(run, 1, count)
    octets = Ptr[u8](run)
    out = TextBuilder(count)
    at = 0
    while at < count:
        code_point = unit(table, octets[at])
        if code_point != _NONE:
            out.put(code_point)
            at += 1
        else:
            fault = at, at + 1, _UNDEFINED
            at = decode_handled(out, run, count, fault, "charmap", errors)
    return out.finish()


def encode_charmap(text: str, table: str, errors: str) -> bytes:
    """The octets of `text`; UnicodeEncodeError or what the handler raises."""
    out = ByteBuffer()
    count = text_length(text)
    at = 0
    while at < count:
        octet = _octet(table, unit(text, at))
        if octet >= 0:
            out.add_octet(octet)
            at += 1
            continue
        stop = at + 1
        while stop < count and _octet(table, unit(text, stop)) < 0:
            stop += 1
        encode_handled(out, text, at, stop, "charmap", _UNDEFINED, errors)
        at = stop
    return out.to_bytes()


def _octet(table: str, code_point: int) -> int:
    """The octet of a character; -1 if it has none."""
    if code_point < 0x80:
        return code_point
    if code_point == _NONE:
        return -1
    return next_unit(str_address(table), str_kind(table), code_point, 128, 256)
