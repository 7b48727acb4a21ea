"""Making objects: the functions that compiled code calls for every new one.

A small object comes from the free run of its size class: a stretch of free slots in one
page, cleared when it was found. When the run is used up the next stretch of the page is
looked for, then the next page of the class with room, then a free page. Objects above
SMALL_LIMIT take whole pages.

When BUDGET octets have been handed out, or memory is exhausted, the collector runs first.
"""

from typing import Final, NoReturn

from naja.abi import layout
from naja.lang.widths import u32, u64
from naja.runtime.collect_unsafe import collect
from naja.runtime.heap_pages_unsafe import (
    ALLOCATED,
    BUDGET,
    CURSOR,
    LARGE,
    LIMIT,
    NEXT_PAGE,
    PAGE,
    PAGE_SHIFT,
    REST,
    SCAN,
    SCAN_END,
    SMALL_LIMIT,
    TAKEN,
    bit,
    class_of,
    class_size,
    class_state,
    find_pages,
    link_of_page,
    page_address,
    set_bit,
    set_kind_of_page,
    set_word,
    word,
)
from naja.runtime.traceback_unsafe import forget_trace
from naja.unsafe import Ptr, always_inline, fill_memory, no_inline, type_address

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


@no_inline
def new_array(type: int, count: int) -> int:
    """An Array of `count` zero elements."""
    stride = Ptr[u32](type + layout.TYPE_STRIDE)[0]
    if count < 0 or count > LARGEST >> 12:
        raise_memory_error()
    at = _take(layout.ARRAY_DATA + count * stride)
    Ptr[u64](at)[0] = type
    Ptr[u64](at + layout.ARRAY_LENGTH)[0] = count
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


@always_inline
def _take(size: int) -> int:
    """Zeroed memory of at least `size` octets."""
    if size <= SMALL_LIMIT:
        size_class = class_of(size)
        state = Ptr[u64](class_state(size_class))
        at = state[CURSOR]
        if at != state[LIMIT]:
            state[CURSOR] = at + class_size(size_class)
            return at
        return _take_slowly(size_class)
    return _take_large(size)


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
    size = class_size(size_class)
    at, end = state[SCAN], state[SCAN_END]
    while at != end and bit(TAKEN, at):
        at += size
    start = at
    while at != end and not bit(TAKEN, at):
        set_bit(TAKEN, at)
        at += size
    state[SCAN] = at
    state[CURSOR] = start
    state[LIMIT] = at
    if at == start:
        return False
    fill_memory(start, 0, at - start)
    set_word(ALLOCATED, word(ALLOCATED) + (at - start))
    return True


@no_inline
def _take_large(size: int) -> int:
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
    fill_memory(at, 0, count << PAGE_SHIFT)
    set_word(ALLOCATED, word(ALLOCATED) + (count << PAGE_SHIFT))
    return at


@no_inline
def raise_memory_error() -> NoReturn:
    """Raise the one MemoryError, without the trace of an earlier time."""
    error = _exhausted
    assert error is not None
    forget_trace(error)
    raise error
