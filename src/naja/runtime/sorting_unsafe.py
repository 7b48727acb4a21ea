"""Stable sorting: runs found in the data, merged like in CPython's list sort.

Ordered stretches are used as they are, short ones are extended by insertion to
`MINIMUM_RUN` elements, and runs of similar length are merged, so that sorted input costs
one comparison an element. Elements are compared only with `<`, the later one on the left,
so equal ones keep their order.

The work is done on copies and stored at the end: when a comparison raises, the array is
as it was.
"""

from typing import Final, Generic, Protocol, Self, TypeVar

from naja.unsafe import Array, array_copy

MINIMUM_RUN: Final = 24


class SupportsLess(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


L = TypeVar("L", bound=SupportsLess)
T = TypeVar("T")


def sort_array(items: Array[L], count: int, reverse: bool) -> None:
    """Sort the first `count` elements."""
    if count < 2:
        return
    work = Array[L](count)
    array_copy(work, 0, items, 0, count)
    if reverse:
        _reverse(work, 0, count)
    Sorting(work, work, count, False).run()
    if reverse:
        _reverse(work, 0, count)
    array_copy(items, 0, work, 0, count)


def sort_by_keys(keys: Array[L], items: Array[T], count: int, reverse: bool) -> None:
    """Sort the first `count` elements by their keys, which end up in no known order."""
    if count < 2:
        return
    work = Array[T](count)
    array_copy(work, 0, items, 0, count)
    if reverse:
        _reverse(keys, 0, count)
        _reverse(work, 0, count)
    Sorting(keys, work, count, True).run()
    if reverse:
        _reverse(work, 0, count)
    array_copy(items, 0, work, 0, count)


def _reverse(items: Array[T], start: int, stop: int) -> None:
    low = start
    high = stop - 1
    while low < high:
        value = items[low]
        items[low] = items[high]
        items[high] = value
        low += 1
        high -= 1


class Sorting(Generic[L, T]):
    """One sort. `values` move along with `keys` if `paired`, else they are the same array."""

    def __init__(self, keys: Array[L], values: Array[T], count: int, paired: bool) -> None:
        self._keys = keys
        self._values = values
        self._count = count
        self._paired = paired
        self._spare_keys: Array[L] = Array[L](0)
        self._spare_values: Array[T] = Array[T](0)
        self._starts: list[int] = []

    def run(self) -> None:
        start = 0
        while start < self._count:
            stop = self._run_end(start)
            shortest = min(start + MINIMUM_RUN, self._count)
            if stop < shortest:
                self._insert(start, stop, shortest)
                stop = shortest
            self._starts.append(start)
            self._collapse(stop)
            start = stop
        while len(self._starts) > 1:
            self._merge_last(self._count)

    def _run_end(self, start: int) -> int:
        """The end of the ordered stretch at `start`; a falling one is turned round."""
        keys = self._keys
        stop = start + 1
        if stop == self._count:
            return stop
        falling = keys[stop] < keys[start]
        stop += 1
        if falling:
            while stop < self._count and keys[stop] < keys[stop - 1]:
                stop += 1
            _reverse(keys, start, stop)
            if self._paired:
                _reverse(self._values, start, stop)
            return stop
        while stop < self._count and not keys[stop] < keys[stop - 1]:
            stop += 1
        return stop

    def _insert(self, start: int, ordered: int, stop: int) -> None:
        """Extend the ordered stretch start .. ordered to `stop` by binary insertion."""
        keys = self._keys
        for index in range(ordered, stop):
            key = keys[index]
            low = start
            high = index
            while low < high:
                middle = low + high >> 1
                if key < keys[middle]:
                    high = middle
                else:
                    low = middle + 1
            array_copy(keys, low + 1, keys, low, index - low)
            keys[low] = key
            if self._paired:
                values = self._values
                value = values[index]
                array_copy(values, low + 1, values, low, index - low)
                values[low] = value

    def _collapse(self, stop: int) -> None:
        """Merge while the runs do not shrink by half, so that there are few and merges are even."""
        starts = self._starts
        while len(starts) > 1:
            last = stop - starts[-1]
            before = starts[-1] - starts[-2]
            if before >= 2 * last:
                return
            self._merge_last(stop)

    def _merge_last(self, stop: int) -> None:
        """Merge the last two runs, which end at `stop`."""
        middle = self._starts.pop()
        start = self._starts[-1]
        if self._keys[middle] < self._keys[middle - 1]:
            self._merge(start, middle, stop)

    def _merge(self, start: int, middle: int, stop: int) -> None:
        """Merge two neighbours; the left one is copied aside."""
        keys = self._keys
        values = self._values
        size = middle - start
        if len(self._spare_keys) < size:
            self._spare_keys = Array[L](max(size, min(self._count, 2 * size)))
            if self._paired:
                self._spare_values = Array[T](len(self._spare_keys))
        left = self._spare_keys
        left_values = self._spare_values
        array_copy(left, 0, keys, start, size)
        if self._paired:
            array_copy(left_values, 0, values, start, size)
        a = 0
        b = middle
        at = start
        while a < size and b < stop:
            if keys[b] < left[a]:
                keys[at] = keys[b]
                if self._paired:
                    values[at] = values[b]
                b += 1
            else:
                keys[at] = left[a]
                if self._paired:
                    values[at] = left_values[a]
                a += 1
            at += 1
        array_copy(keys, at, left, a, size - a)
        if self._paired:
            array_copy(values, at, left_values, a, size - a)
