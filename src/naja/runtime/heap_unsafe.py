"""The collected heap as machine, boot and event loop see it.

The parts: `heap_pages_unsafe` (memory and its tables), `allocate_unsafe` (new objects),
`collect_unsafe` (the collector).
"""

from naja.runtime.allocate_unsafe import prepare_memory_error
from naja.runtime.collect_unsafe import collect
from naja.runtime.heap_pages_unsafe import (
    ALLOCATED,
    BUDGET,
    COLLECTIONS,
    FREE,
    FRONTIER,
    PAGE,
    PAGES,
    kind_of_page,
    lay_out,
    word,
)


def initialise(start: int, end: int, stack_top: int) -> bool:
    """Take the memory [start, end) as the heap, once, before anything is allocated.

    `stack_top` is the highest address of the program's stack, which the collector scans.
    False when the range is too small (some 50 KiB) for any program.
    """
    if not lay_out(start, end, stack_top):
        return False
    prepare_memory_error()
    return True


def collect_if_idle() -> None:
    """For the event loop with nothing to do: collect when half the budget is used."""
    if word(ALLOCATED) >= word(BUDGET) >> 1:
        collect()


def collections() -> int:
    """How many collections there have been."""
    return word(COLLECTIONS)


def used_octets() -> int:
    """Octets of all pages in use: an upper bound of what is alive."""
    used = 0
    for page in range(word(FRONTIER)):
        if kind_of_page(page) != FREE:
            used += PAGE
    return used


def total_octets() -> int:
    """Octets that objects can take at most."""
    return word(PAGES) * PAGE


def handed_out() -> int:
    """Octets handed out so far, in whole runs of free slots."""
    return word(ALLOCATED)
