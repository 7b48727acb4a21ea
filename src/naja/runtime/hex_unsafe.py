"""Octets as pairs of hexadecimal digits and back, without separators."""

from typing import Final

from naja.lang.bits import wrap_add, wrap_mul
from naja.lang.widths import u8, u32, u64
from naja.unsafe import (
    Ptr,
    always_inline,
    bytes_address,
    bytes_unset,
    length_of,
    str_address,
    str_alloc,
    str_kind,
)

# What each octet stands for as a digit; 255 for what is none.
_VALUES: Final = (
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\xff\xff\xff\xff\xff\xff\xff\x0a\x0b\x0c\x0d\x0e\x0f\xff"
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    b"\xff\x0a\x0b\x0c\x0d\x0e\x0f\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
    b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
)


def hex_of_run(address: int, count: int) -> str:
    """The digits of `count` octets in memory."""
    if count == 0:
        return ""
    made = str_alloc(2 * count, 1)
    _put_digits(str_address(made), address, count)
    return made


def hex_octets(data: bytes) -> bytes:
    """The same as ASCII octets."""
    made = bytes_unset(2 * length_of(data))
    _put_digits(bytes_address(made), bytes_address(data), length_of(data))
    return made


def _put_digits(target: int, source: int, count: int) -> None:
    """Four octets at a time: their eight half octets, each made a digit in its place."""
    octets = Ptr[u8](source)
    fours = count >> 2
    for at in range(fours):
        Ptr[u64](target)[at] = _digits_of(Ptr[u32](source)[at])
    for at in range(fours << 2, count):
        octet = octets[at]
        pair = wrap_add(at, at)
        Ptr[u8](target)[pair] = _digit(octet >> 4)
        Ptr[u8](target)[wrap_add(pair, 1)] = _digit(octet & 15)


@always_inline
def _digits_of(four: int) -> int:
    word = (four | four << 16) & 0x0000FFFF0000FFFF
    word = (word | word << 8) & 0x00FF00FF00FF00FF
    halves = word >> 4 & 0x000F000F000F000F | (word & 0x000F000F000F000F) << 8
    letters = wrap_add(halves, 0x0606060606060606) >> 4 & 0x0101010101010101
    return wrap_add(wrap_add(halves, 0x3030303030303030), wrap_mul(letters, 39))


def _digit(value: int) -> int:
    return value + 48 if value < 10 else value + 87


def octets_of_digits(text: str) -> bytes | None:
    """The octets of a str of nothing but pairs of digits; None if it is anything else."""
    if str_kind(text) != 1 or length_of(text) & 1:
        return None
    return _octets_of_run(str_address(text), length_of(text) >> 1)


def octets_of_hex(text: bytes) -> bytes | None:
    """The same of ASCII octets, which must be of an even number."""
    return _octets_of_run(bytes_address(text), length_of(text) >> 1)


def _octets_of_run(address: int, count: int) -> bytes | None:
    """The same of `count` pairs in memory."""
    made = bytes_unset(count)
    target = Ptr[u8](bytes_address(made))
    source = Ptr[u8](address)
    values = Ptr[u8](bytes_address(_VALUES))
    bad = 0
    for at in range(count):
        pair = wrap_add(at, at)
        high = values[source[pair]]
        low = values[source[wrap_add(pair, 1)]]
        bad |= high | low
        target[at] = high << 4 | low
    return None if bad & 0x80 else made
