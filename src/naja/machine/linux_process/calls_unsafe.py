"""The five system calls that the seal admits, as functions on bytes.

Interrupted calls are repeated. Results are Linux's own: -errno on failure.
Source: Linux arch/x86/entry/syscalls/syscall_64.tbl.
"""

from typing import Final

from naja.lang.widths import i16, i32, u64
from naja.unsafe import Ptr, bytes_address, bytes_alloc, extern, syscall

_READ: Final = 0
_WRITE: Final = 1
_PPOLL: Final = 271

_EINTR: Final = -4
EAGAIN: Final = -11

POLLIN: Final = 0x001
POLLOUT: Final = 0x004

_SECOND_NS: Final = 1_000_000_000


# clock_gettime without a system call.
@extern("naja_read_clock")
def _read_clock(clock: int, record: int) -> int: ...  # type: ignore[empty-body]


# End the process; does not return.
@extern("naja_stop")
def stop(status: int) -> int: ...  # type: ignore[empty-body]


def write(descriptor: int, data: bytes, start: int) -> int:
    """Octets taken from `data[start:]`, or -errno."""
    address = bytes_address(data) + start
    done = syscall(_WRITE, descriptor, address, len(data) - start, 0, 0, 0)
    while done == _EINTR:
        done = syscall(_WRITE, descriptor, address, len(data) - start, 0, 0, 0)
    return done


def read_some(descriptor: int, count: int) -> bytes:
    """Up to `count` octets; b"" at the end or on failure."""
    buffer = bytes_alloc(count)
    done = syscall(_READ, descriptor, bytes_address(buffer), count, 0, 0, 0)
    while done == _EINTR:
        done = syscall(_READ, descriptor, bytes_address(buffer), count, 0, 0, 0)
    return buffer[:done] if done > 0 else b""


class ClockReader:
    """Reads Linux's clocks into a record of its own."""

    def __init__(self) -> None:
        self._record = bytes_alloc(16)

    def read(self, clock: int) -> int:
        """Nanoseconds of CLOCK_REALTIME (0) or CLOCK_MONOTONIC (1)."""
        words = Ptr[u64](bytes_address(self._record))
        _read_clock(clock, bytes_address(self._record))
        return words[0] * _SECOND_NS + words[1]


class PollSet:
    """Descriptors to wait for, as `struct pollfd[]`. At most `capacity`."""

    def __init__(self, capacity: int) -> None:
        self._records = bytes_alloc(8 * capacity)
        self._limit = bytes_alloc(16)
        self._count = 0

    def clear(self) -> None:
        self._count = 0

    def add(self, descriptor: int, events: int) -> None:
        at = bytes_address(self._records) + 8 * self._count
        Ptr[i32](at)[0] = descriptor
        Ptr[i16](at)[2] = events
        Ptr[i16](at)[3] = 0
        self._count += 1

    def wait(self, limit_ns: int) -> bool:
        """Until one is ready or `limit_ns` passed (-1: no limit); whether one is."""
        limit = 0
        if limit_ns >= 0:
            limit = bytes_address(self._limit)
            Ptr[u64](limit)[0] = limit_ns // _SECOND_NS
            Ptr[u64](limit)[1] = limit_ns % _SECOND_NS
        return syscall(_PPOLL, bytes_address(self._records), self._count, limit, 0, 8, 0) > 0

    def happened(self, index: int) -> bool:
        """True when descriptor number `index` was ready, failed or lost its other end."""
        return Ptr[i16](bytes_address(self._records) + 8 * index)[3] != 0
