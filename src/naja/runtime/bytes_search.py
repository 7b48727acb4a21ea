"""Methods of bytes, bytearray and memoryview that look for something, and compare."""

from naja.runtime.buffers import slice_start, slice_stop
from naja.runtime.bytes_unsafe import raise_octet_range, run_compare, run_matches, run_octet
from naja.runtime.octets_unsafe import Octets, count_of, run_of
from naja.runtime.text_search_unsafe import count_run, find_run, rfind_run
from naja.runtime.words_unsafe import count_unit, next_unit, previous_unit


def find(data: Octets, sub: Octets | int, start: int | None, stop: int | None) -> int:
    """`data.find(sub, start, stop)`: octets, or one octet as an int."""
    length = count_of(data)
    if isinstance(sub, int):
        _check_octet(sub)
    if start is not None and start > length:
        return -1
    first = slice_start(start, length)
    last = slice_stop(stop, length)
    if isinstance(sub, int):
        return next_unit(run_of(data), 1, sub, first, last)
    return find_run(run_of(data), 1, first, last, run_of(sub), count_of(sub))


def rfind(data: Octets, sub: Octets | int, start: int | None, stop: int | None) -> int:
    """`data.rfind(sub, start, stop)`."""
    length = count_of(data)
    if isinstance(sub, int):
        _check_octet(sub)
    if start is not None and start > length:
        return -1
    first = slice_start(start, length)
    last = slice_stop(stop, length)
    if isinstance(sub, int):
        return previous_unit(run_of(data), 1, sub, first, last)
    return rfind_run(run_of(data), 1, first, last, run_of(sub), count_of(sub))


def index(data: Octets, sub: Octets | int, start: int | None, stop: int | None) -> int:
    """`data.index(sub, start, stop)`; ValueError when absent."""
    at = find(data, sub, start, stop)
    if at < 0:
        raise ValueError("subsection not found")
    return at


def rindex(data: Octets, sub: Octets | int, start: int | None, stop: int | None) -> int:
    """`data.rindex(sub, start, stop)`; ValueError when absent."""
    at = rfind(data, sub, start, stop)
    if at < 0:
        raise ValueError("subsection not found")
    return at


def count(data: Octets, sub: Octets | int, start: int | None, stop: int | None) -> int:
    """`data.count(sub, start, stop)`."""
    length = count_of(data)
    if isinstance(sub, int):
        _check_octet(sub)
    if start is not None and start > length:
        return 0
    first = slice_start(start, length)
    last = slice_stop(stop, length)
    if isinstance(sub, int):
        return count_unit(run_of(data), 1, sub, first, last)
    return count_run(run_of(data), 1, first, last, run_of(sub), count_of(sub))


def contains(data: Octets, sub: Octets | int) -> bool:
    """`sub in data`; ValueError for an int that is no octet."""
    return find(data, sub, None, None) >= 0


def starts_with(data: Octets, prefix: Octets, start: int | None, stop: int | None) -> bool:
    """`data.startswith(prefix, start, stop)`."""
    length = count_of(data)
    if start is not None and start > length:
        return False
    first = slice_start(start, length)
    width = count_of(prefix)
    if first + width > slice_stop(stop, length):
        return False
    return run_matches(run_of(data) + first, run_of(prefix), width)


def ends_with(data: Octets, suffix: Octets, start: int | None, stop: int | None) -> bool:
    """`data.endswith(suffix, start, stop)`."""
    length = count_of(data)
    if start is not None and start > length:
        return False
    width = count_of(suffix)
    at = slice_stop(stop, length) - width
    if at < slice_start(start, length):
        return False
    return run_matches(run_of(data) + at, run_of(suffix), width)


def compare(a: Octets, b: Octets) -> int:
    """Below 0, 0 or above 0 as a sorts before, with or after b."""
    return run_compare(run_of(a), count_of(a), run_of(b), count_of(b))


def equal(a: Octets, b: Octets) -> bool:
    count = count_of(a)
    return count == count_of(b) and run_matches(run_of(a), run_of(b), count)


def _check_octet(value: int) -> None:
    if value < 0 or value > 255:
        raise_octet_range()


def only_octet(data: Octets) -> int:
    """`ord(data)`; TypeError unless it is one octet."""
    if count_of(data) != 1:
        raise TypeError(f"ord() expected a character, but string of length {count_of(data)} found")
    return run_octet(run_of(data), 0)
