"""The body of `dict`: its methods over `naja.runtime.dict_entries_unsafe`."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from naja.lang.alike import alike
from naja.runtime.any_collections import AnyMapping
from naja.runtime.dict_cursors_unsafe import DictItemIterator, DictKeyIterator
from naja.runtime.dict_entries_unsafe import AnyDict, DictEntries, stored_hash
from naja.runtime.object_unsafe import same_class
from naja.runtime.repr_guard import enter_repr, leave_repr
from naja.unsafe import array_run, object_address, object_at

K = TypeVar("K")
V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


class KeysAndItems(Protocol[K, V_co]):
    def keys(self) -> Iterable[K]: ...
    def __getitem__(self, key: K, /) -> V_co: ...


class DictBody(DictEntries[K, V]):
    """Everything of `dict` whose type needs no overload."""

    def __bool__(self) -> bool:
        return self._used != 0

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'dict'")

    def _naja_alike(self, other: object) -> bool:
        return False

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, AnyDict):
            return isinstance(other, AnyMapping) and other._naja_alike(self)
        if self._used != len(other):
            return False
        if same_class(self, other):
            return _same_entries(self, object_at(object_address(other), DictBody[K, V]))
        at = 0
        while at < self._filled:
            hash_value = self._hashes[at]
            if hash_value >= 0:
                value = self._values[at]
                there = other._find(self._keys[at], hash_value)
                if there < 0 or not alike(value, other._value_at(there)):
                    return False
            at += 1
        return True

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
        return self._find(key, stored_hash(hash(key))) >= 0

    def __getitem__(self, key: K, /) -> V:
        at = self._find(key, stored_hash(hash(key)))
        if at < 0:
            return self.__missing__(key)
        return self._values[at]

    def __missing__(self, key: K, /) -> V:
        """What `self[key]` gives for a key that is not there; subclasses make a value."""
        raise KeyError(key)

    def __setitem__(self, key: K, value: V, /) -> None:
        self._put(key, value, stored_hash(hash(key)))

    def _put(self, key: K, value: V, hash_value: int) -> None:
        at = self._find(key, hash_value)
        if at >= 0:
            self._values[at] = value
        else:
            self._append(key, value, hash_value)

    def __delitem__(self, key: K, /) -> None:
        at = self._find(key, stored_hash(hash(key)))
        if at < 0:
            raise KeyError(key)
        self._remove(at)

    def clear(self) -> None:
        self._forget()

    def popitem(self) -> tuple[K, V]:
        at = self._filled - 1
        while at >= 0 and self._hashes[at] < 0:
            at -= 1
        if at < 0:
            raise KeyError("popitem(): dictionary is empty")
        pair = (self._keys[at], self._values[at])
        self._remove_last(at)
        return pair

    def _entry(self, key: K) -> int:
        """The number of the entry of `key`, or -1."""
        return self._find(key, stored_hash(hash(key)))

    def _pop_entry(self, at: int) -> V:
        value = self._values[at]
        self._remove(at)
        return value

    def _set_default(self, key: K, default: V) -> V:
        hash_value = stored_hash(hash(key))
        at = self._find(key, hash_value)
        if at >= 0:
            return self._values[at]
        self._append(key, default, hash_value)
        return default

    def _update_pairs(self, pairs: Iterable[tuple[K, V]]) -> None:
        for key, value in pairs:
            DictBody.__setitem__(self, key, value)  # whatever a subclass makes of it

    def _update_mapping(self, mapping: KeysAndItems[K, V]) -> None:
        for key in mapping.keys():
            DictBody.__setitem__(self, key, mapping[key])


def _same_entries(one: DictBody[K, V], other: DictBody[K, V]) -> bool:
    """Whether two dicts that hold keys and values of one type, as many each, are equal."""
    at = 0
    while at < one._filled:
        hash_value = one._hashes[at]
        if hash_value >= 0:
            value = one._values[at]
            there = other._find(one._keys[at], hash_value)
            if there < 0 or not alike(value, other._values[there]):
                return False
        at += 1
    return True


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
        if hash_value >= 0:
            target._put(source._keys[at], source._values[at], hash_value)
            if source._used != size:
                raise RuntimeError("dict mutated during update")


def _copy_entries(target: DictBody[K, V], source: DictBody[K, V]) -> None:
    """Make an empty dict a copy of one that has no gaps."""
    capacity, slots = len(source._hashes), len(source._index)
    if capacity == 0:
        return
    count = source._filled
    target._hashes = array_run(source._hashes, 0, count, capacity)
    target._keys = array_run(source._keys, 0, count, capacity)
    target._values = array_run(source._values, 0, count, capacity)
    if slots > 0:
        target._index = array_run(source._index, 0, slots, slots)
    target._filled = count
    target._used = count
