"""The collector: mark from the roots, sweep the pages. Objects never move.

Roots are the section `.data.roots` (module variables and static objects that hold
references) and the program's stack, registers spilled to it. Both are read as plain
words: a word retains the object it points into, or whose end it points at. Objects are
traced precisely, through the pointer map of their TypeDesc.

A page tells the size of its slots, TAKEN which of them may hold an object, and a header
of 0 that the slot was claimed but not used yet. After marking, MARKED becomes the new
TAKEN: that frees everything unmarked. Pages without a marked object become free, others
with room are chained to their class.

Objects to be traced wait on a stack of bounded size; when it is full the object is only
marked, and the whole heap is looked through again for marked objects with unmarked
referents.
"""

from typing import Final

from naja.abi import layout
from naja.abi.boot_information import STACK_BOTTOM
from naja.abi.heap import CLASS_COUNT, CURSOR, LIMIT
from naja.lang.bits import popcount64
from naja.lang.widths import u32, u64
from naja.runtime.heap_pages_unsafe import (
    ALLOCATED,
    BASE,
    BITMAP_PER_PAGE,
    BUDGET,
    COLLECTIONS,
    DEPTH,
    FREE,
    FRONTIER,
    LARGE,
    LIVE_PAGES,
    MARKED,
    MINIMAL_BUDGET,
    NEXT_PAGE,
    OVERFLOWED,
    PAGE,
    PAGE_SHIFT,
    PAGES,
    PROGRAM_STACK,
    REST,
    SCAN,
    SCAN_END,
    STACK,
    STACK_WORDS,
    TAKEN,
    bit,
    class_size,
    class_state,
    clear_bitmap,
    copy_bitmap,
    kind_of_page,
    page_address,
    release_pages,
    search_from,
    set_bit,
    set_link_of_page,
    set_word,
    word,
)
from naja.unsafe import (
    Ptr,
    always_inline,
    fill_memory,
    no_inline,
    spill_registers,
    symbol_address,
)

# What `forget_dead_frames` spares, for itself and what it calls; and how far it looks, in octets.
_OWN_FRAMES: Final = 1024
_DEAD_FRAMES: Final = 128 * 1024


@no_inline
def collect() -> None:
    """Free every object that the program cannot reach any more."""
    _abandon_runs()
    set_word(DEPTH, 0)
    set_word(OVERFLOWED, 0)
    retain_words(symbol_address("__roots_start"), symbol_address("__roots_end"))
    retain_words(spill_registers(), word(PROGRAM_STACK))
    _drain()
    while word(OVERFLOWED) != 0:
        set_word(OVERFLOWED, 0)
        _trace_all_marked()
    copy_bitmap(TAKEN, MARKED)
    _sweep()
    clear_bitmap(MARKED)
    _set_budget()
    set_word(COLLECTIONS, word(COLLECTIONS) + 1)


def _abandon_runs() -> None:
    """The rest of every free run is unmarked, so it becomes free by itself."""
    for size_class in range(CLASS_COUNT):
        state = Ptr[u64](class_state(size_class))
        state[CURSOR] = 0
        state[LIMIT] = 0
        state[SCAN] = 0
        state[SCAN_END] = 0
        state[NEXT_PAGE] = 0


def _set_budget() -> None:
    """As much again as is alive, but never more than half of what is left."""
    live = word(LIVE_PAGES) << PAGE_SHIFT
    budget = max(live, MINIMAL_BUDGET)
    left = (word(PAGES) << PAGE_SHIFT) - live
    set_word(BUDGET, min(budget, max(left >> 1, PAGE)))
    set_word(ALLOCATED, 0)


# Marking.


def retain_words(start: int, end: int) -> None:
    """Mark what the words in [start, end) point into or at the end of."""
    base = word(BASE)
    limit = page_address(word(FRONTIER))
    at = (start + 7) & -8
    while at < end:
        value = Ptr[u64](at)[0]
        if base <= value <= limit:
            retain(value)
            retain(value - 1)
            _drain()
        at += 8


def retain(address: int) -> None:
    """Mark the object that contains `address`, if there is one."""
    base = word(BASE)
    if address < base or address >= page_address(word(FRONTIER)):
        return
    page = (address - base) >> PAGE_SHIFT
    kind = kind_of_page(page)
    if kind == FREE:
        return
    if kind >= LARGE:
        while kind_of_page(page) == REST:
            page -= 1
        _mark_object(page_address(page))
        return
    start = page_address(page)
    size = class_size(kind - 1)
    slot = (address - start) // size
    if (slot + 1) * size <= PAGE:
        _mark_object(start + slot * size)


@always_inline
def _mark_object(address: int) -> None:
    """Mark a slot if an object is in it."""
    if bit(TAKEN, address) and Ptr[u64](address)[0] != 0:
        mark(address)


def mark(address: int) -> None:
    """Mark an object of the heap, to be traced later; anything else is ignored."""
    if address < word(BASE) or address >= page_address(word(FRONTIER)):
        return
    if bit(MARKED, address):
        return
    set_bit(MARKED, address)
    depth = word(DEPTH)
    if depth == word(STACK_WORDS):
        set_word(OVERFLOWED, 1)
        return
    Ptr[u64](word(STACK))[depth] = address
    set_word(DEPTH, depth + 1)


def _drain() -> None:
    while word(DEPTH) != 0:
        depth = word(DEPTH) - 1
        set_word(DEPTH, depth)
        _trace(Ptr[u64](word(STACK))[depth])


def _trace(address: int) -> None:
    """Mark what the object refers to."""
    described = Ptr[u64](address)[0]
    pointers = Ptr[u64](described + layout.TYPE_POINTER_MAP)[0]
    if pointers == 0:
        return
    fixed = Ptr[u32](pointers)[0]
    offsets = Ptr[u32](pointers + 8)
    for index in range(fixed):
        mark(Ptr[u64](address + offsets[index])[0])
    per_element = Ptr[u32](pointers)[1]
    if per_element == 0:
        return
    stride = Ptr[u32](described + layout.TYPE_STRIDE)[0]
    at = address + layout.ARRAY_DATA
    end = at + Ptr[u64](address + layout.ARRAY_LENGTH)[0] * stride
    while at != end:
        for index in range(fixed, fixed + per_element):
            mark(Ptr[u64](at + offsets[index])[0])
        at += stride


def _trace_all_marked() -> None:
    """After an overflow: trace every marked object again."""
    for page in range(word(FRONTIER)):
        kind = kind_of_page(page)
        if kind == FREE or kind == REST:
            continue
        at = page_address(page)
        size = PAGE if kind == LARGE else class_size(kind - 1)
        end = at + PAGE // size * size
        while at != end:
            if bit(MARKED, at):
                _trace(at)
                _drain()
            at += size


@no_inline
def forget_dead_frames() -> None:
    """Clear what calls that have ended left below the stack pointer.

    Later calls lay their frames over it, and a word that they have not written yet is taken for
    a reference: after a MemoryError, to what filled the memory. Called where a program catches
    MemoryError by its name.
    """
    lowest = Ptr[u64](symbol_address("naja_boot_information") + STACK_BOTTOM)[0]
    end = spill_registers() - _OWN_FRAMES
    start = max(lowest, end - _DEAD_FRAMES)
    if start < end:
        fill_memory(start, 0, end - start)


# Sweeping.


def _sweep() -> None:
    """Sort the pages by what is left in them; the first page with room comes first."""
    live = 0
    lowest = word(FRONTIER)
    page = lowest - 1
    while page >= 0:
        kind = kind_of_page(page)
        if kind == LARGE:
            count = _span(page)
            if bit(TAKEN, page_address(page)):
                live += count
            else:
                release_pages(page, count)
                lowest = page
        elif kind == FREE:
            lowest = page
        elif kind != REST:
            marked = _marked_in(page)
            if marked == 0:
                release_pages(page, 1)
                lowest = page
            else:
                live += 1
                if marked < PAGE // class_size(kind - 1):
                    state = Ptr[u64](class_state(kind - 1))
                    set_link_of_page(page, state[NEXT_PAGE])
                    state[NEXT_PAGE] = page + 1
        page -= 1
    search_from(lowest)
    set_word(LIVE_PAGES, live)


def _span(page: int) -> int:
    """How many pages the large object that starts here has."""
    end = page + 1
    while end < word(FRONTIER) and kind_of_page(end) == REST:
        end += 1
    return end - page


def _marked_in(page: int) -> int:
    words = Ptr[u64](word(MARKED) + page * BITMAP_PER_PAGE)
    return popcount64(words[0]) + popcount64(words[1]) + popcount64(words[2]) + popcount64(words[3])
