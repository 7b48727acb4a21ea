"""What code sees of a dict, list, tuple or set of which it knows no more than the class.

`isinstance(value, dict)` of an `object` does not tell how keys and values are kept. These
classes are made where such a value is read; they ask the object itself, and give objects. All
they can do is read. They iterate as the containers do that they show.
"""

from collections.abc import Iterator
from typing import Final, NoReturn

from naja.lang.alike import alike
from naja.runtime.any_collections import AnySet
from naja.runtime.buffers import slice_start, slice_steps, slice_stop
from naja.runtime.dict_entries_unsafe import AnyDict, hash_of_key
from naja.runtime.list_core_unsafe import AnyList, index_error
from naja.runtime.tuple_unsafe import AnyTuple

_MAXIMUM: Final = 0x7FFFFFFFFFFFFFFF


def _changed_since() -> NoReturn:
    raise TypeError("the value is of another class since it was tested")


class OpenDict:
    """A dict."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, AnyDict):
            _changed_since()
        self._inner: AnyDict = value

    def __len__(self) -> int:
        return len(self._inner)

    def __contains__(self, key: object, /) -> bool:
        return self._inner._find(key, hash_of_key(key)) >= 0

    def __getitem__(self, key: object, /) -> object:
        at = self._inner._find(key, hash_of_key(key))
        return self._inner._missing(key) if at < 0 else self._inner._value_at(at)

    def get(self, key: object, default: object = None, /) -> object:
        at = self._inner._find(key, hash_of_key(key))
        return default if at < 0 else self._inner._value_at(at)

    def __iter__(self) -> Iterator[object]:
        cursor = _Cursor(self._inner, False)
        while cursor.moves():
            yield self._inner._key_at(cursor.at)

    def __reversed__(self) -> Iterator[object]:
        cursor = _Cursor(self._inner, True)
        while cursor.moves():
            yield self._inner._key_at(cursor.at)

    def keys(self) -> "OpenKeys":
        return OpenKeys(self._inner)

    def values(self) -> "OpenValues":
        return OpenValues(self._inner)

    def items(self) -> "OpenItems":
        return OpenItems(self._inner)


class _Cursor:
    """A place among the entries; notices changes of the dict as its own iterators do."""

    def __init__(self, entries: AnyDict, backwards: bool) -> None:
        self._entries = entries
        self._size = len(entries)
        self._left = len(entries)
        self._step = -1 if backwards else 1
        self.at = entries._places() if backwards else -1

    def moves(self) -> bool:
        """Go to the next entry; whether there is one."""
        if self._size != len(self._entries):
            self._size = -1
            raise RuntimeError("dictionary changed size during iteration")
        self.at = self._entries._beside(self.at, self._step)
        if self.at < 0:
            return False
        if self._left == 0:
            raise RuntimeError("dictionary keys changed during iteration")
        self._left -= 1
        return True


class OpenKeys(AnySet):
    """The keys of a dict."""

    def __init__(self, entries: AnyDict) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: object, /) -> bool:
        return self._entries._find(key, hash_of_key(key)) >= 0

    def __iter__(self) -> Iterator[object]:
        return iter(OpenDict(self._entries))

    def __reversed__(self) -> Iterator[object]:
        return reversed(OpenDict(self._entries))

    def __repr__(self) -> str:
        return "dict_keys(" + repr(list(self)) + ")"

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'dict_keys'")

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, AnySet):
            return False
        return len(self) == len(other) and all(key in other for key in self)


class OpenValues:
    """The values of a dict."""

    def __init__(self, entries: AnyDict) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, value: object, /) -> bool:
        return any(alike(mine, value) for mine in self)

    def __iter__(self) -> Iterator[object]:
        cursor = _Cursor(self._entries, False)
        while cursor.moves():
            yield self._entries._value_at(cursor.at)

    def __reversed__(self) -> Iterator[object]:
        cursor = _Cursor(self._entries, True)
        while cursor.moves():
            yield self._entries._value_at(cursor.at)

    def __repr__(self) -> str:
        return "dict_values(" + repr(list(self)) + ")"


class OpenItems(AnySet):
    """The keys of a dict with their values."""

    def __init__(self, entries: AnyDict) -> None:
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
        return at >= 0 and alike(self._entries._value_at(at), item._element(1))

    def __iter__(self) -> Iterator[tuple[object, object]]:
        cursor = _Cursor(self._entries, False)
        while cursor.moves():
            yield self._entries._key_at(cursor.at), self._entries._value_at(cursor.at)

    def __reversed__(self) -> Iterator[tuple[object, object]]:
        cursor = _Cursor(self._entries, True)
        while cursor.moves():
            yield self._entries._key_at(cursor.at), self._entries._value_at(cursor.at)

    def __repr__(self) -> str:
        return "dict_items(" + repr(list(self)) + ")"

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'dict_items'")

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, AnySet):
            return False
        return len(self) == len(other) and all(item in other for item in self)


class _OpenSequence:
    """What a list and a tuple have in common."""

    def __len__(self) -> int:
        raise NotImplementedError

    def _at(self, index: int) -> object:
        """The item of a number that is not negative and below the length."""
        raise NotImplementedError

    def _place(self, index: int) -> int:
        """The number of an item from the front; -1 if there is none."""
        size = len(self)
        index = index + size if index < 0 else index
        return index if 0 <= index < size else -1

    def _run(self, start: int | None, stop: int | None) -> list[object]:
        first = slice_start(start, len(self))
        return [self._at(at) for at in range(first, slice_stop(stop, len(self)))]

    def _strides(self, start: int | None, stop: int | None, step: int | None) -> list[object]:
        first, count, stride = slice_steps(start, stop, step, len(self))
        return [self._at(first + place * stride) for place in range(count)]

    def __iter__(self) -> Iterator[object]:
        at = 0
        while at < len(self):
            yield self._at(at)
            at += 1

    def __reversed__(self) -> Iterator[object]:
        at = len(self) - 1
        while 0 <= at < len(self):
            yield self._at(at)
            at -= 1

    def __contains__(self, value: object, /) -> bool:
        return any(alike(mine, value) for mine in self)

    def count(self, value: object, /) -> int:
        return sum(1 for mine in self if alike(mine, value))

    def _found(self, value: object, start: int, stop: int) -> int:
        """The first place of a value, or -1."""
        at = slice_start(start, len(self))
        end = slice_stop(stop, len(self))
        while at < end and at < len(self):
            if alike(self._at(at), value):
                return at
            at += 1
        return -1


class OpenList(_OpenSequence):
    """A list."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, AnyList):
            _changed_since()
        self._inner: AnyList = value

    def __len__(self) -> int:
        return len(self._inner)

    def _at(self, index: int) -> object:
        return self._inner._element(index)

    def _get(self, index: int) -> object:
        at = self._place(index)
        if at < 0:
            index_error("list index out of range")
        return self._at(at)

    def _slice(self, start: int | None, stop: int | None) -> list[object]:
        return self._run(start, stop)

    def _slice_step(self, start: int | None, stop: int | None, step: int | None) -> list[object]:
        return self._strides(start, stop, step)

    def copy(self) -> list[object]:
        return self._run(None, None)

    def index(self, value: object, start: int = 0, stop: int = _MAXIMUM, /) -> int:
        at = self._found(value, start, stop)
        if at < 0:
            raise ValueError(repr(value) + " is not in list")
        return at


class OpenTuple(_OpenSequence):
    """A tuple, of fixed length or not."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, AnyTuple):
            _changed_since()
        self._inner: AnyTuple = value

    def __len__(self) -> int:
        return len(self._inner)

    def _at(self, index: int) -> object:
        return self._inner._element(index)

    def _get(self, index: int) -> object:
        at = self._place(index)
        if at < 0:
            raise IndexError("tuple index out of range")
        return self._at(at)

    def _slice(self, start: int | None, stop: int | None) -> tuple[object, ...]:
        return tuple(self._run(start, stop))

    def _slice_step(
        self, start: int | None, stop: int | None, step: int | None
    ) -> tuple[object, ...]:
        return tuple(self._strides(start, stop, step))

    def index(self, value: object, start: int = 0, stop: int = _MAXIMUM, /) -> int:
        at = self._found(value, start, stop)
        if at < 0:
            raise ValueError("tuple.index(x): x not in tuple")
        return at


class OpenSet:
    """A set or frozenset."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, AnySet):
            _changed_since()
        self._inner: AnySet = value

    def __len__(self) -> int:
        return len(self._inner)

    def __contains__(self, value: object, /) -> bool:
        return value in self._inner

    def __iter__(self) -> Iterator[object]:
        size = len(self._inner)
        at = self._inner._taken_from(0)
        while at >= 0:
            yield self._inner._element_at(at)
            if size != len(self._inner):
                raise RuntimeError("Set changed size during iteration")
            at = self._inner._taken_from(at + 1)


class OpenCollection:
    """One of several of these classes, no dict."""

    def __init__(self, value: object) -> None:
        self._inner = value

    def __len__(self) -> int:
        value = self._inner
        if isinstance(value, AnyList):
            return len(value)
        if isinstance(value, AnyTuple):
            return len(value)
        return len(OpenSet(value))

    def __contains__(self, item: object, /) -> bool:
        value = self._inner
        if isinstance(value, AnyList):
            return item in OpenList(value)
        if isinstance(value, AnyTuple):
            return item in OpenTuple(value)
        return item in OpenSet(value)

    def __iter__(self) -> Iterator[object]:
        value = self._inner
        if isinstance(value, AnyList):
            return iter(OpenList(value))
        if isinstance(value, AnyTuple):
            return iter(OpenTuple(value))
        return iter(OpenSet(value))
