"""Methods of bytes and bytearray that take octets apart: pieces come as bytes."""

from naja.runtime.buffers import no_limit
from naja.runtime.bytes_unsafe import bytes_of_run, run_octet
from naja.runtime.octets_unsafe import Octets, count_of, run_of
from naja.runtime.text_search_unsafe import find_run, rfind_run
from naja.runtime.words_unsafe import next_unit


def is_blank(octet: int) -> bool:
    """ASCII white space."""
    return octet == 32 or 9 <= octet <= 13


def split(data: Octets, separator: Octets | None, limit: int) -> list[bytes]:
    """`data.split(separator, limit)`; ValueError for an empty separator."""
    limit = no_limit(limit)
    run = run_of(data)
    length = count_of(data)
    parts: list[bytes] = []
    if separator is None:
        _split_blanks(parts, run, length, limit)
        return parts
    width = count_of(separator)
    if width == 0:
        raise ValueError("empty separator")
    start = 0
    while limit != 0:
        at = find_run(run, 1, start, length, run_of(separator), width)
        if at < 0:
            break
        parts.append(bytes_of_run(run + start, at - start))
        start = at + width
        limit -= 1
    parts.append(bytes_of_run(run + start, length - start))
    return parts


def _split_blanks(parts: list[bytes], run: int, length: int, limit: int) -> None:
    at = _skip_blanks(run, 0, length)
    while at < length and limit != 0:
        start = at
        while at < length and not is_blank(run_octet(run, at)):
            at += 1
        parts.append(bytes_of_run(run + start, at - start))
        limit -= 1
        at = _skip_blanks(run, at, length)
    if at < length:
        parts.append(bytes_of_run(run + at, length - at))


def rsplit(data: Octets, separator: Octets | None, limit: int) -> list[bytes]:
    """`data.rsplit(separator, limit)`; ValueError for an empty separator."""
    limit = no_limit(limit)
    run = run_of(data)
    stop = count_of(data)
    parts: list[bytes] = []
    if separator is None:
        _rsplit_blanks(parts, run, stop, limit)
    else:
        width = count_of(separator)
        if width == 0:
            raise ValueError("empty separator")
        while limit != 0:
            at = rfind_run(run, 1, 0, stop, run_of(separator), width)
            if at < 0:
                break
            parts.append(bytes_of_run(run + at + width, stop - at - width))
            stop = at
            limit -= 1
        parts.append(bytes_of_run(run, stop))
    parts.reverse()
    return parts


def _rsplit_blanks(parts: list[bytes], run: int, length: int, limit: int) -> None:
    stop = _end_before_blanks(run, 0, length)
    while stop > 0 and limit != 0:
        start = stop
        while start > 0 and not is_blank(run_octet(run, start - 1)):
            start -= 1
        parts.append(bytes_of_run(run + start, stop - start))
        limit -= 1
        stop = _end_before_blanks(run, 0, start)
    if stop > 0:
        parts.append(bytes_of_run(run, stop))


def _skip_blanks(run: int, start: int, stop: int) -> int:
    while start < stop and is_blank(run_octet(run, start)):
        start += 1
    return start


def _end_before_blanks(run: int, start: int, stop: int) -> int:
    while stop > start and is_blank(run_octet(run, stop - 1)):
        stop -= 1
    return stop


def splitlines(data: Octets, keep_ends: bool) -> list[bytes]:
    """`data.splitlines(keep_ends)`: lines end with LF, CR or CR LF."""
    run = run_of(data)
    length = count_of(data)
    lines: list[bytes] = []
    start = 0
    at = 0
    while at < length:
        octet = run_octet(run, at)
        end = at
        at += 1
        if octet != 10 and octet != 13:
            continue
        if octet == 13 and at < length and run_octet(run, at) == 10:
            at += 1
        lines.append(bytes_of_run(run + start, (at if keep_ends else end) - start))
        start = at
    if start < length:
        lines.append(bytes_of_run(run + start, length - start))
    return lines


def partition(data: Octets, separator: Octets) -> tuple[bytes, bytes, bytes]:
    """`data.partition(separator)`; ValueError for an empty separator."""
    run = run_of(data)
    length = count_of(data)
    width = count_of(separator)
    if width == 0:
        raise ValueError("empty separator")
    at = find_run(run, 1, 0, length, run_of(separator), width)
    if at < 0:
        return bytes_of_run(run, length), b"", b""
    return _three(run, length, at, width)


def rpartition(data: Octets, separator: Octets) -> tuple[bytes, bytes, bytes]:
    """`data.rpartition(separator)`; ValueError for an empty separator."""
    run = run_of(data)
    length = count_of(data)
    width = count_of(separator)
    if width == 0:
        raise ValueError("empty separator")
    at = rfind_run(run, 1, 0, length, run_of(separator), width)
    if at < 0:
        return b"", b"", bytes_of_run(run, length)
    return _three(run, length, at, width)


def _three(run: int, length: int, at: int, width: int) -> tuple[bytes, bytes, bytes]:
    after = at + width
    return (
        bytes_of_run(run, at),
        bytes_of_run(run + at, width),
        bytes_of_run(run + after, length - after),
    )


def strip(data: Octets, octets: Octets | None, left: bool, right: bool) -> bytes:
    """Without the leading (`left`) and trailing (`right`) octets that are in `octets`.

    None means ASCII white space.
    """
    run = run_of(data)
    start = 0
    stop = count_of(data)
    if octets is None:
        if left:
            start = _skip_blanks(run, start, stop)
        if right:
            stop = _end_before_blanks(run, start, stop)
    else:
        chosen = run_of(octets)
        count = count_of(octets)
        if left:
            while start < stop and next_unit(chosen, 1, run_octet(run, start), 0, count) >= 0:
                start += 1
        if right:
            while stop > start and next_unit(chosen, 1, run_octet(run, stop - 1), 0, count) >= 0:
                stop -= 1
    if start == 0 and stop == count_of(data) and isinstance(data, bytes):
        return data
    return bytes_of_run(run + start, stop - start)
