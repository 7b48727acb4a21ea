"""The entries of a dict in the order of insertion, and an index over them.

Three arrays hold hash, key and value of each entry; a removed entry keeps its place, with
the complement of its hash, until the next rebuild: an iterator over the dict thus meets what
CPython's meets. Only `popitem` gives places back. Up to eight entries are searched one by one.
Above that `_index` maps a hash to an entry: open addressing with linear probing, a power of two
of slots of which at most half are used, each 0 (free) or the entry's number + 1 in four
octets, so that a word of the array holds two. A search ends at the first free slot; so a slot
is freed by a rebuild, or by closing the gap that it would leave.

Comparing keys may run a program's `__eq__`, which may change the dict: whatever was read
before a comparison is read again after it.
"""

from typing import Final, Generic, TypeVar

from naja.abi.layout import ARRAY_DATA
from naja.lang.alike import alike
from naja.lang.bits import clz64, shr_u, wrap_mul
from naja.lang.widths import u32
from naja.unsafe import Array, Ptr, always_inline, array_clear, array_run, object_address

K = TypeVar("K")
V = TypeVar("V")

_SMALL: Final = 8
# 2**64 divided by the golden ratio: spreads neighbouring hashes over the top bits.
_SPREAD: Final = -7046029254386353131


@always_inline
def _slots(index: Array[int]) -> Ptr[u32]:
    return Ptr[u32](object_address(index) + ARRAY_DATA)


def stored_hash(hash_value: int) -> int:
    """A hash as entries hold it: never negative."""
    return hash_value & 0x7FFFFFFFFFFFFFFF


def hash_of_key(key: object) -> int:
    """The hash of a key as `_find` takes it."""
    return stored_hash(hash(key))


class AnyDict:
    """A dict of which the types of keys and values are not known."""

    def __len__(self) -> int:
        raise NotImplementedError

    def _find(self, key: object, hash_value: int) -> int:
        raise NotImplementedError

    def _value_at(self, at: int) -> object:
        raise NotImplementedError

    def _key_at(self, at: int) -> object:
        raise NotImplementedError

    def _places(self) -> int:
        """How many places there are for entries, those of removed ones included."""
        raise NotImplementedError

    def _beside(self, at: int, step: int) -> int:
        """The next entry from `at` on in the direction of `step`, or -1."""
        raise NotImplementedError

    def _missing(self, key: object) -> object:
        """What a subscript gives for a key that is not there."""
        raise NotImplementedError

    def _key_list(self) -> list[object]:
        raise NotImplementedError

    def _compares_order(self) -> bool:
        """Whether it is an OrderedDict."""
        return False

    def _counts(self) -> bool:
        """Whether it is a Counter, where 0 is as good as no entry."""
        return False


class DictEntries(AnyDict, Generic[K, V]):
    """The storage of a dict and the search in it."""

    _hashes: Array[int]
    _keys: Array[K]
    _values: Array[V]
    _index: Array[int]
    _filled: int
    _used: int

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._hashes = Array[int](0)
        self._keys = Array[K](0)
        self._values = Array[V](0)
        self._index = Array[int](0)
        self._filled = 0
        self._used = 0

    def __len__(self) -> int:
        return self._used

    def _value_at(self, at: int) -> V:
        return self._values[at]

    def _key_at(self, at: int) -> K:
        return self._keys[at]

    def _places(self) -> int:
        return self._filled

    def _beside(self, at: int, step: int) -> int:
        at += step
        while 0 <= at < self._filled:
            if self._hashes[at] >= 0:
                return at
            at += step
        return -1

    def _missing(self, key: object) -> object:
        raise KeyError(key)

    def _find(self, key: object, hash_value: int) -> int:
        """The entry of `key`, or -1."""
        if len(self._index) == 0:
            return self._find_among_few(key, hash_value)
        keys = self._keys
        index = _slots(self._index)
        mask = len(self._index) * 2 - 1
        slot = self._slot(hash_value)
        while True:
            at = index[slot] - 1
            if at < 0:
                return -1
            if self._hashes[at] == hash_value:
                same = alike(keys[at], key)
                if self._keys is not keys:
                    return self._find(key, hash_value)
                if same and self._hashes[at] == hash_value:
                    return at
            slot = slot + 1 & mask

    def _find_among_few(self, key: object, hash_value: int) -> int:
        at = 0
        while at < self._filled:
            if self._hashes[at] == hash_value and alike(self._keys[at], key):
                if at < self._filled and self._hashes[at] == hash_value:
                    return at
            at += 1
        return -1

    def _slot(self, hash_value: int) -> int:
        """Where the search for a hash begins: its spread value's top bits."""
        return shr_u(wrap_mul(hash_value, _SPREAD), clz64(len(self._index)))

    def _append(self, key: K, value: V, hash_value: int) -> None:
        """A new last entry; the key must not be there."""
        if self._filled == len(self._hashes):
            self._rebuild(self._used + (self._used >> 1) + 1)
        at = self._filled
        self._hashes[at] = hash_value
        self._keys[at] = key
        self._values[at] = value
        self._filled = at + 1
        self._used += 1
        if len(self._index) != 0:
            self._enter(at, hash_value)

    def _enter(self, at: int, hash_value: int) -> None:
        index = _slots(self._index)
        mask = len(self._index) * 2 - 1
        slot = self._slot(hash_value)
        while index[slot] != 0:
            slot = slot + 1 & mask
        index[slot] = at + 1

    def _remove(self, at: int) -> None:
        self._hashes[at] = ~self._hashes[at]
        array_clear(self._keys, at, 1)
        array_clear(self._values, at, 1)
        self._used -= 1

    def _remove_last(self, at: int) -> None:
        """Remove the entry behind which there are only removed ones, and give back the places."""
        self._remove(at)
        if len(self._index) != 0:
            for place in range(at, self._filled):
                self._leave(place, ~self._hashes[place])
        self._filled = at

    def _leave(self, at: int, hash_value: int) -> None:
        """Free the slot of an entry: move those behind it up that are searched from before it."""
        index = _slots(self._index)
        mask = len(self._index) * 2 - 1
        free = self._slot(hash_value)
        while index[free] != at + 1:
            free = free + 1 & mask
        slot = free + 1 & mask
        while index[slot] != 0:
            found = self._hashes[index[slot] - 1]
            home = self._slot(found if found >= 0 else ~found)
            if (slot - home & mask) >= (slot - free & mask):
                index[free] = index[slot]
                free = slot
            slot = slot + 1 & mask
        index[free] = 0

    def _rebuild(self, wanted: int) -> None:
        """Close the gaps of removed entries and make room for `wanted` entries or more."""
        capacity = 4
        while capacity < wanted:
            capacity = capacity * 2
        self._close_gaps(capacity)
        if capacity > _SMALL:
            self._index = Array[int](capacity)
            for at in range(self._filled):
                self._enter(at, self._hashes[at])
        else:
            self._index = Array[int](0)

    def _close_gaps(self, capacity: int) -> None:
        count = self._filled
        if self._used == count:
            self._hashes = array_run(self._hashes, 0, count, capacity)
            self._keys = array_run(self._keys, 0, count, capacity)
            self._values = array_run(self._values, 0, count, capacity)
            return
        hashes = Array[int](capacity)
        keys = Array[K](capacity)
        values = Array[V](capacity)
        to = 0
        for at in range(count):
            if self._hashes[at] >= 0:
                hashes[to] = self._hashes[at]
                keys[to] = self._keys[at]
                values[to] = self._values[at]
                to += 1
        self._filled = self._used
        self._hashes = hashes
        self._keys = keys
        self._values = values
