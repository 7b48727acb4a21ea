"""`str.encode`: code points to octets."""

from naja.lang.bits import shr_u, wrap_add, wrap_sub
from naja.lang.widths import u8, u16
from naja.runtime.buffers_unsafe import ByteBuffer
from naja.runtime.bytes_unsafe import bytes_of_run
from naja.runtime.text_codec import (
    ASCII,
    LATIN_1,
    UTF_8,
    codec_of,
    encode_handled,
)
from naja.runtime.text_unsafe import load_unit, unit
from naja.runtime.words_unsafe import ascii_prefix
from naja.unsafe import (
    Ptr,
    always_inline,
    bytes_address,
    bytes_alloc,
    length_of,
    str_address,
    str_kind,
)


def encode(text: str, encoding: str, errors: str) -> bytes:
    """`text.encode(encoding, errors)`.

    Errors: UnicodeEncodeError where a code point has no octets and `errors` is strict,
    LookupError for an unknown encoding or handler.
    """
    codec = codec_of(encoding)
    if codec == ASCII or codec == LATIN_1:
        limit = 0x80 if codec == ASCII else 0x100
        if all_below(text, limit):
            return bytes_of_run(str_address(text), length_of(text))
        return _encode_narrow(text, codec, limit, errors)
    size = utf8_size(text)
    if size < 0:
        return _encode_utf8_handled(text, errors)
    return _encode_utf8(text, size)


def encode_utf8(text: str) -> bytes:
    """`text.encode()`; UnicodeEncodeError where there is a lone surrogate."""
    size = utf8_size(text)
    if size < 0:
        start = 0
        while not _is_surrogate(unit(text, start)):
            start += 1
        stop = _after_surrogates(text, start)
        raise UnicodeEncodeError("utf-8", text, start, stop, "surrogates not allowed")
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
        octets = Ptr[u8](run)
        for index in range(ascii_prefix(run, count), count):
            size = wrap_add(size, octets[index] >> 7)
        return size
    if kind == 2:
        return _utf8_size_of_pairs(run, count)
    for index in range(count):
        code_point = load_unit(run, kind, index)
        if code_point >= 0x80:
            size += 1
            if code_point >= 0x800:
                size += 1 if code_point < 0x10000 else 2
                if code_point >> 11 == 0x1B:
                    return -1
    return size


def _utf8_size_of_pairs(run: int, count: int) -> int:
    """The same for code points of 16 bits: comparisons are signs, so that nothing branches."""
    pairs = Ptr[u16](run)
    size = count
    surrogates = 0
    for index in range(count):
        code_point = pairs[index]
        size = wrap_add(size, shr_u(wrap_sub(0x7F, code_point), 63))
        size = wrap_add(size, shr_u(wrap_sub(0x7FF, code_point), 63))
        surrogates |= wrap_sub(code_point ^ 0xD800, 0x800)
    return size if surrogates >= 0 else -1


def _encode_utf8(text: str, size: int) -> bytes:
    count = length_of(text)
    if size == count:
        return bytes_of_run(str_address(text), count)
    made = bytes_alloc(size)
    target = bytes_address(made)
    run = str_address(text)
    kind = str_kind(text)
    start = 0
    # All but the last, behind which there may be no room for a second octet.
    if kind == 1:
        start = wrap_sub(count, 1)
        for index in range(start):
            target = wrap_add(target, _put_pair(target, Ptr[u8](run)[index]))
    elif kind == 2:
        start = wrap_sub(count, 1)
        target = _put_wide(target, run, start)
    for index in range(start, count):
        target = wrap_add(target, put_utf8(target, load_unit(run, kind, index)))
    return made


@always_inline
def _put_pair(target: int, code_point: int) -> int:
    """Store the UTF-8 of a code point below 0x800, in two octets; how many of them count."""
    pair = 0x80C0 | code_point >> 6 | (code_point & 0x3F) << 8
    Ptr[u16](target)[0] = code_point if code_point < 0x80 else pair
    return wrap_add(1, shr_u(wrap_sub(0x7F, code_point), 63))


def _put_wide(target: int, run: int, count: int) -> int:
    """Store the UTF-8 of `count` code points of 16 bits; the address behind it."""
    units = Ptr[u16](run)
    for index in range(count):
        code_point = units[index]
        if code_point < 0x800:
            target = wrap_add(target, _put_pair(target, code_point))
        else:
            Ptr[u16](target)[0] = 0x80E0 | code_point >> 12 | (code_point & 0xFC0) << 2
            Ptr[u8](target)[2] = 0x80 | code_point & 0x3F
            target = wrap_add(target, 3)
    return target


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
        encode_handled(out, text, at, stop, UTF_8, errors)
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


def _encode_narrow(text: str, codec: int, limit: int, errors: str) -> bytes:
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
        encode_handled(out, text, at, stop, codec, errors)
        at = stop
    return out.to_bytes()
