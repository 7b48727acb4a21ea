"""`struct`: values in octets, by formats that are literals.

The compiler reads the format: `unpack("<HB", data)` has the type `tuple[int, int]`, and
each field becomes a load or a store. The functions with an underscore are its building
blocks.

Deliberately missing: formats that are not known when the program is compiled (but
`calcsize` takes any), and formats in octets.
"""

from typing import Generic, Iterator, NoReturn, TypeVar

from naja.lang.bits import float_bits, float_from_bits
from naja.lang.struct_format import StructFormat
from naja.runtime.struct_unsafe import (
    address_of,
    buffer_address,
    buffer_length,
    clear,
    load,
    narrow,
    new_octets,
    put_octets,
    put_pascal,
    store,
    take_octets,
    take_pascal,
    widen,
)

_Octets = bytes | bytearray | memoryview
_F_co = TypeVar("_F_co", covariant=True)
_UNKNOWN = "struct formats are literals here; this one is not known when the program is compiled"


class error(Exception):
    """What is wrong with a format, a value or the size of a buffer."""


def calcsize(format: str, /) -> int:
    """The octets that a format takes."""
    found = StructFormat(format, keep=False)
    if found.fault != "":
        raise error(found.fault)
    return found.size


def pack(format: str, /, *values: object) -> bytes:
    raise NotImplementedError(_UNKNOWN)


def pack_into(format: str, buffer: _Octets, offset: int, /, *values: object) -> None:
    raise NotImplementedError(_UNKNOWN)


def unpack(format: str, buffer: _Octets, /) -> tuple[object, ...]:
    raise NotImplementedError(_UNKNOWN)


def unpack_from(format: str, /, buffer: _Octets, offset: int = 0) -> tuple[object, ...]:
    raise NotImplementedError(_UNKNOWN)


def iter_unpack(format: str, buffer: _Octets, /) -> Iterator[tuple[object, ...]]:
    raise NotImplementedError(_UNKNOWN)


class Struct(Generic[_F_co]):
    """A format; its type argument is the literal."""

    def __init__(self, format: str) -> None:
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values: object) -> bytes:
        raise NotImplementedError(_UNKNOWN)

    def pack_into(self, buffer: _Octets, offset: int, /, *values: object) -> None:
        raise NotImplementedError(_UNKNOWN)

    def unpack(self, buffer: _Octets, /) -> tuple[object, ...]:
        raise NotImplementedError(_UNKNOWN)

    def unpack_from(self, buffer: _Octets, offset: int = 0) -> tuple[object, ...]:
        raise NotImplementedError(_UNKNOWN)

    def iter_unpack(self, buffer: _Octets, /) -> Iterator[tuple[object, ...]]:
        raise NotImplementedError(_UNKNOWN)


def _new(size: int) -> bytes:
    return new_octets(size)


def _start(made: bytes) -> int:
    return address_of(made)


def _place(length: int, size: int, offset: int, packing: bool) -> int:
    """The offset from the start of a buffer of `length` octets; `error` if it is outside."""
    if offset < 0:
        if offset + size > 0:
            what = "no space to pack" if packing else "not enough data to unpack"
            raise error(f"{what} {size} bytes at offset {offset}")
        if offset + length < 0:
            raise error(f"offset {offset} out of range for {length}-byte buffer")
        offset += length
    if length - offset < size:
        name = "pack_into" if packing else "unpack_from"
        verb = "packing" if packing else "unpacking"
        raise error(
            f"{name} requires a buffer of at least {size + offset} bytes for {verb} {size} "
            f"bytes at offset {offset} (actual buffer size is {length})"
        )
    return offset


def _into(buffer: bytearray | memoryview, size: int, offset: int) -> int:
    """Where to pack: the address of `size` octets, which are cleared."""
    if isinstance(buffer, memoryview) and buffer.readonly:
        raise TypeError("a read-write bytes-like object is required, not 'memoryview'")
    address = buffer_address(buffer) + _place(buffer_length(buffer), size, offset, True)
    clear(address, size)
    return address


def _out_of(buffer: _Octets, size: int, offset: int) -> int:
    return buffer_address(buffer) + _place(buffer_length(buffer), size, offset, False)


def _exactly(buffer: _Octets, size: int) -> int:
    if buffer_length(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return buffer_address(buffer)


def _places(buffer: _Octets, size: int) -> range:
    """The offsets of the records in a buffer."""
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    length = buffer_length(buffer)
    if length % size != 0:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return range(0, length, size)


def _bad_number(value: int, size: int, fault: str) -> NoReturn:
    if value < 0 and size >= 4 and " 0 <=" in fault:
        raise error("argument out of range")
    raise error(fault)


def _put_whole(
    address: int, size: int, big: bool, value: int, low: int, high: int, fault: str
) -> None:
    if value < low or value > high:
        _bad_number(value, size, fault)
    store(address, size, big, value)


def _put_float(address: int, size: int, big: bool, value: float) -> None:
    if size == 8:
        store(address, 8, big, float_bits(value))
        return
    bits = narrow(value, 5, 10) if size == 2 else narrow(value, 8, 23)
    if bits < 0:
        raise OverflowError(f"float too large to pack with {'e' if size == 2 else 'f'} format")
    store(address, size, big, bits)


def _put_octets(address: int, size: int, value: bytes | bytearray) -> None:
    put_octets(address, size, bytes(value))


def _put_pascal(address: int, size: int, value: bytes | bytearray) -> None:
    put_pascal(address, size, bytes(value))


def _put_char(address: int, size: int, value: bytes | bytearray) -> None:
    if len(value) != 1:
        raise error("char format requires a bytes object of length 1")
    put_octets(address, size, bytes(value))


def _take_signed(address: int, size: int, big: bool) -> int:
    value = load(address, size, big)
    if size == 1:
        return (value ^ 0x80) - 0x80
    if size == 2:
        return (value ^ 0x8000) - 0x8000
    return (value ^ 0x80000000) - 0x80000000 if size == 4 else value


def _take_unsigned(address: int, size: int, big: bool) -> int:
    """OverflowError for a number of 64 bits, where CPython's int goes on."""
    value = load(address, size, big)
    if value < 0:
        raise OverflowError("integer result does not fit in 64 bits")
    return value


def _take_bool(address: int) -> bool:
    return load(address, 1, False) != 0


def _take_float(address: int, size: int, big: bool) -> float:
    bits = load(address, size, big)
    if size == 8:
        return float_from_bits(bits)
    return widen(bits, 5, 10) if size == 2 else widen(bits, 8, 23)


def _take_octets(address: int, size: int) -> bytes:
    return take_octets(address, size)


def _take_pascal(address: int, size: int) -> bytes:
    return take_pascal(address, size)
