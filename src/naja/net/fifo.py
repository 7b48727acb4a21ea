"""A first-in first-out queue."""

from typing import Final, Generic, TypeVar

T = TypeVar("T")

_COMPACT_AT: Final = 32


class Fifo(Generic[T]):
    """A list with a moving head: push and pop take constant time on average."""

    def __init__(self) -> None:
        self._items: list[T] = []
        self._head = 0

    def __len__(self) -> int:
        return len(self._items) - self._head

    def push(self, item: T) -> None:
        self._items.append(item)

    def first(self) -> T:
        """The next item, which stays; IndexError if empty."""
        return self._items[self._head]

    def last(self) -> T:
        """The newest item, which stays; IndexError if empty."""
        return self._items[len(self._items) - 1]

    def item(self, index: int) -> T:
        """The item `index` places behind the first."""
        return self._items[self._head + index]

    def replace_last(self, item: T) -> None:
        self._items[len(self._items) - 1] = item

    def replace_first(self, item: T) -> None:
        self._items[self._head] = item

    def pop(self) -> T:
        """Remove and return the first item; IndexError if empty."""
        item = self._items[self._head]
        self._head += 1
        if self._head == len(self._items):
            # `clear` would let go of the room, too.
            del self._items[:]
            self._head = 0
        elif self._head >= _COMPACT_AT and self._head * 2 >= len(self._items):
            del self._items[: self._head]
            self._head = 0
        return item

    def clear(self) -> None:
        self._items.clear()
        self._head = 0
