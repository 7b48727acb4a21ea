"""`decode` and `encode` by one codec each, for a literal name (`compiler/lower/codecs.py`).

`codec` is the name CPython has for UTF-16 or UTF-32 in one of their orders, `table` the
characters of a codec of one octet each.
"""

from naja.runtime import (
    text_charmap_unsafe as _charmap,
    text_decode_unsafe as _decoding,
    text_encode_unsafe as _encoding,
    text_wide_unsafe as _wide,
)
from naja.runtime.octets_unsafe import Octets, count_of, run_of


def decode(data: Octets, encoding: str, errors: str) -> str:
    """`data.decode(encoding, errors)` in an encoding that the running program names."""
    return _decoding.decode_run(run_of(data), count_of(data), encoding, errors)


def encode(text: str, encoding: str, errors: str) -> bytes:
    """`text.encode(encoding, errors)` in an encoding that the running program names."""
    return _encoding.encode(text, encoding, errors)


def decode_utf8(data: Octets) -> str:
    return _decoding.decode_utf8(run_of(data), count_of(data))


def decode_utf8_by(data: Octets, errors: str) -> str:
    return _decoding.decode_utf8_by(run_of(data), count_of(data), errors)


def decode_sig(data: Octets, errors: str) -> str:
    run, count = run_of(data), count_of(data)
    mark = _decoding.mark_of_utf8(run, count)
    return _decoding.decode_utf8_by(run + mark, count - mark, errors)


def decode_ascii(data: Octets, errors: str) -> str:
    return _decoding.decode_ascii(run_of(data), count_of(data), errors)


def decode_latin(data: Octets) -> str:
    return _decoding.text_of_ascii(run_of(data), count_of(data))


def decode_wide(data: Octets, codec: str, errors: str) -> str:
    return _wide.decode_wide(run_of(data), count_of(data), codec, errors)


def decode_charmap(data: Octets, table: str, errors: str) -> str:
    return _charmap.decode_charmap(run_of(data), count_of(data), table, errors)


def encode_utf8(text: str) -> bytes:
    return _encoding.encode_utf8(text)


def encode_utf8_by(text: str, errors: str) -> bytes:
    return _encoding.encode_utf8_by(text, errors)


def encode_sig(text: str, errors: str) -> bytes:
    return b"\xef\xbb\xbf" + _encoding.encode_utf8_by(text, errors)


def encode_ascii(text: str, errors: str) -> bytes:
    return _encoding.encode_ascii(text, errors)


def encode_latin(text: str, errors: str) -> bytes:
    return _encoding.encode_latin(text, errors)


def encode_wide(text: str, codec: str, errors: str) -> bytes:
    return _wide.encode_wide(text, codec, errors)


def encode_charmap(text: str, table: str, errors: str) -> bytes:
    return _charmap.encode_charmap(text, table, errors)
