"""The body of `dict`: entries in the order of insertion, and an index over them.

Three arrays hold hash, key and value of each entry; a removed entry keeps its place with
the hash -1 until the next rebuild. Up to eight entries are searched one by one. Above
that `_index` maps a hash to an entry: open addressing with linear probing, a power of two
of slots of which at most half are used, each 0 (free) or the entry's number + 1. A slot
is freed only by a rebuild, so a search ends at the first free slot.

Comparing keys may run a program's `__eq__`, which may change the dict: whatever was read
before a comparison is read again after it.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Generic, NoReturn, Protocol, Self, TypeVar

from naja.lang.alike import alike
from naja.lang.bits import clz64, shr_u, wrap_mul
from naja.runtime.repr_guard import enter_repr, leave_repr
from naja.unsafe import Array, array_clear, array_copy, no_inline

K = TypeVar("K")
V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)

_REMOVED: Final = -1
_SMALL: Final = 8
# 2**64 divided by the golden ratio: spreads neighbouring hashes over the top bits.
_SPREAD: Final = -7046029254386353131


class KeysAndItems(Protocol[K, V_co]):
    def keys(self) -> Iterable[K]: ...
    def __getitem__(self, key: K, /) -> V_co: ...


@no_inline
def _changed() -> NoReturn:
    raise RuntimeError("dictionary changed size during iteration")


def _stored(hash_value: int) -> int:
    """A hash as entries hold it: never negative."""
    return hash_value & 0x7FFFFFFFFFFFFFFF


class DictCursor(Generic[K, V]):
    """A place among the entries; moves over removed ones, notices a change of size."""

    def __init__(self, entries: "DictBody[K, V]", backwards: bool) -> None:
        self._entries = entries
        self._size = entries._used
        self._step = -1 if backwards else 1
        self._next = entries._filled - 1 if backwards else 0
        self._at = 0
        self._finished = False

    def _has_next(self) -> bool:
        if self._finished:
            return False
        entries = self._entries
        if self._size != entries._used:
            self._size = -1
            _changed()
        at = self._next
        while 0 <= at < entries._filled:
            if entries._hashes[at] != _REMOVED:
                self._at = at
                self._next = at + self._step
                return True
            at += self._step
        self._finished = True
        return False

    def _advance(self) -> None:
        if not self._has_next():
            raise StopIteration()


class DictKeyIterator(DictCursor[K, V], Iterator[K]):
    def __iter__(self) -> Self:
        return self

    def _take(self) -> K:
        return self._entries._keys[self._at]

    def __next__(self) -> K:
        self._advance()
        return self._entries._keys[self._at]


class DictValueIterator(DictCursor[K, V], Iterator[V]):
    def __iter__(self) -> Self:
        return self

    def _take(self) -> V:
        return self._entries._values[self._at]

    def __next__(self) -> V:
        self._advance()
        return self._entries._values[self._at]


class DictItemIterator(DictCursor[K, V], Iterator[tuple[K, V]]):
    def __iter__(self) -> Self:
        return self

    def _take(self) -> tuple[K, V]:
        return (self._entries._keys[self._at], self._entries._values[self._at])

    def __next__(self) -> tuple[K, V]:
        self._advance()
        return (self._entries._keys[self._at], self._entries._values[self._at])


class AnyDict:
    """A dict of which the types of keys and values are not known."""

    def __len__(self) -> int:
        raise NotImplementedError

    def _find(self, key: object, hash_value: int) -> int:
        raise NotImplementedError

    def _value_at(self, at: int) -> object:
        raise NotImplementedError

    def _key_list(self) -> list[object]:
        raise NotImplementedError

    def _compares_order(self) -> bool:
        """Whether it is an OrderedDict."""
        return False

    def _counts(self) -> bool:
        """Whether it is a Counter, where 0 is as good as no entry."""
        return False


class DictBody(AnyDict, Generic[K, V]):
    """Storage and everything of `dict` whose type needs no overload."""

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

    def __bool__(self) -> bool:
        return self._used != 0

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'dict'")

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, AnyDict):
            return False
        if self._used != len(other):
            return False
        at = 0
        while at < self._filled:
            hash_value = self._hashes[at]
            if hash_value != _REMOVED:
                value = self._values[at]
                there = other._find(self._keys[at], hash_value)
                if there < 0 or not alike(value, other._value_at(there)):
                    return False
            at += 1
        return True

    def _value_at(self, at: int) -> V:
        return self._values[at]

    def _key_list(self) -> list[object]:
        keys: list[object] = []
        for key in DictKeyIterator(self, False):
            keys.append(key)
        return keys

    def __repr__(self) -> str:
        if not enter_repr(id(self)):
            return "{...}"
        try:
            parts: list[str] = []
            for key, value in DictItemIterator(self, False):
                parts.append(repr(key) + ": " + repr(value))
            return "{" + ", ".join(parts) + "}"
        finally:
            leave_repr()

    def __iter__(self) -> DictKeyIterator[K, V]:
        return DictKeyIterator(self, False)

    def __reversed__(self) -> DictKeyIterator[K, V]:
        return DictKeyIterator(self, True)

    def __contains__(self, key: object, /) -> bool:
        return self._find(key, _stored(hash(key))) >= 0

    def __getitem__(self, key: K, /) -> V:
        at = self._find(key, _stored(hash(key)))
        if at < 0:
            return self.__missing__(key)
        return self._values[at]

    def __missing__(self, key: K, /) -> V:
        """What `self[key]` gives for a key that is not there; subclasses make a value."""
        raise KeyError(key)

    def __setitem__(self, key: K, value: V, /) -> None:
        self._put(key, value, _stored(hash(key)))

    def _put(self, key: K, value: V, hash_value: int) -> None:
        at = self._find(key, hash_value)
        if at >= 0:
            self._values[at] = value
        else:
            self._append(key, value, hash_value)

    def __delitem__(self, key: K, /) -> None:
        at = self._find(key, _stored(hash(key)))
        if at < 0:
            raise KeyError(key)
        self._remove(at)

    def clear(self) -> None:
        self._forget()

    def popitem(self) -> tuple[K, V]:
        at = self._filled - 1
        while at >= 0 and self._hashes[at] == _REMOVED:
            at -= 1
        if at < 0:
            raise KeyError("popitem(): dictionary is empty")
        pair = (self._keys[at], self._values[at])
        self._remove(at)
        return pair

    def _entry(self, key: K) -> int:
        """The number of the entry of `key`, or -1."""
        return self._find(key, _stored(hash(key)))

    def _pop_entry(self, at: int) -> V:
        value = self._values[at]
        self._remove(at)
        return value

    def _set_default(self, key: K, default: V) -> V:
        hash_value = _stored(hash(key))
        at = self._find(key, hash_value)
        if at >= 0:
            return self._values[at]
        self._append(key, default, hash_value)
        return default

    def _find(self, key: object, hash_value: int) -> int:
        """The entry of `key`, or -1."""
        if len(self._index) == 0:
            return self._find_among_few(key, hash_value)
        keys = self._keys
        index = self._index
        mask = len(index) - 1
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
        return shr_u(wrap_mul(hash_value, _SPREAD), clz64(len(self._index)) + 1)

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
        mask = len(self._index) - 1
        slot = self._slot(hash_value)
        while self._index[slot] != 0:
            slot = slot + 1 & mask
        self._index[slot] = at + 1

    def _remove(self, at: int) -> None:
        self._hashes[at] = _REMOVED
        array_clear(self._keys, at, 1)
        array_clear(self._values, at, 1)
        self._used -= 1
        if self._used == 0:
            self._forget()
        elif at == self._filled - 1 and len(self._index) == 0:
            self._filled = at

    def _rebuild(self, wanted: int) -> None:
        """Close the gaps of removed entries and make room for `wanted` entries or more."""
        capacity = 4
        while capacity < wanted:
            capacity = capacity * 2
        self._close_gaps(capacity)
        if capacity > _SMALL:
            self._index = Array[int](capacity * 2)
            for at in range(self._filled):
                self._enter(at, self._hashes[at])
        else:
            self._index = Array[int](0)

    def _close_gaps(self, capacity: int) -> None:
        hashes = Array[int](capacity)
        keys = Array[K](capacity)
        values = Array[V](capacity)
        if self._used == self._filled:
            array_copy(hashes, 0, self._hashes, 0, self._filled)
            array_copy(keys, 0, self._keys, 0, self._filled)
            array_copy(values, 0, self._values, 0, self._filled)
        else:
            to = 0
            for at in range(self._filled):
                if self._hashes[at] != _REMOVED:
                    hashes[to] = self._hashes[at]
                    keys[to] = self._keys[at]
                    values[to] = self._values[at]
                    to += 1
        self._filled = self._used
        self._hashes = hashes
        self._keys = keys
        self._values = values

    def _update_pairs(self, pairs: Iterable[tuple[K, V]]) -> None:
        for key, value in pairs:
            self[key] = value

    def _update_mapping(self, mapping: KeysAndItems[K, V]) -> None:
        for key in mapping.keys():
            self[key] = mapping[key]


def update_entries(target: DictBody[K, V], source: DictBody[K, V]) -> None:
    """`target.update(source)`, whatever `__getitem__` a subclass has, as in CPython."""
    if target._filled == 0 and source._used == source._filled:
        _copy_entries(target, source)
        return
    if target._used == 0 and source._used > 0:
        target._rebuild(source._used)
    size = source._used
    for at in range(source._filled):
        hash_value = source._hashes[at]
        if hash_value != _REMOVED:
            target._put(source._keys[at], source._values[at], hash_value)
            if source._used != size:
                raise RuntimeError("dict mutated during update")


def _copy_entries(target: DictBody[K, V], source: DictBody[K, V]) -> None:
    """Make an empty dict a copy of one that has no gaps."""
    capacity, slots = len(source._hashes), len(source._index)
    if capacity == 0:
        return
    target._hashes = Array[int](capacity)
    target._keys = Array[K](capacity)
    target._values = Array[V](capacity)
    count = source._filled
    array_copy(target._hashes, 0, source._hashes, 0, count)
    array_copy(target._keys, 0, source._keys, 0, count)
    array_copy(target._values, 0, source._values, 0, count)
    if slots > 0:
        target._index = Array[int](slots)
        array_copy(target._index, 0, source._index, 0, slots)
    target._filled = count
    target._used = count


def hash_of_key(key: object) -> int:
    """The hash of a key as `_find` takes it."""
    return _stored(hash(key))
