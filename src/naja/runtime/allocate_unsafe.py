"""Making objects: the functions that compiled code calls for every new one.

A small object comes from the free run of its size class: a stretch of free slots in one
page, cleared when it was found. When the run is used up the next stretch of the page is
looked for, then the next page of the class with room, then a free page. Objects above
SMALL_LIMIT take whole pages.

When BUDGET octets have been handed out, or memory is exhausted, the collector runs first.
"""

from typing import Final, NoReturn

from naja.abi import layout
from naja.abi.heap import CLASS_WORDS, CLASSES, CURSOR, LIMIT, SMALL_LIMIT
from naja.lang.bits import ctz64, wrap_add, wrap_mul, wrap_shl
from naja.lang.widths import u64
from naja.runtime.collect_unsafe import collect
from naja.runtime.heap_pages_unsafe import (
    ALLOCATED,
    BASE,
    BITMAP_PER_PAGE,
    BUDGET,
    GRANULES_PER_PAGE,
    LARGE,
    NEXT_PAGE,
    PAGE,
    PAGE_SHIFT,
    REST,
    SCAN,
    SCAN_END,
    TAKEN,
    WORDS_PER_PAGE,
    class_of,
    class_size,
    class_state,
    class_state_at,
    find_pages,
    link_of_page,
    page_address,
    set_bit,
    set_kind_of_page,
    set_word,
    slot_bits,
    word,
)
from naja.runtime.traceback_unsafe import forget_trace
from naja.unsafe import Ptr, always_inline, copy_memory, fill_memory, no_inline, type_address

# Nothing larger is attempted, so that sizes cannot overflow.
LARGEST: Final = 1 << 46

_exhausted: MemoryError | None = None


def prepare_memory_error() -> None:
    """Make the MemoryError of the day the heap is full, while it is not."""
    global _exhausted
    _exhausted = MemoryError()


@no_inline
def new_object(type: int, size: int) -> int:
    """A zeroed object of `size` octets whose header is `type`. MemoryError if full."""
    at = _take(size)
    Ptr[u64](at)[0] = type
    return at


@always_inline
def new_small(type: int, octets: int, offset: int) -> int:
    """The same for a class of the heap: its slots' size and its place in the control block."""
    state = Ptr[u64](class_state_at(offset))
    at = state[CURSOR]
    if at == state[LIMIT]:
        return _new_small_slowly(type, offset)
    state[CURSOR] = wrap_add(at, octets)
    Ptr[u64](at)[0] = type
    return at


@no_inline
def new_small_called(type: int, octets: int, offset: int) -> int:
    """`new_small` where the size of the code matters more."""
    return new_small(type, octets, offset)


@no_inline
def _new_small_slowly(type: int, offset: int) -> int:
    at = _take_slowly((offset - CLASSES) // (8 * CLASS_WORDS))
    Ptr[u64](at)[0] = type
    return at


@no_inline
def new_array(type: int, count: int, stride: int) -> int:
    """An Array of `count` zero elements of `stride` octets each."""
    if count < 0 or count > LARGEST >> 12:
        raise_memory_error()
    at = _take(wrap_add(layout.ARRAY_DATA, wrap_mul(count, stride)))
    Ptr[u64](at)[0] = type
    Ptr[u64](at)[1] = count
    return at


@no_inline
def new_array_run(
    type: int, capacity: int, stride: int, source: int, start: int, count: int
) -> int:
    """An Array of `capacity` elements: `count` from the Array at `source`, then zeros."""
    if capacity < 0 or capacity > LARGEST >> 12:
        raise_memory_error()
    octets = wrap_mul(count, stride)
    size = wrap_add(layout.ARRAY_DATA, wrap_mul(capacity, stride))
    if size <= SMALL_LIMIT:
        at = _take(size)
    else:
        at = _take_large(size, wrap_add(layout.ARRAY_DATA, octets))
    Ptr[u64](at)[0] = type
    Ptr[u64](at)[1] = capacity
    copy_memory(
        at + layout.ARRAY_DATA, source + layout.ARRAY_DATA + wrap_mul(start, stride), octets
    )
    return at


@no_inline
def new_str(count: int, kind: int) -> int:
    """A str of `count` code points in `kind` octets each, all zero."""
    if count < 0 or count > LARGEST:
        raise_memory_error()
    at = _take(layout.STR_DATA + count * kind)
    Ptr[u64](at)[0] = type_address(str)
    Ptr[u64](at + layout.STR_LENGTH)[0] = count
    Ptr[u64](at + layout.STR_KIND)[0] = kind
    return at


@no_inline
def new_bytes(count: int) -> int:
    """A bytes object of `count` zero octets."""
    if count < 0 or count > LARGEST:
        raise_memory_error()
    at = _take(layout.BYTES_DATA + count)
    Ptr[u64](at)[0] = type_address(bytes)
    Ptr[u64](at + layout.BYTES_LENGTH)[0] = count
    return at


@no_inline
def new_bytes_unset(count: int) -> int:
    """A bytes object of `count` octets that may be anything."""
    if count <= SMALL_LIMIT - layout.BYTES_DATA or count > LARGEST:
        return new_bytes(count)
    at = _take_large(layout.BYTES_DATA + count, layout.BYTES_DATA + count)
    Ptr[u64](at)[0] = type_address(bytes)
    Ptr[u64](at + layout.BYTES_LENGTH)[0] = count
    Ptr[u64](at + layout.BYTES_HASH)[0] = 0
    return at


@always_inline
def _take(size: int) -> int:
    """Zeroed memory of at least `size` octets."""
    if size <= SMALL_LIMIT:
        size_class = class_of(size)
        state = Ptr[u64](class_state(size_class))
        at = state[CURSOR]
        if at != state[LIMIT]:
            state[CURSOR] = wrap_add(at, class_size(size_class))
            return at
        return _take_slowly(size_class)
    return _take_large(size, 0)


@no_inline
def _take_slowly(size_class: int) -> int:
    if word(ALLOCATED) >= word(BUDGET):
        collect()
    if not _refill(size_class):
        collect()
        if not _refill(size_class):
            raise_memory_error()
    state = Ptr[u64](class_state(size_class))
    at = state[CURSOR]
    state[CURSOR] = at + class_size(size_class)
    return at


def _refill(size_class: int) -> bool:
    """Give the class a new free run. False: no page has room and none is free."""
    state = Ptr[u64](class_state(size_class))
    while not _next_run(size_class):
        link = state[NEXT_PAGE]
        if link != 0:
            page = link - 1
            state[NEXT_PAGE] = link_of_page(page)
        else:
            page = find_pages(1)
            if page < 0:
                return False
            set_kind_of_page(page, size_class + 1)
        size = class_size(size_class)
        state[SCAN] = page_address(page)
        state[SCAN_END] = page_address(page) + PAGE // size * size
    return True


def _next_run(size_class: int) -> bool:
    """Find the next stretch of free slots in the class's page, claim it and clear it."""
    state = Ptr[u64](class_state(size_class))
    at, end = state[SCAN], state[SCAN_END]
    page = at & -PAGE
    taken = Ptr[u64](word(TAKEN) + ((at - word(BASE)) >> PAGE_SHIFT) * BITMAP_PER_PAGE)
    slots = Ptr[u64](slot_bits(size_class))
    start = _first_free(taken, slots, (at - page) >> 4) if at != end else GRANULES_PER_PAGE
    if start == GRANULES_PER_PAGE:
        state[CURSOR] = end
        state[LIMIT] = end
        state[SCAN] = end
        return False
    stop = min(_first_taken(taken, start), (end - page) >> 4)
    _claim(taken, slots, start, stop)
    cursor, limit = page + (start << 4), page + (stop << 4)
    state[CURSOR] = cursor
    state[LIMIT] = limit
    state[SCAN] = limit
    fill_memory(cursor, 0, limit - cursor)
    set_word(ALLOCATED, word(ALLOCATED) + (limit - cursor))
    return True


@always_inline
def _first_free(taken: Ptr[u64], slots: Ptr[u64], granule: int) -> int:
    """The first slot of a page from `granule` on that is not taken; GRANULES_PER_PAGE: none."""
    index = granule >> 6
    bits = slots[index] & ~taken[index] & wrap_shl(-1, granule & 63)
    while bits == 0:
        index += 1
        if index == WORDS_PER_PAGE:
            return GRANULES_PER_PAGE
        bits = slots[index] & ~taken[index]
    return (index << 6) + ctz64(bits)


@always_inline
def _first_taken(taken: Ptr[u64], granule: int) -> int:
    """The first slot of a page from `granule` on that is taken; GRANULES_PER_PAGE: none."""
    index = granule >> 6
    bits = taken[index] & wrap_shl(-1, granule & 63)
    while bits == 0:
        index += 1
        if index == WORDS_PER_PAGE:
            return GRANULES_PER_PAGE
        bits = taken[index]
    return (index << 6) + ctz64(bits)


@always_inline
def _claim(taken: Ptr[u64], slots: Ptr[u64], start: int, stop: int) -> None:
    """Take the slots of the granules [start, stop) of a page."""
    bits = slots[start >> 6] & wrap_shl(-1, start & 63)
    for index in range(start >> 6, stop >> 6):
        taken[index] = taken[index] | bits
        bits = slots[index + 1] if index + 1 < WORDS_PER_PAGE else 0
    if stop & 63:
        taken[stop >> 6] = taken[stop >> 6] | bits & ~wrap_shl(-1, stop & 63)


@no_inline
def _take_large(size: int, kept: int) -> int:
    """Whole pages; the first `kept` octets hold anything, the caller writes them at once."""
    if size > LARGEST:
        raise_memory_error()
    count = (size + PAGE - 1) >> PAGE_SHIFT
    if word(ALLOCATED) + (count << PAGE_SHIFT) > word(BUDGET):
        collect()
    page = find_pages(count)
    if page < 0:
        collect()
        page = find_pages(count)
        if page < 0:
            raise_memory_error()
    set_kind_of_page(page, LARGE)
    for index in range(page + 1, page + count):
        set_kind_of_page(index, REST)
    at = page_address(page)
    set_bit(TAKEN, at)
    fill_memory(at + kept, 0, (count << PAGE_SHIFT) - kept)
    set_word(ALLOCATED, word(ALLOCATED) + (count << PAGE_SHIFT))
    return at


@no_inline
def raise_memory_error() -> NoReturn:
    """Raise the one MemoryError, without the trace of an earlier time."""
    error = _exhausted
    assert error is not None
    forget_trace(error)
    raise error
