"""Storage widths. They exist only as type arguments of `naja.unsafe.Ptr`.

A value read from storage is always an `int`; a value that does not fit the width
raises `OverflowError` when stored through checked code and is truncated by `Ptr`.
"""


class Width:
    """Base of all storage widths: `bits` wide, two's complement when `signed`."""

    bits = 64
    signed = False


class u8(Width):
    bits = 8


class u16(Width):
    bits = 16


class u32(Width):
    bits = 32


class u64(Width):
    """Reads give the 64 bits as a signed `int` (an `int` has 64 bits)."""

    bits = 64


class i8(Width):
    bits = 8
    signed = True


class i16(Width):
    bits = 16
    signed = True


class i32(Width):
    bits = 32
    signed = True


class i64(Width):
    bits = 64
    signed = True
