"""Integers in octet strings: big endian (network order) and little endian.

Reading works on bytes, bytearray and memoryview; writing on a bytearray or a writable
memoryview. IndexError when the field is not wholly inside. Values written must fit
(ValueError from the octet store otherwise).
"""

from typing import Protocol


class Octets(Protocol):
    def __getitem__(self, index: int, /) -> int: ...


class WritableOctets(Protocol):
    def __setitem__(self, index: int, value: int, /) -> None: ...


def u16be(data: Octets, at: int) -> int:
    return data[at] << 8 | data[at + 1]


def u32be(data: Octets, at: int) -> int:
    return data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3]


def u16le(data: Octets, at: int) -> int:
    return data[at] | data[at + 1] << 8


def u32le(data: Octets, at: int) -> int:
    return data[at] | data[at + 1] << 8 | data[at + 2] << 16 | data[at + 3] << 24


def put_u16be(data: WritableOctets, at: int, value: int) -> None:
    data[at] = value >> 8
    data[at + 1] = value & 0xFF


def put_u32be(data: WritableOctets, at: int, value: int) -> None:
    data[at] = value >> 24
    data[at + 1] = value >> 16 & 0xFF
    data[at + 2] = value >> 8 & 0xFF
    data[at + 3] = value & 0xFF
