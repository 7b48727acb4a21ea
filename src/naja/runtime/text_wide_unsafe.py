"""UTF-16 and UTF-32 in both orders of octets, and the mark in front that tells the order.

Without a mark the low octet comes first, as on the machines that images run on. Positions
and reasons of errors are CPython's. Source: Unicode 15.0, 3.9 and 3.10.
"""

from typing import Final

from naja.runtime.buffers_unsafe import ByteBuffer
from naja.runtime.text_build_unsafe import TextBuilder
from naja.runtime.text_handlers_unsafe import (
    decode_handled,
    encode_handled,
    is_big,
    load_wide,
    octets_of_ascii,
    put_wide,
)
from naja.runtime.text_unsafe import text_length, unit

_MARK: Final = 0xFEFF


def decode_wide(run: int, count: int, codec: str, errors: str) -> str:
    """The str that `count` octets at `run` mean in `codec`: utf-16, utf-32-le ...

    Errors: UnicodeDecodeError, or what the handler raises.
    """
    width = octets_of_ascii(codec)
    at = 0
    if len(codec) == 6:
        codec, at = _marked(run, count, codec, width)
    big = is_big(codec)
    out = TextBuilder(count // width)
    while at < count:
        code_point, size, reason = _character(run, at, count, width, big)
        if reason == "":
            out.put(code_point)
            at += size
        else:
            at = decode_handled(out, run, count, (at, at + size, reason), codec, errors)
    return out.finish()


def _marked(run: int, count: int, codec: str, width: int) -> tuple[str, int]:
    """The codec with the order that the mark tells, and the octets of the mark."""
    if count >= width:
        if load_wide(run, width, False) == _MARK:
            return codec + "-le", width
        if load_wide(run, width, True) == _MARK:
            return codec + "-be", width
    return codec + "-le", 0


def _character(run: int, at: int, count: int, width: int, big: bool) -> tuple[int, int, str]:
    """The code point at `at`, its octets, and "": or no matter what, those amiss, and why."""
    left = count - at
    if left < width:
        return 0, left, "truncated data"
    code_point = load_wide(run + at, width, big)
    if width == 4:
        if code_point >> 11 == 0x1B:
            return 0, 4, "code point in surrogate code point range(0xd800, 0xe000)"
        if code_point >= 0x110000:
            return 0, 4, "code point not in range(0x110000)"
        return code_point, 4, ""
    if code_point >> 11 != 0x1B:
        return code_point, 2, ""
    if code_point >= 0xDC00:
        return 0, 2, "illegal encoding"
    if left < 4:
        return 0, left, "unexpected end of data"
    second = load_wide(run + at + 2, 2, big)
    if second >> 10 != 0x37:
        return 0, 2, "illegal UTF-16 surrogate"
    return 0x10000 + ((code_point & 0x3FF) << 10 | second & 0x3FF), 4, ""


def encode_wide(text: str, codec: str, errors: str) -> bytes:
    """`text` in `codec`: utf-16, utf-32-le ...; one without an order writes a mark in front.

    Errors: UnicodeEncodeError for a surrogate, or what the handler raises.
    """
    width, big = octets_of_ascii(codec), is_big(codec)
    out = ByteBuffer()
    if len(codec) == 6:
        put_wide(out, _MARK, width, False)
    for index in range(text_length(text)):
        code_point = unit(text, index)
        if code_point >> 11 == 0x1B:
            reason = "surrogates not allowed"
            encode_handled(out, text, index, index + 1, codec, reason, errors)
        elif width == 2 and code_point >= 0x10000:
            put_wide(out, 0xD7C0 + (code_point >> 10), 2, big)
            put_wide(out, 0xDC00 | code_point & 0x3FF, 2, big)
        else:
            put_wide(out, code_point, width, big)
    return out.to_bytes()
