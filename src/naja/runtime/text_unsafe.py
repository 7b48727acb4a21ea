"""The storage of `str`: making, copying, comparing and hashing code points in memory.

A str holds each code point in 1, 2 or 4 octets, the least that fits its largest one
(its *kind*). So two equal strings have equal memory, and indexing takes one load.
Everything above this file sees code points through `unit` and makes strings through
`substring`, `concat`, `join` and `TextBuilder`.
"""

from typing import Final, TypeVar

from naja.lang.bits import ctz64, mul_hi_u, shr_u, wrap_add, wrap_mul, wrap_sub
from naja.lang.widths import u8, u16, u32, u64
from naja.runtime.words_unsafe import any_bits, copy_run, exchange, reverse_octets, swap_case_of
from naja.unsafe import (
    Array,
    Ptr,
    always_inline,
    cached_hash,
    compare_memory,
    copy_memory,
    length_of,
    set_cached_hash,
    str_address,
    str_alloc,
    str_kind,
)

S = TypeVar("S", bound=str)

# What a word of code points has where one does not fit Latin-1, or 16 bits.
_ABOVE_LATIN_1: Final = -0x00FF00FF00FF0100
_ABOVE_BASIC: Final = -0x0000FFFF00010000

_singles: Array[str | None] | None = None


@always_inline
def text_length(text: str) -> int:
    return length_of(text)


@always_inline
def load_unit(address: int, kind: int, index: int) -> int:
    """Element `index` of a run of code points of `kind` octets each."""
    if kind == 1:
        return Ptr[u8](address)[index]
    if kind == 2:
        return Ptr[u16](address)[index]
    return Ptr[u32](address)[index]


@always_inline
def store_unit(address: int, kind: int, index: int, code_point: int) -> None:
    if kind == 1:
        Ptr[u8](address)[index] = code_point
    elif kind == 2:
        Ptr[u16](address)[index] = code_point
    else:
        Ptr[u32](address)[index] = code_point


@always_inline
def unit(text: str, index: int) -> int:
    """The code point at `index`, which must be inside."""
    return load_unit(str_address(text), str_kind(text), index)


@always_inline
def kind_for(code_point: int) -> int:
    """Octets that a code point needs."""
    if code_point < 0x100:
        return 1
    return 2 if code_point < 0x10000 else 4


def kind_of_run(address: int, kind: int, count: int) -> int:
    """The least kind that holds `count` code points stored in `kind` octets each."""
    if kind == 1:
        return 1
    words = count * kind >> 3
    if kind == 2:
        if any_bits(address, words, _ABOVE_LATIN_1):
            return 2
        return _kind_of_tail(address, 2, words << 2, count, 1)
    if any_bits(address, words, _ABOVE_BASIC):
        return 4
    needed = 2 if any_bits(address, words, _ABOVE_LATIN_1) else 1
    return _kind_of_tail(address, 4, words << 1, count, needed)


def _kind_of_tail(address: int, kind: int, start: int, count: int, needed: int) -> int:
    """`needed`, or more where one of the last code points does."""
    for index in range(start, count):
        needed = max(needed, kind_for(load_unit(address, kind, index)))
    return needed


def copy_units(target: int, target_kind: int, source: int, source_kind: int, count: int) -> None:
    """Copy `count` code points between runs; each must fit the target's kind."""
    if target_kind == source_kind:
        copy_memory(target, source, count * source_kind)
    elif target_kind == 2 and source_kind == 1:
        for index in range(count):
            Ptr[u16](target)[index] = Ptr[u8](source)[index]
    elif target_kind == 1 and source_kind == 2:
        for index in range(count):
            Ptr[u8](target)[index] = Ptr[u16](source)[index]
    else:
        for index in range(count):
            store_unit(target, target_kind, index, load_unit(source, source_kind, index))


def text_of_run(address: int, kind: int, count: int) -> str:
    """A new str of `count` code points in memory, in its least kind."""
    if count == 0:
        return ""
    if count == 1:
        return single(load_unit(address, kind, 0))
    needed = kind_of_run(address, kind, count)
    made = str_alloc(count, needed)
    copy_units(str_address(made), needed, address, kind, count)
    return made


def single(code_point: int) -> str:
    """The str of one code point, 0 .. 0x10FFFF; those of Latin-1 are shared."""
    global _singles
    if code_point < 0x100:
        table = _singles
        if table is None:
            table = Array[str | None](0x100)
            _singles = table
        known = table[code_point]
        if known is not None:
            return known
        made = str_alloc(1, 1)
        Ptr[u8](str_address(made))[0] = code_point
        table[code_point] = made
        return made
    kind = kind_for(code_point)
    wide = str_alloc(1, kind)
    store_unit(str_address(wide), kind, 0, code_point)
    return wide


def character(text: str, index: int) -> str:
    """`text[index]`; IndexError when outside."""
    length = length_of(text)
    at = index + length if index < 0 else index
    if at < 0 or at >= length:
        raise IndexError("string index out of range")
    return single(load_unit(str_address(text), str_kind(text), at))


def substring(text: str, start: int, stop: int) -> str:
    """Code points start .. stop-1, 0 <= start, stop <= length; "" when stop <= start."""
    if stop <= start:
        return ""
    if start == 0 and stop == length_of(text):
        return text
    kind = str_kind(text)
    count = stop - start
    if kind > 1 or count == 1:
        return text_of_run(str_address(text) + start * kind, kind, count)
    made = str_alloc(count, 1)
    copy_run(str_address(made), str_address(text) + start, count)
    return made


def every(text: str, start: int, step: int, count: int) -> str:
    """The `count` code points at start, start + step, ...; all must be inside."""
    source = str_address(text)
    kind = str_kind(text)
    if kind == 1 and step == -1 and count > 0:
        turned = str_alloc(count, 1)
        reverse_octets(str_address(turned), source + start - count + 1, count)
        return turned
    needed = 1
    at = start
    for _ in range(count):
        needed = max(needed, kind_for(load_unit(source, kind, at)))
        at += step
    made = str_alloc(count, needed)
    target = str_address(made)
    at = start
    for index in range(count):
        store_unit(target, needed, index, load_unit(source, kind, at))
        at += step
    return made


def concat(a: str, b: str) -> str:
    """`a + b`."""
    first = length_of(a)
    second = length_of(b)
    if second == 0:
        return a
    if first == 0:
        return b
    kind = max(str_kind(a), str_kind(b))
    made = str_alloc(first + second, kind)
    target = str_address(made)
    if kind == 1:
        copy_run(target, str_address(a), first)
        copy_run(wrap_add(target, first), str_address(b), second)
        return made
    copy_units(target, kind, str_address(a), str_kind(a), first)
    copy_units(target + first * kind, kind, str_address(b), str_kind(b), second)
    return made


def join(separator: str, parts: list[S]) -> str:
    """`separator.join(parts)` of a list, in two passes and one allocation.

    `str.__str__` makes text of a member of an enumeration that is text.
    """
    count = len(parts)
    if count == 0:
        return ""
    if count == 1:
        return str.__str__(parts[0])
    gap = length_of(separator)
    gap_kind = str_kind(separator)
    total = gap * (count - 1)
    kind = gap_kind if gap > 0 else 1
    for each in parts:
        part = str.__str__(each)
        total += length_of(part)
        kind = max(kind, str_kind(part))
    if total == 0:
        return ""
    made = str_alloc(total, kind)
    target = str_address(made)
    if kind == 1:
        _join_narrow(target, separator, parts)
        return made
    for index in range(count):
        if index > 0 and gap > 0:
            copy_units(target, kind, str_address(separator), gap_kind, gap)
            target += gap * kind
        part = str.__str__(parts[index])
        length = length_of(part)
        copy_units(target, kind, str_address(part), str_kind(part), length)
        target += length * kind
    return made


def _join_narrow(target: int, separator: str, parts: list[S]) -> None:
    """Write the parts with the separator between them, all of one octet a code point."""
    between, gap = str_address(separator), length_of(separator)
    first = True
    for each in parts:
        part = str.__str__(each)
        if not first:
            copy_run(target, between, gap)
            target = wrap_add(target, gap)
        first = False
        length = length_of(part)
        copy_run(target, str_address(part), length)
        target = wrap_add(target, length)


def repeat(text: str, times: int) -> str:
    """`text * times`."""
    length = length_of(text)
    if times <= 0 or length == 0:
        return ""
    if times == 1:
        return text
    if times > 0x7FFFFFFFFFFFFFFF // length:
        raise OverflowError("repeated string is too long")
    kind = str_kind(text)
    total = length * times
    if total > 0x3FFFFFFFFFFFFFF:
        raise MemoryError()
    made = str_alloc(total, kind)
    target = str_address(made)
    copy_memory(target, str_address(text), length * kind)
    # Copy what is there already, twice as much each time.
    done = length
    while done < total:
        chunk = min(done, total - done)
        copy_memory(target + done * kind, target, chunk * kind)
        done += chunk
    return made


def ascii_lower(text: str) -> str:
    """`text.lower()` of an ASCII text."""
    return _ascii_changed(text, 65)


def ascii_upper(text: str) -> str:
    """`text.upper()` of an ASCII text."""
    return _ascii_changed(text, 97)


def _ascii_changed(text: str, first: int) -> str:
    """The ASCII letters from `first` on in the other case."""
    count = length_of(text)
    if count == 0:
        return text
    made = str_alloc(count, 1)
    swap_case_of(str_address(made), str_address(text), count, first)
    return made


def with_exchanged(text: str, old: int, new: int) -> str:
    """`text` of one octet a code point, with the code point `new` for each `old`."""
    count = length_of(text)
    made = str_alloc(count, 1)
    exchange(str_address(made), str_address(text), count, old, new)
    return made


def equal(a: str, b: str) -> bool:
    count = length_of(a)
    kind = str_kind(a)
    if count != length_of(b) or kind != str_kind(b):
        return False
    return compare_memory(str_address(a), str_address(b), count * kind) == 0


def compare(a: str, b: str) -> int:
    """Below 0, 0 or above 0 as a sorts before, with or after b, by code points."""
    count = min(length_of(a), length_of(b))
    kind_a = str_kind(a)
    kind_b = str_kind(b)
    start_a = str_address(a)
    start_b = str_address(b)
    if kind_a == 1 and kind_b == 1:
        if count > 0:
            # Eight octets at once: objects are aligned, so that no page ends in them.
            first, other = Ptr[u64](start_a)[0], Ptr[u64](start_b)[0]
            at = ctz64(first ^ other) & 0x38
            if first != other and at < count << 3:
                return wrap_sub(shr_u(first, at) & 255, shr_u(other, at) & 255)
            if first == other and count > 8:
                order = compare_memory(start_a + 8, start_b + 8, count - 8)
                if order != 0:
                    return order
    else:
        for index in range(count):
            difference = load_unit(start_a, kind_a, index) - load_unit(start_b, kind_b, index)
            if difference != 0:
                return difference
    return length_of(a) - length_of(b)


def text_hash(text: str) -> int:
    """Never 0; kept in the hash word of the object."""
    known = cached_hash(text)
    if known != 0:
        return known
    made = hash_run(str_address(text), length_of(text) * str_kind(text))
    set_cached_hash(text, made)
    return made


def hash_run(address: int, count: int) -> int:
    """Hash of `count` octets in memory: folded 64 x 64 multiplication; never 0 nor -1."""
    state = count ^ 0x2D358DCCAA6C78A5
    at = address
    left = count
    while left >= 8:
        state = _fold(state ^ Ptr[u64](at)[0])
        at += 8
        left -= 8
    tail = 0
    if left >= 4:
        tail = Ptr[u32](at)[0] << 24
        at += 4
        left -= 4
    for index in range(left):
        tail |= Ptr[u8](at)[index] << (8 * index)
    state = _fold(_fold(state ^ tail) ^ 0x4B33A62ED433D4A3)
    return state if state != 0 and state != -1 else 0x5EED


@always_inline
def _fold(word: int) -> int:
    """High and low half of a 128-bit product, mixed."""
    mixed = word ^ 0x0BB6A7AD6DB1FD9D
    return mul_hi_u(mixed, 0x1CE4E5B9BF58476D) ^ wrap_mul(mixed, 0x1CE4E5B9BF58476D) ^ mixed
