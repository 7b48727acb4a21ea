"""Methods of int."""

from collections.abc import Iterable

from naja.lang.bits import clz64, popcount64, wrap_sub
from naja.runtime.buffers_unsafe import ByteBuffer, ViewBuffer
from naja.runtime.bytes_text import octets_of_ints
from naja.runtime.bytes_unsafe import bytes_zeros, put_octet, run_octet
from naja.runtime.failures import raise_overflow
from naja.runtime.octets_unsafe import count_of, run_of


def bit_length(value: int) -> int:
    """Bits of the magnitude, 0 for 0."""
    return 64 - clz64(wrap_sub(0, value) if value < 0 else value)


def bit_count(value: int) -> int:
    """Ones in the binary representation of the magnitude."""
    return popcount64(wrap_sub(0, value) if value < 0 else value)


def round_int(value: int, digits: int) -> int:
    """`round(value, digits)`: to a multiple of 10**-digits, half to even."""
    if digits >= 0:
        return value
    if digits < -19:
        return 0
    # The unit is 10**-digits; with 10**19 every half of it is above 2**62.
    if digits == -19:
        if -5000000000000000000 <= value <= 5000000000000000000:
            return 0
        raise_overflow()
    unit = 1
    for _ in range(-digits):
        unit *= 10
    rest = value % unit
    if rest > unit - rest or (rest == unit - rest and value // unit % 2 == 1):
        return value + (unit - rest)
    return value - rest


def to_octets(value: int, length: int, byteorder: str, signed: bool) -> bytes:
    """`value.to_bytes(length, byteorder, signed=signed)`.

    Errors: ValueError for a bad length or order, OverflowError when it does not fit.
    """
    big = is_big(byteorder)
    if length < 0:
        raise ValueError("length argument must be non-negative")
    if value < 0 and not signed:
        raise OverflowError("can't convert negative int to unsigned")
    if length < 8:
        kept = value >> (8 * length - 1) if signed and length > 0 else value >> 8 * length
        if kept != 0 and not (signed and kept == -1 and length > 0):
            raise OverflowError("int too big to convert")
    made = bytes_zeros(length)
    rest = value
    for index in range(length):
        put_octet(made, length - 1 - index if big else index, rest & 0xFF)
        rest >>= 8
    return made


def is_big(byteorder: str) -> bool:
    if byteorder == "big":
        return True
    if byteorder != "little":
        raise ValueError("byteorder must be either 'little' or 'big'")
    return False


def from_octets(
    data: bytes | ByteBuffer | ViewBuffer | Iterable[int], byteorder: str, signed: bool
) -> int:
    """`int.from_bytes(data, byteorder, signed=signed)`; OverflowError beyond 64 bits."""
    big = is_big(byteorder)
    if isinstance(data, (bytes, ByteBuffer, ViewBuffer)):
        return _from_run(run_of(data), count_of(data), big, signed)
    octets = octets_of_ints(data, "bytes")
    return _from_run(run_of(octets), count_of(octets), big, signed)


def _from_run(run: int, count: int, big: bool, signed: bool) -> int:
    if count == 0:
        return 0
    top = run_octet(run, 0 if big else count - 1)
    sign = -1 if signed and top >= 0x80 else 0
    value = sign
    for index in range(count):
        # What is shifted out, and the bit that becomes the sign, must repeat the sign.
        if value >> 55 != sign:
            raise_overflow()
        value = value << 8 | run_octet(run, index if big else count - 1 - index)
    return value
