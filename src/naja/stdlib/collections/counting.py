# mypy: disable-error-code="override,misc"
"""`collections.Counter`."""

from typing import Any, Final, Iterable, Iterator, Self, TypeVar, overload

from naja.runtime.dict_entries_unsafe import AnyDict, hash_of_key
from naja.runtime.dict_unsafe import KeysAndItems

_K = TypeVar("_K")
_T = TypeVar("_T")
_S = TypeVar("_S")
_Also = TypeVar("_Also")

_FROMKEYS: Final = "Counter.fromkeys() is undefined.  Use Counter(iterable) instead."


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

    @overload
    def __init__(self: "Counter[str]", source: None = None, /, **counts: int) -> None:
        super().__init__()
        for name, count in counts.items():
            self[name] = count

    def __init__(self, source: Any = None, /, **counts: int) -> None: ...

    @staticmethod
    @overload
    def fromkeys(keys: Iterable[_T], /) -> dict[_T, _Also | None]:
        raise NotImplementedError(_FROMKEYS)

    @staticmethod
    @overload
    def fromkeys(keys: Iterable[_T], value: _S, /) -> dict[_T, _S]:
        raise NotImplementedError(_FROMKEYS)

    @staticmethod
    def fromkeys(keys: Any, value: Any = None, /) -> Any: ...

    def __missing__(self, key: _K, /) -> int:
        return 0

    def _missing(self, key: object) -> object:
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
