"""`str.encode`: code points to octets."""

from typing import Final

from naja.lang.bits import wrap_add, wrap_sub
from naja.lang.widths import u8
from naja.runtime.buffers_unsafe import ByteBuffer
from naja.runtime.bytes_unsafe import bytes_of_run
from naja.runtime.text_codec import ASCII, LATIN_1, codec_of
from naja.runtime.text_handlers_unsafe import encode_handled
from naja.runtime.text_unsafe import load_unit, unit
from naja.runtime.text_utf8_unsafe import put_latin, put_units, size_of_units
from naja.runtime.words_unsafe import ascii_prefix, high_octets
from naja.unsafe import (
    Ptr,
    always_inline,
    bytes_address,
    bytes_unset,
    length_of,
    str_address,
    str_kind,
)

_SURROGATES: Final = "surrogates not allowed"


def encode(text: str, encoding: str, errors: str) -> bytes:
    """`text.encode(encoding, errors)` in an encoding that the running program names.

    Errors: UnicodeEncodeError where a code point has no octets and `errors` is strict,
    LookupError for an unknown encoding or handler.
    """
    codec = codec_of(encoding)
    if codec == ASCII:
        return encode_ascii(text, errors)
    return encode_latin(text, errors) if codec == LATIN_1 else encode_utf8_by(text, errors)


def encode_ascii(text: str, errors: str) -> bytes:
    """`text.encode("ascii", errors)`."""
    if all_below(text, 0x80):
        return bytes_of_run(str_address(text), length_of(text))
    return _encode_narrow(text, "ascii", 0x80, "ordinal not in range(128)", errors)


def encode_latin(text: str, errors: str) -> bytes:
    """`text.encode("latin-1", errors)`."""
    if all_below(text, 0x100):
        return bytes_of_run(str_address(text), length_of(text))
    return _encode_narrow(text, "latin-1", 0x100, "ordinal not in range(256)", errors)


def encode_utf8_by(text: str, errors: str) -> bytes:
    """`encode_utf8`, with a handler of errors."""
    size = utf8_size(text)
    return _encode_utf8(text, size) if size >= 0 else _encode_utf8_handled(text, errors)


def encode_utf8(text: str) -> bytes:
    """`text.encode()`; UnicodeEncodeError where there is a lone surrogate."""
    size = utf8_size(text)
    if size < 0:
        start = 0
        while not _is_surrogate(unit(text, start)):
            start += 1
        stop = _after_surrogates(text, start)
        raise UnicodeEncodeError("utf-8", text, start, stop, _SURROGATES)
    return _encode_utf8(text, size)


def _is_surrogate(code_point: int) -> bool:
    return code_point >> 11 == 0x1B


def _after_surrogates(text: str, start: int) -> int:
    """Where the surrogates that begin at `start` end."""
    stop = start + 1
    while stop < length_of(text) and _is_surrogate(unit(text, stop)):
        stop += 1
    return stop


def all_below(text: str, limit: int) -> bool:
    """Is the storage one octet a code point and each below `limit` (0x80 or 0x100)?"""
    if str_kind(text) > 1:
        return False
    if limit == 0x100:
        return True
    return ascii_prefix(str_address(text), length_of(text)) == length_of(text)


def utf8_size(text: str) -> int:
    """Octets of `text` in UTF-8; -1 when it holds a surrogate."""
    run = str_address(text)
    kind = str_kind(text)
    count = length_of(text)
    size = count
    if kind == 1:
        return wrap_add(size, high_octets(run, count))
    if kind == 2:
        return size_of_units(run, count)
    for index in range(count):
        code_point = load_unit(run, kind, index)
        if code_point >= 0x80:
            size += 1
            if code_point >= 0x800:
                size += 1 if code_point < 0x10000 else 2
                if code_point >> 11 == 0x1B:
                    return -1
    return size


def _encode_utf8(text: str, size: int) -> bytes:
    count = length_of(text)
    run = str_address(text)
    if size == count:
        return bytes_of_run(run, count)
    made = bytes_unset(size)
    target = bytes_address(made)
    kind = str_kind(text)
    start = 0
    if kind == 1:
        start, target = put_latin(target, run, count)
    elif kind == 2:
        start = wrap_sub(count, 1)
        target = put_units(target, run, start)
    for index in range(start, count):
        target = wrap_add(target, put_utf8(target, load_unit(run, kind, index)))
    return made


@always_inline
def put_utf8(address: int, code_point: int) -> int:
    """Store the UTF-8 of one code point; the octets it took, 1 to 4."""
    octets = Ptr[u8](address)
    if code_point < 0x80:
        octets[0] = code_point
        return 1
    if code_point < 0x800:
        octets[0] = 0xC0 | code_point >> 6
        octets[1] = 0x80 | code_point & 0x3F
        return 2
    if code_point < 0x10000:
        octets[0] = 0xE0 | code_point >> 12
        octets[1] = 0x80 | code_point >> 6 & 0x3F
        octets[2] = 0x80 | code_point & 0x3F
        return 3
    octets[0] = 0xF0 | code_point >> 18
    octets[1] = 0x80 | code_point >> 12 & 0x3F
    octets[2] = 0x80 | code_point >> 6 & 0x3F
    octets[3] = 0x80 | code_point & 0x3F
    return 4


def _encode_utf8_handled(text: str, errors: str) -> bytes:
    out = ByteBuffer()
    at = 0
    while at < length_of(text):
        code_point = unit(text, at)
        if not _is_surrogate(code_point):
            _append_utf8(out, code_point)
            at += 1
            continue
        stop = _after_surrogates(text, at)
        encode_handled(out, text, at, stop, "utf-8", _SURROGATES, errors)
        at = stop
    return out.to_bytes()


def _append_utf8(out: ByteBuffer, code_point: int) -> None:
    if code_point < 0x80:
        out.add_octet(code_point)
        return
    if code_point < 0x800:
        out.add_octet(0xC0 | code_point >> 6)
    else:
        if code_point < 0x10000:
            out.add_octet(0xE0 | code_point >> 12)
        else:
            out.add_octet(0xF0 | code_point >> 18)
            out.add_octet(0x80 | code_point >> 12 & 0x3F)
        out.add_octet(0x80 | code_point >> 6 & 0x3F)
    out.add_octet(0x80 | code_point & 0x3F)


def _encode_narrow(text: str, codec: str, limit: int, reason: str, errors: str) -> bytes:
    out = ByteBuffer()
    count = length_of(text)
    at = 0
    while at < count:
        code_point = unit(text, at)
        if code_point < limit:
            out.add_octet(code_point)
            at += 1
            continue
        stop = at + 1
        while stop < count and unit(text, stop) >= limit:
            stop += 1
        encode_handled(out, text, at, stop, codec, reason, errors)
        at = stop
    return out.to_bytes()
