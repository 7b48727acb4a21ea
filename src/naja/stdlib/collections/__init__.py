# mypy: disable-error-code="override,misc"
"""`collections`: deque, OrderedDict, defaultdict, Counter, ChainMap.

Deliberately missing: namedtuple (write a class or `typing.NamedTuple`), and the classes
for subclassing.
"""

from typing import Any, Callable, Iterable, MutableSequence, Protocol, Self, TypeVar, overload

from naja.runtime.deque_unsafe import DequeBody
from naja.runtime.dict_entries_unsafe import AnyDict
from naja.runtime.dict_unsafe import KeysAndItems

from .chaining import ChainMap as ChainMap
from .counting import Counter as Counter
from .wrapping import UserDict as UserDict, UserList as UserList

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

    def _over(self, below: dict[_K, _V]) -> "OrderedDict[_K, _V]":
        result: OrderedDict[_K, _V] = OrderedDict(below)
        result.update(self)
        return result

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

    def _missing(self, key: object) -> object:
        if self.default_factory is None:
            raise KeyError(key)
        raise NotImplementedError(
            "a defaultdict whose types are not known here makes no value: test the key with `in`"
        )

    def copy(self) -> "defaultdict[_K, _V]":
        return defaultdict(self.default_factory, self)

    def __copy__(self) -> "defaultdict[_K, _V]":
        return self.copy()

    def _over(self, below: dict[_K, _V]) -> "defaultdict[_K, _V]":
        result = defaultdict(self.default_factory, below)
        result.update(self)
        return result

    def __or__(self, other: dict[_K, _V], /) -> "defaultdict[_K, _V]":
        result = self.copy()
        result.update(other)
        return result

    def __repr__(self) -> str:
        return "defaultdict(" + repr(self.default_factory) + ", " + super().__repr__() + ")"
