# mypy: disable-error-code="override,misc"
"""`collections`: deque, OrderedDict, defaultdict, Counter.

Deliberately missing: namedtuple (write a class or `typing.NamedTuple`), ChainMap and the
classes for subclassing.
"""

from typing import Callable, Iterable, MutableSequence, TypeVar, overload

from naja.runtime.deque_unsafe import DequeBody

_T = TypeVar("_T")
_K = TypeVar("_K")
_V = TypeVar("_V")


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


class OrderedDict(dict[_K, _V]):
    """A dict whose entries can be moved to either end."""

    def move_to_end(self, key: _K, last: bool = True) -> None:
        value = self.pop(key)
        if last:
            self[key] = value
            return
        others = list(self.items())
        self.clear()
        self[key] = value
        self.update(others)

    def __repr__(self) -> str:
        if len(self) == 0:
            return "OrderedDict()"
        return "OrderedDict(" + repr(list(self.items())) + ")"


class defaultdict(dict[_K, _V]):
    """A dict that makes the value of a key it does not have."""

    def __init__(self, default_factory: Callable[[], _V], /) -> None:
        super().__init__()
        self.default_factory = default_factory

    def __missing__(self, key: _K, /) -> _V:
        value = self.default_factory()
        self[key] = value
        return value


class Counter(dict[_K, int]):
    """How often each element was counted; 0 for one that never was."""

    @overload
    def __init__(self) -> None:
        super().__init__()

    @overload
    def __init__(self, iterable: Iterable[_K], /) -> None:
        super().__init__()
        self.update(iterable)

    def __init__(self, iterable: Iterable[_K] = (), /) -> None:
        super().__init__()
        self.update(iterable)

    def __missing__(self, key: _K, /) -> int:
        return 0

    def update(self, iterable: Iterable[_K], /) -> None:
        for key in iterable:
            self[key] = self.get(key, 0) + 1

    def subtract(self, iterable: Iterable[_K], /) -> None:
        for key in iterable:
            self[key] = self.get(key, 0) - 1

    def total(self) -> int:
        return sum(self.values())

    def elements(self) -> list[_K]:
        """Each element as often as it was counted."""
        result: list[_K] = []
        for key, count in self.items():
            for _ in range(count):
                result.append(key)
        return result

    def most_common(self, n: int | None = None) -> list[tuple[_K, int]]:
        """Elements and counts, the most frequent first, equals in the order first met."""
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[: max(n, 0)]

    def __repr__(self) -> str:
        if len(self) == 0:
            return "Counter()"
        parts: list[str] = []
        for key, count in self.most_common():
            parts.append(repr(key) + ": " + repr(count))
        return "Counter({" + ", ".join(parts) + "})"
