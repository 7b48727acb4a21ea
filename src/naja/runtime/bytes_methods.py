"""Methods of bytes and bytearray that make other octets. Letters are ASCII's.

Results are bytes; bytearray copies them into its own storage.
"""

from collections.abc import Callable, Iterable

from naja.runtime.buffers import no_limit
from naja.runtime.buffers_unsafe import ByteBuffer
from naja.runtime.bytes_search import ends_with, starts_with
from naja.runtime.bytes_split import is_blank
from naja.runtime.bytes_unsafe import (
    bytes_in_case,
    bytes_mapped,
    bytes_of_run,
    bytes_zeros,
    put_octet,
    put_run,
    run_octet,
    run_repeat,
    runs_concat,
)
from naja.runtime.octets_unsafe import Octets, bytes_of, count_of, run_of
from naja.runtime.text_classes import is_ascii_alpha, is_ascii_digit
from naja.runtime.text_search_unsafe import find_run


def concat(a: Octets, b: Octets) -> bytes:
    """`a + b`."""
    return runs_concat(run_of(a), count_of(a), run_of(b), count_of(b))


def repeat(data: Octets, times: int) -> bytes:
    """`data * times`."""
    return run_repeat(run_of(data), count_of(data), times)


def join(separator: Octets, parts: Iterable[Octets]) -> bytes:
    """`separator.join(parts)`."""
    out = ByteBuffer()
    first = True
    for part in parts:
        if not first:
            out.add_run(run_of(separator), count_of(separator))
        first = False
        out.add_run(run_of(part), count_of(part))
    return out.to_bytes()


def join_bytes(separator: bytes, parts: list[bytes]) -> bytes:
    """`separator.join(parts)` of a list of bytes, in two passes and one allocation."""
    count = len(parts)
    if count == 1:
        return parts[0]
    gap = count_of(separator)
    total = gap * (count - 1) if count > 0 else 0
    for part in parts:
        total += count_of(part)
    made = bytes_zeros(total)
    at = 0
    for index in range(count):
        if index > 0:
            at = put_run(made, at, run_of(separator), gap)
        part = parts[index]
        at = put_run(made, at, run_of(part), count_of(part))
    return made


def replace(data: Octets, old: Octets, new: Octets, limit: int) -> bytes:
    """`data.replace(old, new, limit)`; a negative limit means all."""
    limit = no_limit(limit)
    run = run_of(data)
    length = count_of(data)
    width = count_of(old)
    if limit == 0 or width > length:
        return bytes_of(data)
    out = ByteBuffer()
    start = 0
    if width == 0:
        while limit != 0 and start <= length:
            out.add_run(run_of(new), count_of(new))
            if start < length:
                out.add_octet(run_octet(run, start))
            start += 1
            limit -= 1
        if start < length:
            out.add_run(run + start, length - start)
        return out.to_bytes()
    at = find_run(run, 1, 0, length, run_of(old), width)
    if at < 0:
        return bytes_of(data)
    while at >= 0 and limit != 0:
        out.add_run(run + start, at - start)
        out.add_run(run_of(new), count_of(new))
        start = at + width
        limit -= 1
        at = find_run(run, 1, start, length, run_of(old), width)
    out.add_run(run + start, length - start)
    return out.to_bytes()


def remove_prefix(data: Octets, prefix: Octets) -> bytes:
    width = count_of(prefix)
    if starts_with(data, prefix, None, None):
        return bytes_of_run(run_of(data) + width, count_of(data) - width)
    return bytes_of(data)


def remove_suffix(data: Octets, suffix: Octets) -> bytes:
    if ends_with(data, suffix, None, None):
        return bytes_of_run(run_of(data), count_of(data) - count_of(suffix))
    return bytes_of(data)


def pad(data: Octets, left: int, right: int, fill: Octets, method: str) -> bytes:
    """`fill` (one octet) `left` times before and `right` times after; TypeError otherwise."""
    if count_of(fill) != 1:
        raise TypeError(f"{method}() argument 2 must be a byte string of length 1, not bytes")
    if left <= 0 and right <= 0:
        return bytes_of(data)
    before = run_repeat(run_of(fill), 1, left)
    after = run_repeat(run_of(fill), 1, right)
    return concat(concat(before, data), after)


def center(data: Octets, width: int, fill: Octets) -> bytes:
    """`data.center(width, fill)`: the odd octet goes left when the width is odd."""
    margin = max(width, 0) - count_of(data)
    left = margin // 2 + (margin & width & 1) if margin > 0 else 0
    return pad(data, left, margin - left, fill, "center")


def zero_fill(data: Octets, width: int) -> bytes:
    """`data.zfill(width)`: zeros after the sign."""
    missing = max(width, 0) - count_of(data)
    if missing <= 0:
        return bytes_of(data)
    run = run_of(data)
    zeros = run_repeat(run_of(b"0"), 1, missing)
    if count_of(data) > 0 and (run_octet(run, 0) == 43 or run_octet(run, 0) == 45):
        head = concat(bytes_of_run(run, 1), zeros)
        return concat(head, bytes_of_run(run + 1, count_of(data) - 1))
    return concat(zeros, data)


def expand_tabs(data: Octets, tab_size: int) -> bytes:
    """`data.expandtabs(tab_size)`."""
    run = run_of(data)
    out = ByteBuffer()
    column = 0
    for at in range(count_of(data)):
        octet = run_octet(run, at)
        if octet == 9:
            blanks = tab_size - column % tab_size if tab_size > 0 else 0
            for _ in range(blanks):
                out.add_octet(32)
            column += blanks
        else:
            out.add_octet(octet)
            column = 0 if octet == 10 or octet == 13 else column + 1
    return out.to_bytes()


def translate(data: Octets, table: Octets | None, delete: Octets) -> bytes:
    """`data.translate(table, delete)`; ValueError unless the table has 256 octets."""
    run = run_of(data)
    if table is not None and count_of(table) != 256:
        raise ValueError("translation table must be 256 characters long")
    if table is not None and count_of(delete) == 0:
        return bytes_mapped(run, count_of(data), run_of(table))
    out = ByteBuffer()
    for at in range(count_of(data)):
        octet = run_octet(run, at)
        if find_run(run_of(delete), 1, 0, count_of(delete), run + at, 1) < 0:
            out.add_octet(octet if table is None else run_octet(run_of(table), octet))
    return out.to_bytes()


def make_table(frm: Octets, to: Octets) -> bytes:
    """`bytes.maketrans(frm, to)`: a table for `translate`. ValueError if the lengths differ."""
    if count_of(frm) != count_of(to):
        raise ValueError("maketrans arguments must have same length")
    table = bytearray(range(256))
    for at in range(count_of(frm)):
        table[run_octet(run_of(frm), at)] = run_octet(run_of(to), at)
    return bytes(table)


def is_lower(octet: int) -> bool:
    return 97 <= octet <= 122


def is_upper(octet: int) -> bool:
    return 65 <= octet <= 90


def is_alnum(octet: int) -> bool:
    return is_ascii_alpha(octet) or is_ascii_digit(octet)


def is_ascii(octet: int) -> bool:
    return octet < 0x80


def _mapped(data: Octets, change: Callable[[int], int]) -> bytes:
    run = run_of(data)
    count = count_of(data)
    made = bytes_of_run(run, count)
    for at in range(count):
        put_octet(made, at, change(run_octet(run, at)))
    return made


def to_lower(octet: int) -> int:
    return octet + 32 if is_upper(octet) else octet


def to_upper(octet: int) -> int:
    return octet - 32 if is_lower(octet) else octet


def _to_other(octet: int) -> int:
    return octet ^ 32 if is_ascii_alpha(octet) else octet


def lower(data: Octets) -> bytes:
    return bytes_in_case(run_of(data), count_of(data), 65)


def upper(data: Octets) -> bytes:
    return bytes_in_case(run_of(data), count_of(data), 97)


def swapcase(data: Octets) -> bytes:
    return _mapped(data, _to_other)


def capitalize(data: Octets) -> bytes:
    made = lower(data)
    if count_of(data) > 0:
        put_octet(made, 0, to_upper(run_octet(run_of(data), 0)))
    return made


def title(data: Octets) -> bytes:
    run = run_of(data)
    made = bytes_of_run(run, count_of(data))
    inside = False
    for at in range(count_of(data)):
        octet = run_octet(run, at)
        put_octet(made, at, to_lower(octet) if inside else to_upper(octet))
        inside = is_ascii_alpha(octet)
    return made


def every_is(data: Octets, holds: Callable[[int], bool]) -> bool:
    """True for data that is not empty and `holds` for each octet."""
    run = run_of(data)
    for at in range(count_of(data)):
        if not holds(run_octet(run, at)):
            return False
    return count_of(data) > 0


def all_ascii(data: Octets) -> bool:
    """`data.isascii()`: also true of no octets."""
    return count_of(data) == 0 or every_is(data, is_ascii)


def all_blank(data: Octets) -> bool:
    return every_is(data, is_blank)


def all_cased(data: Octets, other: Callable[[int], bool]) -> bool:
    """Some letter, and no octet for which `other` holds (the wrong case)."""
    run = run_of(data)
    found = False
    for at in range(count_of(data)):
        octet = run_octet(run, at)
        if other(octet):
            return False
        found = found or is_ascii_alpha(octet)
    return found


def all_title(data: Octets) -> bool:
    """`data.istitle()`."""
    run = run_of(data)
    found = False
    inside = False
    for at in range(count_of(data)):
        octet = run_octet(run, at)
        if is_upper(octet) and inside or is_lower(octet) and not inside:
            return False
        inside = is_ascii_alpha(octet)
        found = found or inside
    return found
