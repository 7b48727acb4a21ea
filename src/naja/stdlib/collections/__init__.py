# mypy: disable-error-code="override,misc"
"""`collections`: deque, OrderedDict, defaultdict, Counter, ChainMap.

Deliberately missing: namedtuple (write a class or `typing.NamedTuple`), and the classes
for subclassing.
"""

from typing import (
    Any,
    Callable,
    Iterable,
    Iterator,
    MutableMapping,
    MutableSequence,
    Protocol,
    Self,
    TypeVar,
    overload,
)

from naja.runtime.deque_unsafe import DequeBody
from naja.runtime.dict_entries_unsafe import AnyDict, hash_of_key
from naja.runtime.dict_unsafe import KeysAndItems

_T = TypeVar("_T")
_K = TypeVar("_K")
_V = TypeVar("_V")
_K2 = TypeVar("_K2")
_V2 = TypeVar("_V2")


class _SupportsLess(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


_L = TypeVar("_L", bound=_SupportsLess)


class deque(DequeBody[_T], MutableSequence[_T]):
    """A queue with two ends; `maxlen` bounds it, dropping elements at the far end."""

    @overload
    def __init__(self, *, maxlen: int | None = None) -> None:
        super().__init__(maxlen)

    @overload
    def __init__(self, iterable: Iterable[_T], maxlen: int | None = None) -> None:
        super().__init__(maxlen)
        self.extend(iterable)

    def __init__(self, iterable: Iterable[_T] = (), maxlen: int | None = None) -> None:
        super().__init__(maxlen)
        self.extend(iterable)

    def copy(self) -> "deque[_T]":
        return deque(self, self.maxlen)

    def __add__(self, other: "deque[_T]", /) -> "deque[_T]":
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other: Iterable[_T], /) -> "deque[_T]":
        self.extend(other)
        return self

    def __mul__(self, count: int, /) -> "deque[_T]":
        result: deque[_T] = deque(maxlen=self.maxlen)
        for _ in range(count):
            result.extend(self)
        return result

    def __rmul__(self, count: int, /) -> "deque[_T]":
        return self * count

    def __imul__(self, count: int, /) -> "deque[_T]":
        values = list(self)
        self.clear()
        for _ in range(count):
            self.extend(values)
        return self

    def __copy__(self) -> "deque[_T]":
        return self.copy()

    def __lt__(self: "deque[_L]", other: "deque[_L]", /) -> bool:
        return list(self) < list(other)

    def __le__(self: "deque[_L]", other: "deque[_L]", /) -> bool:
        return list(self) <= list(other)

    def __gt__(self: "deque[_L]", other: "deque[_L]", /) -> bool:
        return list(self) > list(other)

    def __ge__(self: "deque[_L]", other: "deque[_L]", /) -> bool:
        return list(self) >= list(other)


class OrderedDict(dict[_K, _V]):
    """A dict whose entries can be moved to either end; its order counts when it is compared."""

    def move_to_end(self, key: _K, last: bool = True) -> None:
        """To the end, or to the beginning. KeyError if there is no such key."""
        value = self.pop(key)
        if last:
            self[key] = value
            return
        others = list(self.items())
        self.clear()
        self[key] = value
        self.update(others)

    def popitem(self, last: bool = True) -> tuple[_K, _V]:
        """The last entry, or the first. KeyError if empty."""
        if len(self) == 0:
            raise KeyError("dictionary is empty")
        key = next(reversed(self)) if last else next(iter(self))
        return (key, self.pop(key))

    def copy(self) -> "OrderedDict[_K, _V]":
        result: OrderedDict[_K, _V] = OrderedDict()
        result.update(self)
        return result

    @staticmethod
    @overload
    def fromkeys(keys: Iterable[_K2], /) -> "OrderedDict[_K2, None]":
        result: OrderedDict[_K2, None] = OrderedDict()
        for key in keys:
            result[key] = None
        return result

    @staticmethod
    @overload
    def fromkeys(keys: Iterable[_K2], value: _V2, /) -> "OrderedDict[_K2, _V2]":
        result: OrderedDict[_K2, _V2] = OrderedDict()
        for key in keys:
            result[key] = value
        return result

    @staticmethod
    def fromkeys(keys: Any, value: Any = None, /) -> Any: ...
    def __eq__(self, other: object, /) -> bool:
        if not super().__eq__(other):
            return False
        if isinstance(other, AnyDict) and other._compares_order():
            return self._key_list() == other._key_list()
        return True

    def _compares_order(self) -> bool:
        return True

    def __or__(self, other: dict[_K, _V], /) -> "OrderedDict[_K, _V]":
        result = self.copy()
        result.update(other)
        return result

    def __repr__(self) -> str:
        if len(self) == 0:
            return "OrderedDict()"
        return "OrderedDict(" + repr(list(self.items())) + ")"


class defaultdict(dict[_K, _V]):
    """A dict that makes the value of a key it does not have."""

    default_factory: Callable[[], _V] | None

    @overload
    def __init__(self) -> None:
        super().__init__()
        self.default_factory = None

    @overload
    def __init__(self, default_factory: Callable[[], _V] | None, /) -> None:
        super().__init__()
        self.default_factory = default_factory

    @overload
    def __init__(
        self,
        default_factory: Callable[[], _V] | None,
        mapping: KeysAndItems[_K, _V],
        /,
    ) -> None:
        super().__init__(mapping)
        self.default_factory = default_factory

    @overload
    def __init__(
        self, default_factory: Callable[[], _V] | None, pairs: Iterable[tuple[_K, _V]], /
    ) -> None:
        super().__init__(pairs)
        self.default_factory = default_factory

    def __init__(self, default_factory: Any = None, source: Any = (), /) -> None:
        super().__init__(source)
        self.default_factory = default_factory

    def __missing__(self, key: _K, /) -> _V:
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        value = factory()
        self[key] = value
        return value

    def copy(self) -> "defaultdict[_K, _V]":
        return defaultdict(self.default_factory, self)

    def __copy__(self) -> "defaultdict[_K, _V]":
        return self.copy()

    def __or__(self, other: dict[_K, _V], /) -> "defaultdict[_K, _V]":
        result = self.copy()
        result.update(other)
        return result

    def __repr__(self) -> str:
        return "defaultdict(" + repr(self.default_factory) + ", " + super().__repr__() + ")"


class Counter(dict[_K, int]):
    """How often each element was counted; 0 for one that never was."""

    @overload
    def __init__(self, source: None = None, /) -> None:
        super().__init__()

    @overload
    def __init__(self, source: KeysAndItems[_K, int], /) -> None:
        super().__init__()
        self.update(source)

    @overload
    def __init__(self, source: Iterable[_K], /) -> None:
        super().__init__()
        self.update(source)

    def __init__(self, source: Any = None, /) -> None: ...

    def __missing__(self, key: _K, /) -> int:
        return 0

    def __delitem__(self, key: _K, /) -> None:
        """Nothing happens where there is no such key."""
        if key in self:
            super().__delitem__(key)

    @overload
    def update(self, source: None = None, /) -> None:
        pass

    @overload
    def update(self, source: KeysAndItems[_K, int], /) -> None:
        for key in source.keys():
            self[key] = source[key] + self.get(key, 0)

    @overload
    def update(self, source: Iterable[_K], /) -> None:
        for key in source:
            self[key] = self.get(key, 0) + 1

    def update(self, source: Any = None, /) -> None: ...
    @overload
    def subtract(self, source: None = None, /) -> None:
        pass

    @overload
    def subtract(self, source: KeysAndItems[_K, int], /) -> None:
        for key in source.keys():
            self[key] = self.get(key, 0) - source[key]

    @overload
    def subtract(self, source: Iterable[_K], /) -> None:
        for key in source:
            self[key] = self.get(key, 0) - 1

    def subtract(self, source: Any = None, /) -> None: ...
    def total(self) -> int:
        return sum(self.values())

    def elements(self) -> Iterator[_K]:
        """Each element as often as it was counted."""
        for key, count in self.items():
            for _ in range(count):
                yield key

    def most_common(self, n: int | None = None) -> list[tuple[_K, int]]:
        """Elements and counts, the most frequent first, equals in the order first met."""
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[: max(n, 0)]

    def copy(self) -> "Counter[_K]":
        result: Counter[_K] = Counter()
        for key, count in self.items():
            result[key] = count
        return result

    def _positive(self) -> "Counter[_K]":
        result: Counter[_K] = Counter()
        for key, count in self.items():
            if count > 0:
                result[key] = count
        return result

    def _become(self, other: "Counter[_K]") -> Self:
        self.clear()
        for key, count in other.items():
            self[key] = count
        return self

    def __pos__(self) -> "Counter[_K]":
        return self._positive()

    def __neg__(self) -> "Counter[_K]":
        result: Counter[_K] = Counter()
        for key, count in self.items():
            if count < 0:
                result[key] = -count
        return result

    def __add__(self, other: "Counter[_K]", /) -> "Counter[_K]":
        result = self.copy()
        for key, count in other.items():
            result[key] = result.get(key, 0) + count
        return result._positive()

    def __sub__(self, other: "Counter[_K]", /) -> "Counter[_K]":
        result = self.copy()
        for key, count in other.items():
            result[key] = result.get(key, 0) - count
        return result._positive()

    def __or__(self, other: "Counter[_K]", /) -> "Counter[_K]":
        result: Counter[_K] = Counter()
        for key, count in self.items():
            result[key] = max(count, other[key])
        for key, count in other.items():
            if key not in self:
                result[key] = count
        return result._positive()

    def __and__(self, other: "Counter[_K]", /) -> "Counter[_K]":
        result: Counter[_K] = Counter()
        for key, count in self.items():
            result[key] = min(count, other[key])
        return result._positive()

    def __iadd__(self, other: "Counter[_K]", /) -> Self:
        for key, count in other.items():
            self[key] = self.get(key, 0) + count
        return self._become(self._positive())

    def __isub__(self, other: "Counter[_K]", /) -> Self:
        for key, count in other.items():
            self[key] = self.get(key, 0) - count
        return self._become(self._positive())

    def __ior__(self, other: "Counter[_K]", /) -> Self:
        for key, count in other.items():
            if count > self.get(key, 0):
                self[key] = count
        return self._become(self._positive())

    def __iand__(self, other: "Counter[_K]", /) -> Self:
        return self._become(self & other)

    def __eq__(self, other: object, /) -> bool:
        if isinstance(other, AnyDict) and other._counts():
            return _holds(self, other) and _holds(other, self)
        return super().__eq__(other)

    def _counts(self) -> bool:
        return True

    def __le__(self, other: "Counter[_K]", /) -> bool:
        for key, count in self.items():
            if count > other[key]:
                return False
        for key, count in other.items():
            if self[key] > count:
                return False
        return True

    def __lt__(self, other: "Counter[_K]", /) -> bool:
        return self <= other and self != other

    def __ge__(self, other: "Counter[_K]", /) -> bool:
        return other <= self

    def __gt__(self, other: "Counter[_K]", /) -> bool:
        return other <= self and self != other

    def __repr__(self) -> str:
        if len(self) == 0:
            return "Counter()"
        parts: list[str] = []
        for key, count in self.most_common():
            parts.append(repr(key) + ": " + repr(count))
        return "Counter({" + ", ".join(parts) + "})"


def _holds(a: AnyDict, b: AnyDict) -> bool:
    """Every count of `a` is the count in `b`, where 0 stands for a missing one."""
    for key in a._key_list():
        hash_value = hash_of_key(key)
        mine = a._value_at(a._find(key, hash_value))
        at = b._find(key, hash_value)
        if (mine != 0) if at < 0 else (mine != b._value_at(at)):
            return False
    return True


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
