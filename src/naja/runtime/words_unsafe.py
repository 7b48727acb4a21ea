"""Runs of elements in memory, looked at a machine word at a time.

An element takes 1, 2 or 4 octets (its *kind*), so a word holds 8, 4 or 2 of them, its lanes.
Which lanes of a word are zero is found by arithmetic on the whole word: H. S. Warren,
"Hacker's Delight" (2nd edition), 6-1. Addresses need no alignment.
"""

from typing import Final

from naja.lang.bits import bswap64, clz64, ctz64, shr_u, wrap_add, wrap_mul, wrap_shl, wrap_sub
from naja.lang.widths import u8, u16, u32, u64
from naja.unsafe import Ptr, always_inline, copy_memory

ONES: Final = 0x0101010101010101
# The top bit of each octet of a word.
HIGHS: Final = -0x7F7F7F7F7F7F7F80


@always_inline
def _ones(kind: int) -> int:
    """A word with 1 in each lane."""
    if kind == 1:
        return ONES
    return 0x0001000100010001 if kind == 2 else 0x0000000100000001


@always_inline
def _scale(kind: int) -> int:
    """log2 of the bits of a lane."""
    return 3 if kind == 1 else 4 if kind == 2 else 5


@always_inline
def _element(run: int, kind: int, index: int) -> int:
    if kind == 1:
        return Ptr[u8](run)[index]
    if kind == 2:
        return Ptr[u16](run)[index]
    return Ptr[u32](run)[index]


@always_inline
def _zero_lanes(word: int, highs: int) -> int:
    """The top bit of each lane that is zero, and no other."""
    lows = ~highs
    return ~(wrap_add(word & lows, lows) | word) & highs


def next_unit(run: int, kind: int, wanted: int, start: int, stop: int) -> int:
    """The first index from `start` on of the element `wanted`; -1 if none before `stop`."""
    lanes = shr_u(8, kind >> 1)
    at = start
    last = wrap_sub(stop, lanes)
    if at <= last and shr_u(wanted, wrap_shl(kind, 3)) == 0:
        ones = _ones(kind)
        scale = _scale(kind)
        highs = wrap_shl(ones, wrap_sub(wrap_shl(1, scale), 1))
        pattern = wrap_mul(ones, wanted)
        address = wrap_add(run, wrap_mul(at, kind))
        while at <= last:
            word = Ptr[u64](address)[0] ^ pattern
            # The lowest lane that this marks is zero; those above it may not be.
            zero = wrap_sub(word, ones) & ~word & highs
            if zero != 0:
                return wrap_add(at, shr_u(ctz64(zero), scale))
            at = wrap_add(at, lanes)
            address = wrap_add(address, 8)
    while at < stop:
        if _element(run, kind, at) == wanted:
            return at
        at = wrap_add(at, 1)
    return -1


def previous_unit(run: int, kind: int, wanted: int, start: int, stop: int) -> int:
    """The last index before `stop` of the element `wanted`; -1 if none from `start` on."""
    lanes = shr_u(8, kind >> 1)
    at = stop
    if wrap_add(start, lanes) <= at and shr_u(wanted, wrap_shl(kind, 3)) == 0:
        ones = _ones(kind)
        scale = _scale(kind)
        highs = wrap_shl(ones, wrap_sub(wrap_shl(1, scale), 1))
        pattern = wrap_mul(ones, wanted)
        address = wrap_add(run, wrap_mul(at, kind))
        while wrap_add(start, lanes) <= at:
            address = wrap_sub(address, 8)
            at = wrap_sub(at, lanes)
            zero = _zero_lanes(Ptr[u64](address)[0] ^ pattern, highs)
            if zero != 0:
                return wrap_add(at, shr_u(wrap_sub(63, clz64(zero)), scale))
    while at > start:
        at = wrap_sub(at, 1)
        if _element(run, kind, at) == wanted:
            return at
    return -1


def count_unit(run: int, kind: int, wanted: int, start: int, stop: int) -> int:
    """How many elements from `start` to `stop` are `wanted`."""
    lanes = shr_u(8, kind >> 1)
    at = start
    found = 0
    last = wrap_sub(stop, lanes)
    if at <= last and shr_u(wanted, wrap_shl(kind, 3)) == 0:
        ones = _ones(kind)
        top = wrap_sub(wrap_shl(1, _scale(kind)), 1)
        highs = wrap_shl(ones, top)
        pattern = wrap_mul(ones, wanted)
        address = wrap_add(run, wrap_mul(at, kind))
        while at <= last:
            zero = _zero_lanes(Ptr[u64](address)[0] ^ pattern, highs)
            # The multiplication gathers all lanes in the top one.
            found = wrap_add(found, shr_u(wrap_mul(shr_u(zero, top), ones), wrap_sub(63, top)))
            at = wrap_add(at, lanes)
            address = wrap_add(address, 8)
    while at < stop:
        if _element(run, kind, at) == wanted:
            found = wrap_add(found, 1)
        at = wrap_add(at, 1)
    return found


def ascii_prefix(run: int, count: int) -> int:
    """How many octets from the start are certainly ASCII: all, or some before the first other."""
    at = 0
    last = wrap_sub(count, 32)
    while at <= last:
        four = Ptr[u64](wrap_add(run, at))
        if (four[0] | four[1] | four[2] | four[3]) & HIGHS != 0:
            break
        at = wrap_add(at, 32)
    last = wrap_sub(count, 8)
    while at <= last:
        if Ptr[u64](wrap_add(run, at))[0] & HIGHS != 0:
            return at
        at = wrap_add(at, 8)
    octets = Ptr[u8](run)
    while at < count:
        if octets[at] >= 0x80:
            return at
        at = wrap_add(at, 1)
    return count


def high_octets(run: int, count: int) -> int:
    """How many octets have their top bit set."""
    found = 0
    at = 0
    while at <= wrap_sub(count, 8):
        word = Ptr[u64](wrap_add(run, at))[0]
        # The multiplication gathers all lanes in the top one.
        found = wrap_add(found, shr_u(wrap_mul(shr_u(word, 7) & ONES, ONES), 56))
        at = wrap_add(at, 8)
    octets = Ptr[u8](run)
    while at < count:
        found = wrap_add(found, octets[at] >> 7)
        at = wrap_add(at, 1)
    return found


def any_bits(run: int, count: int, bits: int) -> bool:
    """Whether any of `count` words of a run has one of the bits."""
    words = Ptr[u64](run)
    for index in range(count):
        if words[index] & bits != 0:
            return True
    return False


@always_inline
def _letters(word: int, first: int) -> int:
    """The top bit of each octet that is one of the 26 letters from `first` on."""
    low = word & ~HIGHS
    from_first = wrap_add(low, wrap_mul(ONES, wrap_sub(128, first)))
    behind = wrap_add(low, wrap_mul(ONES, wrap_sub(102, first)))
    return (from_first ^ behind) & ~word & HIGHS


def swap_case_of(target: int, source: int, count: int, first: int) -> None:
    """Copy octets; the ASCII letters from `first` (A or a) on change their case."""
    at = 0
    last = wrap_sub(count, 8)
    while at <= last:
        word = Ptr[u64](wrap_add(source, at))[0]
        Ptr[u64](wrap_add(target, at))[0] = word ^ shr_u(_letters(word, first), 2)
        at = wrap_add(at, 8)
    octets, changed = Ptr[u8](source), Ptr[u8](target)
    while at < count:
        octet = octets[at]
        changed[at] = octet ^ 32 if first <= octet < wrap_add(first, 26) else octet
        at = wrap_add(at, 1)


def exchange(target: int, source: int, count: int, old: int, new: int) -> None:
    """Copy octets, with `new` in the place of each `old`."""
    at = 0
    last = wrap_sub(count, 8)
    pattern = wrap_mul(ONES, old)
    change = old ^ new
    while at <= last:
        word = Ptr[u64](wrap_add(source, at))[0]
        zero = shr_u(_zero_lanes(word ^ pattern, HIGHS), 7)
        Ptr[u64](wrap_add(target, at))[0] = word ^ wrap_mul(zero, change)
        at = wrap_add(at, 8)
    octets, changed = Ptr[u8](source), Ptr[u8](target)
    while at < count:
        octet = octets[at]
        changed[at] = new if octet == old else octet
        at = wrap_add(at, 1)


def reverse_octets(target: int, source: int, count: int) -> None:
    """Copy octets in the opposite order; the runs must not overlap."""
    at = 0
    last = wrap_sub(count, 8)
    while at <= last:
        word = Ptr[u64](wrap_add(source, wrap_sub(last, at)))[0]
        Ptr[u64](wrap_add(target, at))[0] = bswap64(word)
        at = wrap_add(at, 8)
    octets, turned = Ptr[u8](source), Ptr[u8](target)
    while at < count:
        turned[at] = octets[wrap_sub(wrap_sub(count, 1), at)]
        at = wrap_add(at, 1)


def reverse_words(run: int, count: int) -> None:
    """Turn `count` words of memory around in place."""
    low = run
    high = wrap_add(run, wrap_shl(wrap_sub(count, 1), 3))
    while low < high:
        word = Ptr[u64](low)[0]
        Ptr[u64](low)[0] = Ptr[u64](high)[0]
        Ptr[u64](high)[0] = word
        low = wrap_add(low, 8)
        high = wrap_sub(high, 8)


@always_inline
def copy_run(target: int, source: int, count: int) -> None:
    """Copy octets between runs that do not overlap; quick for the few octets of most texts."""
    if count > 16:
        copy_memory(target, source, count)
    elif count >= 8:
        end = wrap_sub(count, 8)
        last = Ptr[u64](wrap_add(source, end))[0]
        Ptr[u64](target)[0] = Ptr[u64](source)[0]
        Ptr[u64](wrap_add(target, end))[0] = last
    elif count >= 4:
        end = wrap_sub(count, 4)
        last = Ptr[u32](wrap_add(source, end))[0]
        Ptr[u32](target)[0] = Ptr[u32](source)[0]
        Ptr[u32](wrap_add(target, end))[0] = last
    elif count > 0:
        middle = shr_u(count, 1)
        Ptr[u8](target)[middle] = Ptr[u8](source)[middle]
        end = wrap_sub(count, 1)
        Ptr[u8](target)[end] = Ptr[u8](source)[end]
        Ptr[u8](target)[0] = Ptr[u8](source)[0]
