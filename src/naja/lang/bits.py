"""Arithmetic on the 64 bits of an `int`, explicit where it wraps or is unsigned.

The compiler replaces each function by one or two instructions; the bodies here are
what CPython runs. Every argument and result is a 64-bit two's complement `int`.
"""

import math
import struct

_MASK = 0xFFFFFFFFFFFFFFFF


def _signed(value: int) -> int:
    value &= _MASK
    return value - (1 << 64) if value >> 63 else value


def wrap_add(a: int, b: int) -> int:
    return _signed(a + b)


def wrap_sub(a: int, b: int) -> int:
    return _signed(a - b)


def wrap_mul(a: int, b: int) -> int:
    return _signed(a * b)


def wrap_shl(a: int, n: int) -> int:
    """`a << n` modulo 2**64, 0 <= n < 64."""
    return _signed(a << n)


def shr_u(a: int, n: int) -> int:
    """Logical shift right, 0 <= n < 64."""
    return _signed((a & _MASK) >> n)


def rotl64(a: int, n: int) -> int:
    a &= _MASK
    return _signed(a << n | a >> (64 - n)) if n else _signed(a)


def rotr32(a: int, n: int) -> int:
    """Rotate the low 32 bits right by 0 <= n < 32; result is 0 .. 2**32-1."""
    a &= 0xFFFFFFFF
    return (a >> n | a << (32 - n)) & 0xFFFFFFFF


def mul_hi_u(a: int, b: int) -> int:
    """High 64 bits of the unsigned 128-bit product."""
    return _signed((a & _MASK) * (b & _MASK) >> 64)


def div_u(a: int, b: int) -> int:
    """Unsigned quotient; b must not be 0."""
    return _signed((a & _MASK) // (b & _MASK))


def rem_u(a: int, b: int) -> int:
    """Unsigned remainder; b must not be 0."""
    return _signed((a & _MASK) % (b & _MASK))


def less_u(a: int, b: int) -> bool:
    return (a & _MASK) < (b & _MASK)


def clz64(a: int) -> int:
    """Leading zero bits, 64 for 0."""
    return 64 - (a & _MASK).bit_length()


def ctz64(a: int) -> int:
    """Trailing zero bits, 64 for 0."""
    a &= _MASK
    return (a & -a).bit_length() - 1 if a else 64


def popcount64(a: int) -> int:
    return (a & _MASK).bit_count()


def bswap64(a: int) -> int:
    return _signed(int.from_bytes((a & _MASK).to_bytes(8, "little"), "big"))


def float_bits(x: float) -> int:
    """The IEEE 754 binary64 bits of x, as a signed int."""
    bits: int = struct.unpack("<q", struct.pack("<d", x))[0]
    return bits


def float_from_bits(a: int) -> float:
    value: float = struct.unpack("<d", struct.pack("<q", a))[0]
    return value


def truncate(x: float) -> int:
    """x towards zero; |x| < 2**63 or the result is unspecified."""
    return int(x)


def square_root(x: float) -> float:
    """The correctly rounded root; NaN for x < 0."""
    return math.sqrt(x) if x >= 0.0 else math.nan
