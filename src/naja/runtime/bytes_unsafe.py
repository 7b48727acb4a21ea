"""The storage of `bytes`, and the octets that bytes, bytearray and memoryview share.

Whatever holds octets is seen here as a *run*: an address and a count. The run lives as
long as the object it lies in, so callers keep that in a local variable.
"""

from typing import NoReturn

from naja.lang.bits import less_u, wrap_add
from naja.lang.widths import u8
from naja.runtime.text_unsafe import hash_run
from naja.runtime.words_unsafe import reverse_octets, swap_case_of
from naja.unsafe import (
    Array,
    Ptr,
    always_inline,
    bytes_address,
    bytes_alloc,
    bytes_unset,
    cached_hash,
    compare_memory,
    copy_memory,
    fill_memory,
    length_of,
    set_cached_hash,
)

_singles: Array[bytes | None] | None = None


@always_inline
def octets_length(data: bytes) -> int:
    return length_of(data)


@always_inline
def octet(data: bytes, index: int) -> int:
    """`data[index]`; IndexError when outside."""
    length = length_of(data)
    if less_u(index, length):
        return Ptr[u8](bytes_address(data))[index]
    return Ptr[u8](bytes_address(data))[wrapped_index(index, length, "index out of range")]


def wrapped_index(index: int, length: int, message: str) -> int:
    """A negative index counted from the end; IndexError when outside."""
    if index >= 0 or index + length < 0:
        raise IndexError(message)
    return index + length


def raise_octet_range() -> NoReturn:
    raise ValueError("byte must be in range(0, 256)")


@always_inline
def put_octet(data: bytes, index: int, value: int) -> None:
    """Store into octets that nobody has seen yet, or that a bytearray owns."""
    Ptr[u8](bytes_address(data))[index] = value


def bytes_of_run(address: int, count: int) -> bytes:
    """A new bytes with `count` octets of memory."""
    if count <= 0:
        return b""
    made = bytes_unset(count)
    copy_memory(bytes_address(made), address, count)
    return made


def bytes_single(value: int) -> bytes:
    """The bytes of one octet 0 .. 255, shared."""
    global _singles
    table = _singles
    if table is None:
        table = Array[bytes | None](0x100)
        _singles = table
    known = table[value]
    if known is not None:
        return known
    made = bytes_alloc(1)
    Ptr[u8](bytes_address(made))[0] = value
    table[value] = made
    return made


def bytes_slice(data: bytes, start: int, stop: int) -> bytes:
    """Octets start .. stop-1, 0 <= start, stop <= length; b"" when stop <= start."""
    if stop <= start:
        return b""
    if start == 0 and stop == length_of(data):
        return data
    return bytes_of_run(bytes_address(data) + start, stop - start)


def bytes_concat(a: bytes, b: bytes) -> bytes:
    """`a + b`."""
    first = length_of(a)
    second = length_of(b)
    if second == 0:
        return a
    if first == 0:
        return b
    made = bytes_unset(first + second)
    copy_memory(bytes_address(made), bytes_address(a), first)
    copy_memory(bytes_address(made) + first, bytes_address(b), second)
    return made


def bytes_equal(a: bytes, b: bytes) -> bool:
    count = length_of(a)
    if count != length_of(b):
        return False
    return compare_memory(bytes_address(a), bytes_address(b), count) == 0


def bytes_hash(data: bytes) -> int:
    """Never 0; kept in the hash word of the object."""
    known = cached_hash(data)
    if known != 0:
        return known
    made = hash_run(bytes_address(data), length_of(data))
    set_cached_hash(data, made)
    return made


def run_compare(a: int, count_a: int, b: int, count_b: int) -> int:
    """Below 0, 0 or above 0 as run a sorts before, with or after run b."""
    order = compare_memory(a, b, min(count_a, count_b))
    return order if order != 0 else count_a - count_b


def run_repeat(address: int, count: int, times: int) -> bytes:
    """A new bytes with the run `times` times."""
    if times <= 0 or count == 0:
        return b""
    if times > 0x3FFFFFFFFFFFFFF // count:
        raise MemoryError()
    total = count * times
    made = bytes_unset(total)
    target = bytes_address(made)
    if count == 1:
        fill_memory(target, Ptr[u8](address)[0], total)
        return made
    copy_memory(target, address, count)
    # Copy what is there already, twice as much each time.
    done = count
    while done < total:
        chunk = min(done, total - done)
        copy_memory(target + done, target, chunk)
        done += chunk
    return made


def run_matches(a: int, b: int, count: int) -> bool:
    """Do two runs hold the same `count` octets?"""
    return compare_memory(a, b, count) == 0


@always_inline
def run_octet(address: int, index: int) -> int:
    """Octet `index` of a run, which must be inside."""
    return Ptr[u8](address)[index]


def bytes_every(address: int, start: int, step: int, count: int) -> bytes:
    """The `count` octets of a run at start, start + step, ...; all must be inside."""
    if count <= 0:
        return b""
    made = bytes_unset(count)
    target = Ptr[u8](bytes_address(made))
    if step == -1:
        reverse_octets(bytes_address(made), address + start - count + 1, count)
        return made
    source = Ptr[u8](address)
    at = start
    for index in range(count):
        target[index] = source[at]
        at = wrap_add(at, step)
    return made


def bytes_in_case(address: int, count: int, first: int) -> bytes:
    """A new bytes with a run, the ASCII letters from `first` (A or a) on in the other case."""
    if count <= 0:
        return b""
    made = bytes_unset(count)
    swap_case_of(bytes_address(made), address, count, first)
    return made


def bytes_mapped(address: int, count: int, table: int) -> bytes:
    """A new bytes with what a table of 256 octets in memory says of each octet of a run."""
    if count <= 0:
        return b""
    made = bytes_unset(count)
    source, target, mapped = Ptr[u8](address), Ptr[u8](bytes_address(made)), Ptr[u8](table)
    for index in range(count):
        target[index] = mapped[source[index]]
    return made


def runs_concat(a: int, count_a: int, b: int, count_b: int) -> bytes:
    """A new bytes with two runs."""
    if count_a + count_b == 0:
        return b""
    made = bytes_unset(count_a + count_b)
    copy_memory(bytes_address(made), a, count_a)
    copy_memory(bytes_address(made) + count_a, b, count_b)
    return made


def bytes_zeros(count: int) -> bytes:
    """`bytes(count)`; ValueError below 0."""
    check_count(count)
    return bytes_alloc(count) if count > 0 else b""


def put_run(data: bytes, at: int, source: int, count: int) -> int:
    """Copy a run into octets that nobody has seen yet, at `at`; where it ends."""
    copy_memory(bytes_address(data) + at, source, count)
    return at + count


def check_count(count: int) -> None:
    if count < 0:
        raise ValueError("negative count")


def single_octet(value: int) -> bytes:
    """The bytes of one octet; ValueError unless 0 .. 255."""
    if value < 0 or value > 255:
        raise_octet_range()
    return bytes_single(value)
