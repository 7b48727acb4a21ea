# mypy: disable-error-code="override,misc"
"""`collections.ChainMap`."""

from typing import Any, Iterator, MutableMapping, TypeVar, overload

from naja.runtime.dict_entries_unsafe import AnyDict
from naja.runtime.dict_unsafe import KeysAndItems

_K = TypeVar("_K")
_V = TypeVar("_V")
_V2 = TypeVar("_V2")


class AnyChain:
    """A ChainMap of which the types of keys and values are not known."""

    def _all(self) -> AnyDict:
        raise NotImplementedError


class ChainMap(AnyChain, MutableMapping[_K, _V]):
    """Several dicts seen as one: the first that has a key counts; changes go to the first."""

    def __init__(self, *maps: dict[_K, _V]) -> None:
        self.maps: list[dict[_K, _V]] = list(maps)
        if len(self.maps) == 0:
            self.maps.append({})

    def __getitem__(self, key: _K, /) -> _V:
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        raise KeyError(key)

    def __setitem__(self, key: _K, value: _V, /) -> None:
        self.maps[0][key] = value

    def __delitem__(self, key: _K, /) -> None:
        self.pop(key)

    def _merged(self) -> dict[_K, _V]:
        """In CPython's order: the entries of the last dict first."""
        result: dict[_K, _V] = {}
        for mapping in reversed(self.maps):
            result.update(mapping)
        return result

    def __len__(self) -> int:
        return len(self._merged())

    def __bool__(self) -> bool:
        return any(self.maps)

    def __iter__(self) -> Iterator[_K]:
        return iter(self._merged())

    def __contains__(self, key: object, /) -> bool:
        for mapping in self.maps:
            if key in mapping:
                return True
        return False

    @overload
    def get(self, key: _K, /) -> _V | None:
        return self[key] if key in self else None

    @overload
    def get(self, key: _K, default: _V, /) -> _V:
        return self[key] if key in self else default

    @overload
    def get(self, key: _K, default: _V2, /) -> _V | _V2:
        return self[key] if key in self else default

    def get(self, key: _K, default: Any = None, /) -> Any: ...
    def keys(self) -> list[_K]:
        return list(self._merged())

    def values(self) -> list[_V]:
        return list(self._merged().values())

    def items(self) -> list[tuple[_K, _V]]:
        return list(self._merged().items())

    @overload
    def pop(self, key: _K, /) -> _V:
        first = self.maps[0]
        if key not in first:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        return first.pop(key)

    @overload
    def pop(self, key: _K, default: _V, /) -> _V:
        return self.maps[0].pop(key, default)

    def pop(self, key: _K, default: Any = None, /) -> Any: ...
    def popitem(self) -> tuple[_K, _V]:
        if len(self.maps[0]) == 0:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def setdefault(self, key: _K, default: _V, /) -> _V:
        if key in self:
            return self[key]
        self[key] = default
        return default

    def update(self, other: KeysAndItems[_K, _V], /) -> None:
        for key in other.keys():
            self[key] = other[key]

    def clear(self) -> None:
        self.maps[0].clear()

    def new_child(self, m: dict[_K, _V] | None = None) -> "ChainMap[_K, _V]":
        """The same behind another dict."""
        made: ChainMap[_K, _V] = ChainMap({} if m is None else m)
        made.maps.extend(self.maps)
        return made

    @property
    def parents(self) -> "ChainMap[_K, _V]":
        """The same without the first dict."""
        made: ChainMap[_K, _V] = ChainMap()
        if len(self.maps) > 1:
            made.maps = self.maps[1:]
        return made

    def copy(self) -> "ChainMap[_K, _V]":
        made: ChainMap[_K, _V] = ChainMap(self.maps[0].copy())
        made.maps.extend(self.maps[1:])
        return made

    def __or__(self, other: dict[_K, _V], /) -> "ChainMap[_K, _V]":
        made = self.copy()
        made.maps[0].update(other)
        return made

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, AnyChain):
            return self._merged() == other._all()
        return self._merged() == other

    def _all(self) -> AnyDict:
        return self._merged()

    def __repr__(self) -> str:
        return "ChainMap(" + ", ".join([repr(mapping) for mapping in self.maps]) + ")"
