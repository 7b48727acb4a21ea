"""`heapq`: a list as a priority queue, `heap[k] <= heap[2k+1]` and `heap[k] <= heap[2k+2]`.

The same algorithm as CPython's, so that the lists are equal after every operation and
equal elements come out in the same order.

Deliberately missing: `merge`.
"""

from collections.abc import Callable, Iterable
from typing import Protocol, Self, TypeVar, overload


class _SupportsLess(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


T = TypeVar("T")
L = TypeVar("L", bound=_SupportsLess)
K = TypeVar("K", bound=_SupportsLess)


def heappush(heap: list[L], item: L) -> None:
    """Add `item`."""
    heap.append(item)
    _towards_root(heap, 0, len(heap) - 1)


def heappop(heap: list[L]) -> L:
    """Remove and return the smallest. IndexError if empty."""
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _towards_leaves(heap, 0)
    return smallest


def heapreplace(heap: list[L], item: L) -> L:
    """Remove and return the smallest, then add `item`. IndexError if empty."""
    smallest = heap[0]
    heap[0] = item
    _towards_leaves(heap, 0)
    return smallest


def heappushpop(heap: list[L], item: L) -> L:
    """Add `item`, then remove and return the smallest."""
    if heap and heap[0] < item:
        smallest = heap[0]
        heap[0] = item
        _towards_leaves(heap, 0)
        return smallest
    return item


def heapify(heap: list[L]) -> None:
    """Make a heap of any list, in place, in linear time."""
    for at in range(len(heap) // 2 - 1, -1, -1):
        _towards_leaves(heap, at)


@overload
def nsmallest(n: int, iterable: Iterable[L], key: None = None) -> list[L]:
    return sorted(iterable)[: max(n, 0)]


@overload
def nsmallest(n: int, iterable: Iterable[T], key: Callable[[T], K]) -> list[T]:
    return sorted(iterable, key=key)[: max(n, 0)]


def nsmallest(
    n: int, iterable: Iterable[T], key: Callable[[T], _SupportsLess] | None = None
) -> list[T]:
    """The `n` smallest, smallest first; of equal ones the earlier first."""
    return sorted(iterable, key=key)[: max(n, 0)]  # type: ignore[type-var, arg-type]


@overload
def nlargest(n: int, iterable: Iterable[L], key: None = None) -> list[L]:
    return sorted(iterable, reverse=True)[: max(n, 0)]


@overload
def nlargest(n: int, iterable: Iterable[T], key: Callable[[T], K]) -> list[T]:
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]


def nlargest(
    n: int, iterable: Iterable[T], key: Callable[[T], _SupportsLess] | None = None
) -> list[T]:
    """The `n` largest, largest first; of equal ones the earlier first."""
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]  # type: ignore[type-var, arg-type]


def _towards_root(heap: list[L], root: int, at: int) -> None:
    """Move the element at `at` up until its parent is not larger."""
    item = heap[at]
    while at > root:
        parent_at = (at - 1) >> 1
        parent = heap[parent_at]
        if not item < parent:
            break
        heap[at] = parent
        at = parent_at
    heap[at] = item


def _towards_leaves(heap: list[L], at: int) -> None:
    """Sink the element at `at`: smaller children move up all the way, then it rises again.

    That takes fewer comparisons than to stop as soon as it fits (Knuth, volume 3).
    """
    count = len(heap)
    root = at
    item = heap[at]
    child = 2 * at + 1
    while child < count:
        right = child + 1
        if right < count and not heap[child] < heap[right]:
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _towards_root(heap, root, at)
