"""`keys()`, `values()` and `items()` of a mapping that a program defines."""

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Generic, TypeVar

from naja.lang.alike import alike

K = TypeVar("K")
V = TypeVar("V")


class MappingKeys(KeysView[K], Generic[K, V]):
    """The keys, as the mapping's own methods give them."""

    def __init__(self, mapping: Mapping[K, V]) -> None:
        self._mapping = mapping

    def __len__(self) -> int:
        return len(self._mapping)

    def __contains__(self, key: object, /) -> bool:
        return key in self._mapping

    def __iter__(self) -> Iterator[K]:
        return iter(self._mapping)

    def __repr__(self) -> str:
        return f"KeysView({self._mapping!r})"


class MappingItems(ItemsView[K, V], Generic[K, V]):
    """Pairs of a key and what the mapping holds for it."""

    def __init__(self, mapping: Mapping[K, V]) -> None:
        self._mapping = mapping

    def __len__(self) -> int:
        return len(self._mapping)

    def __contains__(self, item: object, /) -> bool:
        for key in self._mapping:
            if alike((key, self._mapping[key]), item):
                return True
        return False

    def __iter__(self) -> Iterator[tuple[K, V]]:
        for key in self._mapping:
            yield key, self._mapping[key]

    def __repr__(self) -> str:
        return f"ItemsView({self._mapping!r})"


class MappingValues(ValuesView[V], Generic[K, V]):
    """What the mapping holds, in the order of its keys."""

    def __init__(self, mapping: Mapping[K, V]) -> None:
        self._mapping = mapping

    def __len__(self) -> int:
        return len(self._mapping)

    def __contains__(self, value: object, /) -> bool:
        for key in self._mapping:
            if alike(self._mapping[key], value):
                return True
        return False

    def __iter__(self) -> Iterator[V]:
        for key in self._mapping:
            yield self._mapping[key]

    def __repr__(self) -> str:
        return f"ValuesView({self._mapping!r})"
