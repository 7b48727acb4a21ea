# mypy: disable-error-code="override"
"""`dict.keys()`, `.values()` and `.items()`: windows on a dict, two of them sets."""

from collections.abc import ItemsView, Iterable, KeysView, Set, ValuesView
from typing import Generic, TypeVar

from naja.lang.alike import alike
from naja.runtime.any_collections import AnySet
from naja.runtime.dict_cursors_unsafe import DictItemIterator, DictKeyIterator, DictValueIterator
from naja.runtime.dict_entries_unsafe import hash_of_key
from naja.runtime.dict_unsafe import DictBody
from naja.runtime.set_operations import view_within
from naja.runtime.tuple_unsafe import AnyTuple

K = TypeVar("K")
V = TypeVar("V")
S = TypeVar("S")


class DictKeys(KeysView[K], Generic[K, V]):
    def __init__(self, entries: DictBody[K, V]) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: object, /) -> bool:
        return key in self._entries

    def __iter__(self) -> DictKeyIterator[K, V]:
        return DictKeyIterator(self._entries, False)

    def __reversed__(self) -> DictKeyIterator[K, V]:
        return DictKeyIterator(self._entries, True)

    def __repr__(self) -> str:
        return "dict_keys(" + repr(list(self)) + ")"

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'dict_keys'")

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, AnySet):
            return False
        if len(self) != len(other):
            return False
        for mine in self:
            if mine not in other:
                return False
        return True

    def __le__(self, other: Set[object], /) -> bool:
        return view_within(self, other)

    def __lt__(self, other: Set[object], /) -> bool:
        return len(self) < len(other) and view_within(self, other)

    def __ge__(self, other: Set[object], /) -> bool:
        return view_within(other, self)

    def __gt__(self, other: Set[object], /) -> bool:
        return len(self) > len(other) and view_within(other, self)

    def __and__(self, other: Iterable[object], /) -> set[K]:
        result: set[K] = set(self)
        result.intersection_update(other)
        return result

    def __or__(self, other: Iterable[S], /) -> set[K | S]:
        result: set[K | S] = set(self)
        result.update(other)
        return result

    def __sub__(self, other: Iterable[object], /) -> set[K]:
        result: set[K] = set(self)
        result.difference_update(other)
        return result

    def __xor__(self, other: Iterable[S], /) -> set[K | S]:
        result: set[K | S] = set(self)
        result.symmetric_difference_update(other)
        return result

    def isdisjoint(self, other: Iterable[object], /) -> bool:
        for key in other:
            if key in self._entries:
                return False
        return True


class DictValues(ValuesView[V], Generic[K, V]):
    def __init__(self, entries: DictBody[K, V]) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, value: object, /) -> bool:
        for mine in self:
            if alike(mine, value):
                return True
        return False

    def __iter__(self) -> DictValueIterator[K, V]:
        return DictValueIterator(self._entries, False)

    def __reversed__(self) -> DictValueIterator[K, V]:
        return DictValueIterator(self._entries, True)

    def __repr__(self) -> str:
        return "dict_values(" + repr(list(self)) + ")"


class DictItems(ItemsView[K, V], Generic[K, V]):
    def __init__(self, entries: DictBody[K, V]) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, item: object, /) -> bool:
        if not isinstance(item, AnyTuple):
            return False
        if len(item) != 2:
            return False
        key = item._element(0)
        at = self._entries._find(key, hash_of_key(key))
        return at >= 0 and alike(self._entries._values[at], item._element(1))

    def __iter__(self) -> DictItemIterator[K, V]:
        return DictItemIterator(self._entries, False)

    def __reversed__(self) -> DictItemIterator[K, V]:
        return DictItemIterator(self._entries, True)

    def __repr__(self) -> str:
        return "dict_items(" + repr(list(self)) + ")"

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'dict_items'")

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, AnySet):
            return False
        if len(self) != len(other):
            return False
        for mine in self:
            if mine not in other:
                return False
        return True

    def __le__(self, other: Set[object], /) -> bool:
        return view_within(self, other)

    def __lt__(self, other: Set[object], /) -> bool:
        return len(self) < len(other) and view_within(self, other)

    def __ge__(self, other: Set[object], /) -> bool:
        return view_within(other, self)

    def __gt__(self, other: Set[object], /) -> bool:
        return len(self) > len(other) and view_within(other, self)

    def __and__(self, other: Iterable[object], /) -> set[tuple[K, V]]:
        result: set[tuple[K, V]] = set(self)
        result.intersection_update(other)
        return result

    def __or__(self, other: Iterable[S], /) -> set[tuple[K, V] | S]:
        result: set[tuple[K, V] | S] = set(self)
        result.update(other)
        return result

    def __sub__(self, other: Iterable[object], /) -> set[tuple[K, V]]:
        result: set[tuple[K, V]] = set(self)
        result.difference_update(other)
        return result

    def __xor__(self, other: Iterable[S], /) -> set[tuple[K, V] | S]:
        result: set[tuple[K, V] | S] = set(self)
        result.symmetric_difference_update(other)
        return result
