"""Fields of `struct` in memory: loads and stores of numbers in either order of octets."""

from typing import Final

from naja.lang.bits import bswap64, float_bits, float_from_bits, shr_u
from naja.lang.widths import u8, u16, u32, u64
from naja.runtime.bytes_unsafe import bytes_of_run
from naja.runtime.octets_unsafe import Octets, count_of, run_of
from naja.unsafe import (
    Ptr,
    always_inline,
    bytes_address,
    bytes_alloc,
    copy_memory,
    fill_memory,
    length_of,
)

_FRACTION: Final = 0xFFFFFFFFFFFFF


def new_octets(count: int) -> bytes:
    """`count` zero octets that are to be filled."""
    return bytes_alloc(count) if count > 0 else b""


def address_of(made: bytes) -> int:
    return bytes_address(made)


def buffer_address(data: Octets) -> int:
    return run_of(data)


def buffer_length(data: Octets) -> int:
    return count_of(data)


def clear(address: int, count: int) -> None:
    fill_memory(address, 0, count)


@always_inline
def store(address: int, size: int, big: bool, value: int) -> None:
    """The low `size` octets (1, 2, 4 or 8) of a number."""
    if size == 1:
        Ptr[u8](address)[0] = value
    elif size == 2:
        Ptr[u16](address)[0] = shr_u(bswap64(value), 48) if big else value
    elif size == 4:
        Ptr[u32](address)[0] = shr_u(bswap64(value), 32) if big else value
    else:
        Ptr[u64](address)[0] = bswap64(value) if big else value


@always_inline
def load(address: int, size: int, big: bool) -> int:
    """The number of `size` octets, without a sign below 8."""
    if size == 1:
        return Ptr[u8](address)[0]
    if size == 2:
        found = Ptr[u16](address)[0]
        return shr_u(bswap64(found), 48) if big else found
    if size == 4:
        found = Ptr[u32](address)[0]
        return shr_u(bswap64(found), 32) if big else found
    found = Ptr[u64](address)[0]
    return bswap64(found) if big else found


def put_octets(address: int, room: int, value: bytes) -> None:
    """As much of `value` as there is room for, zeros behind it."""
    count = length_of(value)
    copy_memory(address, bytes_address(value), count if count < room else room)


def take_octets(address: int, count: int) -> bytes:
    return bytes_of_run(address, count)


def put_pascal(address: int, room: int, value: bytes) -> None:
    """An octet that counts, and the octets."""
    if room > 0:
        count = length_of(value)
        count = count if count < room else room - 1
        copy_memory(address + 1, bytes_address(value), count)
        Ptr[u8](address)[0] = count if count < 255 else 255


def take_pascal(address: int, room: int) -> bytes:
    if room == 0:
        return b""
    count = Ptr[u8](address)[0]
    return bytes_of_run(address + 1, count if count < room else room - 1)


def narrow(value: float, exponent_bits: int, fraction_bits: int) -> int:
    """The bits of the nearest float of another format; -1 if it is too large for that."""
    bits = float_bits(value)
    sign = (shr_u(bits, 63)) << (exponent_bits + fraction_bits)
    biased = bits >> 52 & 0x7FF
    fraction = bits & _FRACTION
    infinite = ((1 << exponent_bits) - 1) << fraction_bits
    if biased == 0x7FF:
        if fraction == 0:
            return sign | infinite
        if exponent_bits == 5:
            return sign | infinite | 0x200
        return sign | infinite | fraction >> (52 - fraction_bits) | 1 << (fraction_bits - 1)
    bias = (1 << (exponent_bits - 1)) - 1
    exponent = biased - 1023 + bias
    mantissa = fraction | (1 << 52 if biased != 0 else 0)
    shift = 52 - fraction_bits
    if exponent <= 0:
        shift += 1 - exponent
        exponent = 0
        if shift > 54:
            return sign
    kept = mantissa >> shift
    rest = mantissa & ((1 << shift) - 1)
    half = 1 << (shift - 1)
    if rest > half or (rest == half and kept & 1 == 1):
        kept += 1
    # A carry out of the fraction raises the exponent, as it should.
    made = kept + (((exponent - 1) << fraction_bits) if exponent > 0 else 0)
    return sign | made if made < infinite else -1


def widen(bits: int, exponent_bits: int, fraction_bits: int) -> float:
    """The value of the bits of a float of another format."""
    sign = bits >> (exponent_bits + fraction_bits) & 1
    exponent = bits >> fraction_bits & ((1 << exponent_bits) - 1)
    fraction = bits & ((1 << fraction_bits) - 1)
    if exponent == (1 << exponent_bits) - 1:
        made = 0x7FF << 52 | fraction << (52 - fraction_bits)
        if fraction != 0:
            made |= 1 << 51
        value = float_from_bits(made)
    else:
        bias = (1 << (exponent_bits - 1)) - 1
        if exponent > 0:
            made = (exponent - bias + 1023) << 52 | fraction << (52 - fraction_bits)
            value = float_from_bits(made)
        else:
            least = float_from_bits((1 - bias - fraction_bits + 1023) << 52)
            value = float(fraction) * least
    if sign == 1:
        return -value
    return value
