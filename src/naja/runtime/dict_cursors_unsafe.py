"""The iterators over a dict: what `for key in d`, `d.values()` and `d.items()` walk with."""

from collections.abc import Iterator
from typing import Generic, NoReturn, Self, TypeVar

from naja.runtime.dict_entries_unsafe import DictEntries
from naja.unsafe import no_inline

K = TypeVar("K")
V = TypeVar("V")


@no_inline
def _changed() -> NoReturn:
    raise RuntimeError("dictionary changed size during iteration")


@no_inline
def _keys_changed() -> NoReturn:
    raise RuntimeError("dictionary keys changed during iteration")


class DictCursor(Generic[K, V]):
    """A place among the entries; moves over removed ones, notices changes of the dict."""

    def __init__(self, entries: DictEntries[K, V], backwards: bool) -> None:
        self._entries = entries
        self._size = entries._used
        self._left = entries._used
        self._step = -1 if backwards else 1
        self._next = entries._filled - 1 if backwards else 0
        self._at = 0
        self._finished = False

    def _has_next(self) -> bool:
        if self._finished:
            return False
        entries = self._entries
        if self._size != entries._used:
            self._size = -1
            _changed()
        at = self._next
        while 0 <= at < entries._filled:
            if entries._hashes[at] >= 0:
                if self._left == 0:
                    self._finished = True
                    _keys_changed()
                self._left -= 1
                self._at = at
                self._next = at + self._step
                return True
            at += self._step
        self._finished = True
        return False

    def _advance(self) -> None:
        if not self._has_next():
            raise StopIteration()


class DictKeyIterator(DictCursor[K, V], Iterator[K]):
    def __iter__(self) -> Self:
        return self

    def _take(self) -> K:
        return self._entries._keys[self._at]

    def __next__(self) -> K:
        self._advance()
        return self._entries._keys[self._at]


class DictValueIterator(DictCursor[K, V], Iterator[V]):
    def __iter__(self) -> Self:
        return self

    def _take(self) -> V:
        return self._entries._values[self._at]

    def __next__(self) -> V:
        self._advance()
        return self._entries._values[self._at]


class DictItemIterator(DictCursor[K, V], Iterator[tuple[K, V]]):
    def __iter__(self) -> Self:
        return self

    def _take(self) -> tuple[K, V]:
        return (self._entries._keys[self._at], self._entries._values[self._at])

    def __next__(self) -> tuple[K, V]:
        self._advance()
        return (self._entries._keys[self._at], self._entries._values[self._at])
