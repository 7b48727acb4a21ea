"""Pages of the collected heap, size classes, and the control block that describes them.

Memory is divided into pages of 4 KiB. A page holds objects of one size class, or belongs
to a span of pages with one large object, or is free. Nothing lies inside the pages but
objects; everything known about them is kept apart, in front of page 0:

    control block   the words and the small tables named below
    kinds           u8 a page: 0 free, class + 1, LARGE or REST
    links           u32 a page: next page of the class with room (0: none), see `classes`
    taken, marked   a bit for each 16 octets: an object may start here; and it is alive
    mark stack      addresses of objects still to be traced

Room for these is reserved for the whole range, but they are cleared only as far as pages
come into use (`FRONTIER`), so a large range costs nothing until it is needed.

Deliberately missing: moving objects, generations, threads.
"""

from typing import Final

from naja.abi.heap import (
    ALLOCATED as ALLOCATED,
    BASE as BASE,
    BITMAP_PER_PAGE as BITMAP_PER_PAGE,
    CLASS_COUNT,
    CLASS_GRANULES,
    CLASS_WORDS,
    CLASSES,
    COLLECTIONS as COLLECTIONS,
    CONTROL_SIZE,
    FREE as FREE,
    FRONTIER as FRONTIER,
    KINDS as KINDS,
    LARGE as LARGE,
    LINKS as LINKS,
    MARKED as MARKED,
    PAGE as PAGE,
    PAGES as PAGES,
    REST as REST,
    TAKEN as TAKEN,
)
from naja.lang.bits import clz64, wrap_add, wrap_mul, wrap_shl, wrap_sub
from naja.lang.widths import u8, u32, u64
from naja.unsafe import Ptr, always_inline, bytes_address, copy_memory, fill_memory

PAGE_SHIFT: Final = 12
GRANULES_PER_PAGE: Final = 256
WORDS_PER_PAGE: Final = 4

# Words of the control block beside those of `abi.heap`.
STACK: Final = 7  # the mark stack
STACK_WORDS: Final = 8
DEPTH: Final = 9  # words on it
OVERFLOWED: Final = 10  # 1: a marked object was not pushed
PROGRAM_STACK: Final = 11  # where the program's stack begins (its highest address)
BUDGET: Final = 12  # octets to hand out before the next collection
LIVE_PAGES: Final = 13  # after the last collection
ROVERS: Final = 16  # eight: below page ROVERS[k] there is no run of 2**k free pages

# Words of a class: the free run [CURSOR, LIMIT), zeroed; where the search in the page goes
# on; the end of its slots; the next page with room.
SCAN: Final = 2
SCAN_END: Final = 3
NEXT_PAGE: Final = 4

# Behind the words of the classes: u8[129], granules -> class; then for each class the bits
# of its slots in a page, as in TAKEN.
LOOKUP: Final = 1072
SLOTS: Final = 1208

MINIMAL_BUDGET: Final = 1024 * 1024
MINIMAL_PAGES: Final = 8

_control: int = 0


@always_inline
def word(index: int) -> int:
    """A word of the control block."""
    return Ptr[u64](_control)[index]


@always_inline
def set_word(index: int, value: int) -> None:
    Ptr[u64](_control)[index] = value


@always_inline
def class_state(size_class: int) -> int:
    """Address of the words of a class."""
    return class_state_at(wrap_add(CLASSES, wrap_mul(8 * CLASS_WORDS, size_class)))


@always_inline
def class_state_at(offset: int) -> int:
    """The same, from its place in the control block (`naja.abi.heap.class_offset`)."""
    return wrap_add(_control, offset)


@always_inline
def slot_bits(size_class: int) -> int:
    """Address of the bits of the class's slots in a page."""
    return wrap_add(_control, wrap_add(SLOTS, wrap_mul(BITMAP_PER_PAGE, size_class)))


@always_inline
def class_of(size: int) -> int:
    """The size class for 1 <= size <= SMALL_LIMIT octets."""
    return Ptr[u8](wrap_add(_control, LOOKUP))[wrap_add(size, 15) >> 4]


@always_inline
def class_size(size_class: int) -> int:
    """Octets of a slot."""
    return Ptr[u8](bytes_address(CLASS_GRANULES))[size_class] << 4


@always_inline
def kind_of_page(page: int) -> int:
    return Ptr[u8](word(KINDS))[page]


@always_inline
def set_kind_of_page(page: int, kind: int) -> None:
    Ptr[u8](word(KINDS))[page] = kind


@always_inline
def link_of_page(page: int) -> int:
    """The page after this one in its list, plus 1; 0 at the end."""
    return Ptr[u32](word(LINKS))[page]


@always_inline
def set_link_of_page(page: int, link: int) -> None:
    Ptr[u32](word(LINKS))[page] = link


@always_inline
def page_address(page: int) -> int:
    return wrap_add(word(BASE), wrap_shl(page, PAGE_SHIFT))


@always_inline
def bit(bitmap: int, address: int) -> bool:
    """The bit of the granule at `address` in the bitmap TAKEN or MARKED."""
    granule = wrap_sub(address, word(BASE)) >> 4
    return Ptr[u64](word(bitmap))[granule >> 6] >> (granule & 63) & 1 != 0


@always_inline
def set_bit(bitmap: int, address: int) -> None:
    granule = wrap_sub(address, word(BASE)) >> 4
    words = Ptr[u64](word(bitmap))
    words[granule >> 6] = words[granule >> 6] | wrap_shl(1, granule & 63)


def lay_out(start: int, end: int, stack_top: int) -> bool:
    """Take the memory [start, end) as the heap, once, before anything is allocated.

    `stack_top` is the highest address of the program's stack, which the collector scans.
    False when the range is too small to be of use.
    """
    global _control
    start = (start + 15) & -16
    # Page: 4096 + 64 of bitmaps + 5 of tables + 16 of mark stack.
    pages = (end - start - CONTROL_SIZE - 2 * PAGE) // (PAGE + 2 * BITMAP_PER_PAGE + 21)
    if pages < MINIMAL_PAGES:
        return False
    _control = start
    fill_memory(start, 0, CONTROL_SIZE)
    at = start + CONTROL_SIZE
    set_word(TAKEN, at)
    at += pages * BITMAP_PER_PAGE
    set_word(MARKED, at)
    at += pages * BITMAP_PER_PAGE
    set_word(STACK, at)
    set_word(STACK_WORDS, pages * 2)
    at += pages * 16
    set_word(LINKS, at)
    at += pages * 4
    set_word(KINDS, at)
    at += pages
    set_word(BASE, (at + PAGE - 1) & -PAGE)
    set_word(PAGES, pages)
    set_word(PROGRAM_STACK, stack_top)
    set_word(BUDGET, MINIMAL_BUDGET)
    _fill_lookup()
    return True


def _fill_lookup() -> None:
    table = Ptr[u8](_control + LOOKUP)
    size_class = 0
    for granules in range(129):
        if granules << 4 > class_size(size_class):
            size_class += 1
        table[granules] = size_class
    for size_class in range(CLASS_COUNT):
        slots = Ptr[u64](slot_bits(size_class))
        granules = class_size(size_class) >> 4
        for start in range(0, GRANULES_PER_PAGE - granules + 1, granules):
            slots[start >> 6] = slots[start >> 6] | wrap_shl(1, start & 63)


def _advance(pages: int) -> None:
    """Bring the tables of the next `pages` pages into being."""
    frontier = word(FRONTIER)
    fill_memory(word(TAKEN) + frontier * BITMAP_PER_PAGE, 0, pages * BITMAP_PER_PAGE)
    fill_memory(word(MARKED) + frontier * BITMAP_PER_PAGE, 0, pages * BITMAP_PER_PAGE)
    fill_memory(word(LINKS) + frontier * 4, 0, pages * 4)
    fill_memory(word(KINDS) + frontier, FREE, pages)
    set_word(FRONTIER, frontier + pages)


def find_pages(count: int) -> int:
    """The first page of `count` consecutive free ones, -1 if there are none.

    They stay free: the caller sets their kinds before the next search.
    """
    rover = min(63 - clz64(count), 7)
    page = word(ROVERS + rover)
    frontier = word(FRONTIER)
    skipped = -1
    while page < frontier:
        run = 0
        while page + run < frontier and run < count and kind_of_page(page + run) == FREE:
            run += 1
        if run == count:
            break
        if page + run == frontier:
            break
        if skipped < 0 and run >> rover != 0:
            skipped = page
        page += run + 1
    if page + count > word(PAGES):
        return -1
    if page + count > frontier:
        _advance(page + count - frontier)
    set_word(ROVERS + rover, page + count if skipped < 0 else skipped)
    return page


def search_from(page: int) -> None:
    """After a collection: there are no free pages below this one."""
    for rover in range(8):
        set_word(ROVERS + rover, page)


def release_pages(page: int, count: int) -> None:
    """Make pages free again. Their bits are cleared by the caller."""
    for index in range(page, page + count):
        set_kind_of_page(index, FREE)


def copy_bitmap(target: int, source: int) -> None:
    """Copy a bitmap (TAKEN, MARKED) over another, as far as pages were used."""
    copy_memory(word(target), word(source), word(FRONTIER) * BITMAP_PER_PAGE)


def clear_bitmap(bitmap: int) -> None:
    fill_memory(word(bitmap), 0, word(FRONTIER) * BITMAP_PER_PAGE)
