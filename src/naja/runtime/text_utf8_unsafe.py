"""Runs of code points as UTF-8 and back, a word of memory at a time where they are alike.

A word holds eight octets, so eight code points of ASCII, or four of two octets each: those of
Greek, Cyrillic, Hebrew, Arabic. What a word holds beyond those goes one by one.
"""

from typing import Final

from naja.lang.bits import ctz64, less_u, shr_u, wrap_add, wrap_mul, wrap_shl, wrap_sub
from naja.lang.widths import u8, u16, u64
from naja.runtime.words_unsafe import HIGHS, ONES
from naja.unsafe import Ptr, always_inline

# In each lane of 16 bits: those of a code point from 0x80 on, and those from 0x800 on.
_FROM_0X80: Final = -0x007F007F007F0080
_FROM_0X800: Final = -0x07FF07FF07FF0800
# The marks of a sequence of two octets in a lane, and the bits that they stand in.
_MARKS: Final = -0x7F3F7F3F7F3F7F40
_MARKED: Final = -0x3F1F3F1F3F1F3F20
_EACH: Final = 0x0001000100010001
_TOPS: Final = -0x7FFF7FFF7FFF8000
_UP_TO_0X1FF: Final = 0x01FF01FF01FF01FF
_LOW_5: Final = 0x001F001F001F001F
_LOW_6: Final = 0x003F003F003F003F


@always_inline
def _all_from_0x80(word: int) -> bool:
    """Whether each lane of 16 bits, all below 0x800, is 0x80 or more."""
    carries = wrap_add(shr_u(word & _FROM_0X80, 7), 0x000F000F000F000F)
    return carries & 0x0010001000100010 == 0x0010001000100010


def size_of_units(run: int, count: int) -> int:
    """Octets of `count` code points of 16 bits in UTF-8; -1 if one is a surrogate."""
    units = Ptr[u16](run)
    size = count
    surrogates = 0
    at = 0
    while at <= wrap_sub(count, 4):
        # As many words as the lanes of a sum can count.
        stop = min(wrap_sub(count, 3), wrap_add(at, 4 * 0x7FFF))
        more = 0
        while at < stop:
            word = Ptr[u64](wrap_add(run, wrap_add(at, at)))[0]
            more = wrap_add(
                more, shr_u(wrap_add(shr_u(word & _FROM_0X80, 7), _UP_TO_0X1FF), 9) & _EACH
            )
            high = shr_u(word & _FROM_0X800, 11)
            more = wrap_add(more, shr_u(wrap_add(high, _LOW_5), 5) & _EACH)
            # Whether any lane is zero: those above the lowest that is may be marked too.
            other = high ^ 0x001B001B001B001B
            surrogates |= wrap_sub(other, _EACH) & ~other & _TOPS
            at = wrap_add(at, 4)
        more = wrap_add(more & 0x0000FFFF0000FFFF, shr_u(more, 16) & 0x0000FFFF0000FFFF)
        size = wrap_add(size, wrap_add(more & 0xFFFFFFFF, shr_u(more, 32)))
    for index in range(at, count):
        code_point = units[index]
        size = wrap_add(size, int(code_point >= 0x80) + int(code_point >= 0x800))
        if code_point >> 11 == 0x1B:
            return -1
    return size if surrogates == 0 else -1


@always_inline
def _put_pair(target: int, code_point: int) -> int:
    """Store the UTF-8 of a code point below 0x800, in two octets; how many of them count."""
    pair = 0x80C0 | code_point >> 6 | (code_point & 0x3F) << 8
    two = wrap_sub(0x7F, code_point) >> 63  # all ones, or zero: nothing branches
    Ptr[u16](target)[0] = code_point ^ (code_point ^ pair) & two
    return wrap_sub(1, two)


@always_inline
def _put_four(target: int, word: int) -> int:
    """Store the UTF-8 of four code points below 0x800 in lanes, and an octet more; how many.

    Nothing branches: each is stored as two octets where those that count of the last one end.
    """
    two = shr_u(wrap_add(shr_u(word, 7) & _LOW_5, 0x000F000F000F000F), 4) & _EACH
    whole = wrap_sub(wrap_shl(two, 16), two)  # all bits of the lanes that take two octets
    pairs = _MARKS | shr_u(word, 6) & _LOW_5 | (word & _LOW_6) << 8
    stored = word ^ (word ^ pairs) & whole
    ends = wrap_mul(wrap_add(two, _EACH), _EACH)  # where each ends: the sum of those up to it
    Ptr[u16](target)[0] = stored
    Ptr[u16](wrap_add(target, ends & 7))[0] = shr_u(stored, 16)
    Ptr[u16](wrap_add(target, shr_u(ends, 16) & 7))[0] = shr_u(stored, 32)
    Ptr[u16](wrap_add(target, shr_u(ends, 32) & 7))[0] = shr_u(stored, 48)
    return shr_u(ends, 48)


def put_latin(target: int, run: int, count: int) -> tuple[int, int]:
    """Store the UTF-8 of `count` code points of Latin-1, but for the last few.

    How many it did, and the address behind it. What lies in a word behind the octets that
    count is written over by those that follow.
    """
    source = Ptr[u8](run)
    at = 0
    while at <= wrap_sub(count, 8):
        word = Ptr[u64](wrap_add(run, at))[0]
        Ptr[u64](target)[0] = word
        high = word & HIGHS
        if high == 0:
            target = wrap_add(target, 8)
            at = wrap_add(at, 8)
            continue
        plain = shr_u(ctz64(high), 3)
        at = wrap_add(at, plain)
        target = wrap_add(target, plain)
        target = wrap_add(target, _put_pair(target, source[at]))
        at = wrap_add(at, 1)
    return at, target


def put_units(target: int, run: int, count: int) -> int:
    """Store the UTF-8 of `count` code points of 16 bits; the address behind it.

    There is room for an octet more.
    """
    units = Ptr[u16](run)
    at = 0
    while at < count:
        if at <= wrap_sub(count, 4):
            word = Ptr[u64](wrap_add(run, wrap_add(at, at)))[0]
            if word & _FROM_0X800 == 0:
                target = wrap_add(target, _put_four(target, word))
                at = wrap_add(at, 4)
                continue
        code_point = units[at]
        at = wrap_add(at, 1)
        if code_point < 0x800:
            target = wrap_add(target, _put_pair(target, code_point))
        else:
            Ptr[u16](target)[0] = 0x80E0 | code_point >> 12 | (code_point & 0xFC0) << 2
            Ptr[u8](target)[2] = 0x80 | code_point & 0x3F
            target = wrap_add(target, 3)
    return target


@always_inline
def four_pairs(word: int) -> int:
    """The code points of four sequences of two octets, in lanes; 0 if the octets are no such."""
    if word & _MARKED != _MARKS:
        return 0
    lanes = (word & _LOW_5) << 6 | shr_u(word, 8) & _LOW_6
    return lanes if _all_from_0x80(lanes) else 0


def measure_utf8(run: int, count: int) -> tuple[int, int]:
    """How many code points `count` octets hold, and in how many octets each goes, if they are good.

    Told by the octets that begin a sequence alone.
    """
    size = count
    wide = 0  # a bit 7 for an octet that begins a code point from 0x100 on
    wider = 0  # ... from 0x10000 on
    at = 0
    while at <= wrap_sub(count, 8):
        word = Ptr[u64](wrap_add(run, at))[0]
        inside = shr_u(word, 7) & ~shr_u(word, 6) & ONES
        size = wrap_sub(size, shr_u(wrap_mul(inside, ONES), 56))
        two = wrap_shl(word, 2)
        begins = word & wrap_shl(word, 1)
        three = wrap_shl(word, 3)
        wide |= begins & (two | three | wrap_shl(word, 4) | wrap_shl(word, 5))
        wider |= begins & two & three
        at = wrap_add(at, 8)
    octets = Ptr[u8](run)
    while at < count:
        octet = octets[at]
        if octet & 0xC0 == 0x80:
            size = wrap_sub(size, 1)
        wide |= 0x80 if octet >= 0xC4 else 0
        wider |= 0x80 if octet >= 0xF0 else 0
        at = wrap_add(at, 1)
    if wide & HIGHS == 0:
        return size, 1
    return size, 2 if wider & HIGHS == 0 else 4


def take_latin(target: int, room: int, run: int, count: int) -> tuple[int, int]:
    """Store the code points of UTF-8 in one octet each, as long as they are good and of Latin-1.

    But for the last few of `room` code points or `count` octets; octets read and code points
    stored.
    """
    octets, units = Ptr[u8](run), Ptr[u8](target)
    at = 0
    to = 0
    while at <= wrap_sub(count, 9) and to <= wrap_sub(room, 8):
        word = Ptr[u64](wrap_add(run, at))[0]
        Ptr[u64](wrap_add(target, to))[0] = word
        high = word & HIGHS
        if high == 0:
            at = wrap_add(at, 8)
            to = wrap_add(to, 8)
            continue
        plain = shr_u(ctz64(high), 3)
        at = wrap_add(at, plain)
        to = wrap_add(to, plain)
        first, second = octets[at], octets[wrap_add(at, 1)]
        if first & 0xFE != 0xC2 or second & 0xC0 != 0x80:
            break
        units[to] = (first & 0x1F) << 6 | second & 0x3F
        at = wrap_add(at, 2)
        to = wrap_add(to, 1)
    return at, to


def take_units(target: int, room: int, run: int, count: int) -> tuple[int, int]:
    """The same in two octets each, as long as they are good and none is above 16 bits."""
    octets = Ptr[u8](run)
    units = Ptr[u16](target)
    at = 0
    to = 0
    while at <= wrap_sub(count, 8) and to <= wrap_sub(room, 4):
        word = Ptr[u64](wrap_add(run, at))[0]
        lanes = four_pairs(word)
        if lanes != 0:
            Ptr[u64](wrap_add(target, wrap_add(to, to)))[0] = lanes
            at = wrap_add(at, 8)
            to = wrap_add(to, 4)
            continue
        if word & 0x80808080 == 0:
            pairs = word & 0xFFFFFFFF
            pairs = (pairs | pairs << 16) & 0x0000FFFF0000FFFF
            spread = (pairs | pairs << 8) & 0x00FF00FF00FF00FF
            Ptr[u64](wrap_add(target, wrap_add(to, to)))[0] = spread
            at = wrap_add(at, 4)
            to = wrap_add(to, 4)
            continue
        first, second = octets[at], octets[wrap_add(at, 1)]
        if first < 0x80:
            units[to] = first
            at = wrap_add(at, 1)
        elif less_u(wrap_sub(first, 0xC2), 30) and second & 0xC0 == 0x80:
            units[to] = (first & 0x1F) << 6 | second & 0x3F
            at = wrap_add(at, 2)
        else:
            third = octets[wrap_add(at, 2)]
            unit = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
            if first & 0xF0 != 0xE0 or second & 0xC0 != 0x80 or third & 0xC0 != 0x80:
                break
            if unit < 0x800 or unit >> 11 == 0x1B:
                break
            units[to] = unit
            at = wrap_add(at, 3)
        to = wrap_add(to, 1)
    return at, to
