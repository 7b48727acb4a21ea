# mypy: disable-error-code="override,misc"
"""`UserDict` and `UserList`: containers around another one, `data`, for subclassing.

What a subclass overrides (`__getitem__`, `__setitem__`, `append` ...) is what the other
methods use.
"""

from typing import Any, Iterable, Iterator, MutableMapping, MutableSequence, Self, TypeVar, overload

from naja.runtime.dict_unsafe import KeysAndItems

_K = TypeVar("_K")
_V = TypeVar("_V")
_T = TypeVar("_T")
_D = TypeVar("_D")


class AnyWrapper:
    """A UserDict or UserList of which the types of its elements are not known."""

    def _wrapped(self) -> object:
        raise NotImplementedError


class UserDict(AnyWrapper, MutableMapping[_K, _V]):
    """A dict whose methods all go through those that a subclass overrides."""

    @overload
    def __init__(self, source: None = None, /) -> None:
        self.data: dict[_K, _V] = {}

    @overload
    def __init__(self, source: KeysAndItems[_K, _V], /) -> None:
        self.data = {}
        self.update(source)

    @overload
    def __init__(self, source: Iterable[tuple[_K, _V]], /) -> None:
        self.data = {}
        self.update(source)

    def __init__(self, source: Any = None, /) -> None:
        self.data = {}

    def _wrapped(self) -> object:
        return self.data

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, key: _K, /) -> _V:
        if key in self.data:
            return self.data[key]
        return self.__missing__(key)

    def __missing__(self, key: _K, /) -> _V:
        raise KeyError(key)

    def __setitem__(self, key: _K, item: _V, /) -> None:
        self.data[key] = item

    def __delitem__(self, key: _K, /) -> None:
        del self.data[key]

    def __iter__(self) -> Iterator[_K]:
        return iter(self.data)

    def __contains__(self, key: object, /) -> bool:
        return key in self.data

    def __repr__(self) -> str:
        return repr(self.data)

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, AnyWrapper):
            return self.data == other._wrapped()
        return self.data == other

    def keys(self) -> list[_K]:
        return list(self.data)

    def values(self) -> list[_V]:
        return [self[key] for key in self.data]

    def items(self) -> list[tuple[_K, _V]]:
        return [(key, self[key]) for key in self.data]

    @overload
    def get(self, key: _K, default: None = None, /) -> _V | None:
        try:
            return self[key]
        except KeyError:
            return None

    @overload
    def get(self, key: _K, default: _V, /) -> _V:
        try:
            return self[key]
        except KeyError:
            return default

    @overload
    def get(self, key: _K, default: _D, /) -> _V | _D:
        try:
            return self[key]
        except KeyError:
            return default

    def get(self, key: _K, default: Any = None, /) -> Any: ...
    @overload
    def update(self, other: KeysAndItems[_K, _V], /) -> None:
        for key in other.keys():
            self[key] = other[key]

    @overload
    def update(self, other: Iterable[tuple[_K, _V]], /) -> None:
        for key, value in other:
            self[key] = value

    def update(self, other: Any, /) -> None: ...
    @overload
    def pop(self, key: _K, /) -> _V:
        value = self[key]
        del self[key]
        return value

    @overload
    def pop(self, key: _K, default: _V, /) -> _V:
        try:
            value = self[key]
        except KeyError:
            return default
        del self[key]
        return value

    def pop(self, key: _K, default: Any = None, /) -> Any: ...
    def popitem(self) -> tuple[_K, _V]:
        """The first entry, unlike that of a dict. KeyError if empty."""
        for key in self.data:
            value = self[key]
            del self[key]
            return (key, value)
        raise KeyError()

    def setdefault(self, key: _K, default: _V, /) -> _V:
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    def clear(self) -> None:
        while len(self) > 0:
            self.popitem()


class UserList(AnyWrapper, MutableSequence[_T]):
    """A list whose `data` is an ordinary one."""

    @overload
    def __init__(self, initlist: None = None, /) -> None:
        self.data: list[_T] = []

    @overload
    def __init__(self, initlist: Iterable[_T], /) -> None:
        self.data = list(initlist)

    def __init__(self, initlist: Any = None, /) -> None:
        self.data = []

    def _wrapped(self) -> object:
        return self.data

    def __hash__(self) -> int:
        raise TypeError("unhashable type: '" + type(self).__name__ + "'")

    def __len__(self) -> int:
        return len(self.data)

    def __getitem__(self, index: int, /) -> _T:
        return self.data[index]

    def __setitem__(self, index: int, item: _T, /) -> None:
        self.data[index] = item

    def __delitem__(self, index: int, /) -> None:
        del self.data[index]

    def __iter__(self) -> Iterator[_T]:
        return iter(self.data)

    def __contains__(self, item: object, /) -> bool:
        return item in self.data

    def __repr__(self) -> str:
        return repr(self.data)

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, AnyWrapper):
            return self.data == other._wrapped()
        return self.data == other

    def __iadd__(self, other: Iterable[_T], /) -> Self:
        self.data += other
        return self

    def append(self, item: _T, /) -> None:
        self.data.append(item)

    def insert(self, index: int, item: _T, /) -> None:
        self.data.insert(index, item)

    def pop(self, index: int = -1, /) -> _T:
        return self.data.pop(index)

    def remove(self, item: _T, /) -> None:
        self.data.remove(item)

    def clear(self) -> None:
        self.data.clear()

    def count(self, item: _T, /) -> int:
        return self.data.count(item)

    def index(self, item: _T, start: int = 0, stop: int = 9223372036854775807, /) -> int:
        return self.data.index(item, start, stop)

    def reverse(self) -> None:
        self.data.reverse()

    def extend(self, other: Iterable[_T], /) -> None:
        self.data.extend(other)
