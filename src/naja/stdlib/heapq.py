"""`heapq`: a list as a priority queue, `heap[k] <= heap[2k+1]` and `heap[k] <= heap[2k+2]`.

The same algorithm as CPython's, so that the lists are equal after every operation and
equal elements come out in the same order.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, Protocol, Self, TypeVar, overload


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
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _towards_leaves(heap, 0)
    return smallest


def heapreplace(heap: list[L], item: L) -> L:
    """Remove and return the smallest, then add `item`. IndexError if empty."""
    if not heap:
        raise IndexError("index out of range")
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


class _Source(Generic[T, K]):
    """The next value of one of the merged iterables; the earlier iterable first if equal."""

    def __init__(
        self, value: T, key: Callable[[T], K], rest: Iterator[T], place: int, reverse: bool
    ) -> None:
        self.value = value
        self._make_key = key
        self._key = key(value)
        self._rest = rest
        self._place = place
        self._reverse = reverse

    def advance(self) -> None:
        """Take the next value. StopIteration if there is none."""
        self.value = self._rest.__next__()
        self._key = self._make_key(self.value)

    def __lt__(self, other: "_Source[T, K]", /) -> bool:
        first, second = (other, self) if self._reverse else (self, other)
        if first._key < second._key:
            return True
        if second._key < first._key:
            return False
        return self._place < other._place


class Merge(Iterator[T], Generic[T, K]):
    """The values of sorted iterables in one sorted order."""

    def __init__(
        self, iterables: tuple[Iterable[T], ...], key: Callable[[T], K], reverse: bool
    ) -> None:
        self._iterables = iterables
        self._key = key
        self._reverse = reverse
        self._started = False
        self._heap: list[_Source[T, K]] = []

    def __iter__(self) -> Self:
        return self

    def _start(self) -> None:
        place = 0
        for iterable in self._iterables:
            rest: Iterator[T] = iter(iterable)
            try:
                value = rest.__next__()
            except StopIteration:
                continue
            self._heap.append(_Source(value, self._key, rest, place, self._reverse))
            place += 1
        heapify(self._heap)

    def __next__(self) -> T:
        if not self._started:
            self._started = True
            self._start()
        elif self._heap:
            try:
                self._heap[0].advance()
            except StopIteration:
                heappop(self._heap)
            else:
                _towards_leaves(self._heap, 0)
        if not self._heap:
            raise StopIteration()
        return self._heap[0].value


def _itself(value: L) -> L:
    return value


@overload
def merge(*iterables: Iterable[L], key: None = None, reverse: bool = False) -> Merge[L, L]:
    return Merge(iterables, _itself, reverse)


@overload
def merge(*iterables: Iterable[T], key: Callable[[T], K], reverse: bool = False) -> Merge[T, K]:
    return Merge(iterables, key, reverse)


def merge(*iterables: Iterable[Any], key: Any = None, reverse: bool = False) -> Any:
    """One sorted iterator of several; of equal values those of the earlier iterable first."""
    return Merge(iterables, _itself if key is None else key, reverse)


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
