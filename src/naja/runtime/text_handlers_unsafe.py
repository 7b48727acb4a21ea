"""What the `errors=` argument of `encode` and `decode` makes of what a codec cannot do.

The handlers are CPython's (Python/codecs.c), but for namereplace: strict, ignore, replace,
backslashreplace, xmlcharrefreplace, surrogateescape and surrogatepass. What stands for code
points that have no octets is written in the codec itself, so a codec says the octets that
it takes for an ASCII character: 1, 2 or 4, and whether the high one comes first.
"""

from naja.lang.widths import u8
from naja.runtime.buffers_unsafe import ByteBuffer
from naja.runtime.bytes_unsafe import bytes_of_run
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_codec import escape_of
from naja.runtime.text_unsafe import text_length, unit
from naja.unsafe import Ptr


def decode_error(
    run: int, count: int, codec: str, start: int, stop: int, reason: str
) -> UnicodeDecodeError:
    """The error of the octets start .. stop-1 of `count` at `run`."""
    return UnicodeDecodeError(codec, bytes_of_run(run, count), start, stop, reason)


def unknown_handler(errors: str) -> LookupError:
    return LookupError("unknown error handler name '" + errors + "'")


def decode_handled(
    out: TextBuilder, run: int, count: int, fault: tuple[int, int, str], codec: str, errors: str
) -> int:
    """Append what `errors` makes of the octets start .. stop-1 of `fault`; where to go on.

    Errors: UnicodeDecodeError where the handler does not take them, TypeError where it is one
    for encoding only, LookupError for an unknown one.
    """
    start, stop, reason = fault
    octets = Ptr[u8](run)
    if errors == "ignore":
        return stop
    if errors == "replace":
        out.put(0xFFFD)
        return stop
    if errors == "backslashreplace":
        for index in range(start, stop):
            out.add(escape_of(octets[index]))
        return stop
    if errors == "surrogateescape":
        at = start
        while at < stop and at < start + 4 and octets[at] >= 0x80:
            out.put(0xDC00 + octets[at])
            at += 1
        if at > start:
            return at
    elif errors == "surrogatepass":
        width = octets_of_ascii(codec)
        size = 3 if width == 1 else width
        if codec_passes(codec) and start + size <= count:
            code_point = _stored_unit(run + start, width, is_big(codec))
            if code_point >> 11 == 0x1B:
                out.put(code_point)
                return start + size
    elif errors == "xmlcharrefreplace" or errors == "namereplace":
        raise TypeError("don't know how to handle UnicodeDecodeError in error callback")
    elif errors != "strict":
        raise unknown_handler(errors)
    raise decode_error(run, count, codec, start, stop, reason)


def codec_passes(codec: str) -> bool:
    """Can the codec hold surrogates, for `surrogatepass`?"""
    return codec == "utf-8" or octets_of_ascii(codec) > 1


def octets_of_ascii(codec: str) -> int:
    """Octets of an ASCII character in the codec of this canonical name: 1, 2 or 4."""
    if codec.startswith("utf-16"):
        return 2
    return 4 if codec.startswith("utf-32") else 1


def is_big(codec: str) -> bool:
    """Does the codec of this canonical name put the high octet first?"""
    return codec.endswith("-be")


def _stored_unit(address: int, width: int, big: bool) -> int:
    """The unit of 2 or 4 octets at `address`, or the character of three octets of UTF-8; or 0."""
    if width > 1:
        return load_wide(address, width, big)
    octets = Ptr[u8](address)
    if octets[0] & 0xF0 != 0xE0 or octets[1] & 0xC0 != 0x80 or octets[2] & 0xC0 != 0x80:
        return 0
    return (octets[0] & 0x0F) << 12 | (octets[1] & 0x3F) << 6 | octets[2] & 0x3F


def load_wide(address: int, width: int, big: bool) -> int:
    """The number of `width` octets at `address`, the high one first if `big`."""
    octets = Ptr[u8](address)
    value = 0
    for index in range(width):
        value = value << 8 | octets[index if big else width - 1 - index]
    return value


def put_wide(out: ByteBuffer, value: int, width: int, big: bool) -> None:
    """Append `value` in `width` octets, the high one first if `big`."""
    for index in range(width):
        out.add_octet(value >> 8 * (width - 1 - index if big else index) & 0xFF)


def encode_handled(
    out: ByteBuffer, text: str, start: int, stop: int, codec: str, reason: str, errors: str
) -> None:
    """Append to `out` what `errors` makes of the code points start .. stop-1.

    Errors: UnicodeEncodeError where the handler does not take them, LookupError for an
    unknown one.
    """
    if errors == "ignore":
        return
    width, big = octets_of_ascii(codec), is_big(codec)
    for index in range(start, stop):
        code_point = unit(text, index)
        if errors == "replace":
            put_wide(out, 0x3F, width, big)
        elif errors == "backslashreplace":
            _put_ascii(out, escape_of(code_point), width, big)
        elif errors == "xmlcharrefreplace":
            _put_ascii(out, "&#" + str(code_point) + ";", width, big)
        elif errors == "surrogateescape":
            if width > 1 or not 0xDC80 <= code_point <= 0xDCFF:
                first = start if codec == "charmap" else index
                raise UnicodeEncodeError(codec, text, first, stop, reason)
            out.add_octet(code_point - 0xDC00)
        elif errors == "surrogatepass" and codec_passes(codec):
            _put_surrogate(out, code_point, width, big)
        elif errors == "strict" or errors == "surrogatepass":
            raise UnicodeEncodeError(codec, text, start, stop, reason)
        else:
            raise unknown_handler(errors)


def _put_ascii(out: ByteBuffer, text: str, width: int, big: bool) -> None:
    for index in range(text_length(text)):
        put_wide(out, unit(text, index), width, big)


def _put_surrogate(out: ByteBuffer, code_point: int, width: int, big: bool) -> None:
    if width > 1:
        put_wide(out, code_point, width, big)
        return
    out.add_octet(0xE0 | code_point >> 12)
    out.add_octet(0x80 | code_point >> 6 & 0x3F)
    out.add_octet(0x80 | code_point & 0x3F)
