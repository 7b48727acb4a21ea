"""Loads and stores on memory that a device shares with us.

Each is volatile and of exactly its width. x86 keeps stores in order with stores and loads
with loads; what may pass each other is a store and a later load, hence `fence`, and the
compiler may move ordinary copies across a volatile access, hence `barrier`.
Every address is a raw virtual address and is not checked: that is the caller's part.
"""

from naja.lang.widths import u8, u16, u32, u64
from naja.unsafe import (
    Mmio,
    bytes_address,
    bytes_unset,
    compiler_barrier,
    copy_memory,
    memory_fence,
)


def load8(address: int) -> int:
    return Mmio[u8](address)[0]


def load16(address: int) -> int:
    return Mmio[u16](address)[0]


def load32(address: int) -> int:
    return Mmio[u32](address)[0]


def store8(address: int, value: int) -> None:
    Mmio[u8](address)[0] = value


def store16(address: int, value: int) -> None:
    Mmio[u16](address)[0] = value


def store32(address: int, value: int) -> None:
    Mmio[u32](address)[0] = value


def store64(address: int, value: int) -> None:
    Mmio[u64](address)[0] = value


def barrier() -> None:
    """Nothing moves across, as far as the compiler is concerned."""
    compiler_barrier()


def fence() -> None:
    """Every store before is visible before any load after."""
    memory_fence()


def read_octets(address: int, count: int) -> bytes:
    """A copy of `count` octets as a new object."""
    data = bytes_unset(count)
    copy_memory(bytes_address(data), address, count)
    return data


def overwrite_part(data: bytes, at: int, address: int, count: int) -> None:
    """Fill data[at:at+count], which nobody may have kept, with the octets at `address`.

    IndexError if that is not there.
    """
    if at < 0 or count < 0 or at + count > len(data):
        raise IndexError("octets beyond the end")
    copy_memory(bytes_address(data) + at, address, count)


def write_octets(address: int, data: bytearray, start: int, count: int) -> None:
    """Copy data[start:start+count]; IndexError if that is not there."""
    if start < 0 or count < 0 or start + count > len(data):
        raise IndexError("octets beyond the end")
    copy_memory(address, data._address + start, count)  # type: ignore[attr-defined]
