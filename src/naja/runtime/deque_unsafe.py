"""The body of `collections.deque`: a ring on an array whose size is a power of two."""

from collections.abc import Iterable, Iterator
from typing import Final, Generic, NoReturn, Self, TypeVar

from naja.lang.alike import alike
from naja.lang.bits import less_u
from naja.runtime.repr_guard import enter_repr, leave_repr
from naja.unsafe import Array, array_clear, no_inline

T = TypeVar("T")

_FIRST_SIZE: Final = 8
MAXIMUM: Final = 0x7FFFFFFFFFFFFFFF


@no_inline
def _index_error(text: str) -> NoReturn:
    raise IndexError(text)


class DequeIterator(Iterator[T]):
    """Forwards or backwards; notices a change of the deque like CPython."""

    def __init__(self, ring: "DequeBody[T]", backwards: bool) -> None:
        self._ring = ring
        self._changes = ring._changes
        self._step = -1 if backwards else 1
        self._position = ring._length - 1 if backwards else 0

    def __iter__(self) -> Self:
        return self

    def _has_next(self) -> bool:
        ring = self._ring
        if self._changes != ring._changes:
            raise RuntimeError("deque mutated during iteration")
        return less_u(self._position, ring._length)

    def _take(self) -> T:
        ring = self._ring
        position = self._position
        self._position = position + self._step
        return ring._items[ring._head + position & ring._mask]

    def __next__(self) -> T:
        if not self._has_next():
            raise StopIteration()
        return self._take()


class AnyDeque:
    """A deque of which the type of the elements is not known."""

    def __len__(self) -> int:
        raise NotImplementedError

    def _element(self, index: int) -> object:
        raise NotImplementedError


class DequeBody(AnyDeque, Generic[T]):
    _items: Array[T]
    _mask: int
    _head: int
    _length: int
    _changes: int
    _limit: int

    def __init__(self, limit: int | None) -> None:
        """Keeps at most `limit` elements (None: any number)."""
        if limit is not None and limit < 0:
            raise ValueError("maxlen must be non-negative")
        self._items = Array[T](_FIRST_SIZE)
        self._mask = _FIRST_SIZE - 1
        self._head = 0
        self._length = 0
        self._changes = 0
        self._limit = -1 if limit is None else limit

    @property
    def maxlen(self) -> int | None:
        return None if self._limit < 0 else self._limit

    def __len__(self) -> int:
        return self._length

    def __bool__(self) -> bool:
        return self._length != 0

    def __iter__(self) -> DequeIterator[T]:
        return DequeIterator(self, False)

    def __reversed__(self) -> DequeIterator[T]:
        return DequeIterator(self, True)

    def __hash__(self) -> int:
        raise TypeError("unhashable type: 'collections.deque'")

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, AnyDeque):
            return False
        if self._length != len(other):
            return False
        position = 0
        while position < self._length and position < len(other):
            if not alike(self[position], other._element(position)):
                return False
            position += 1
        return self._length == len(other)

    def _element(self, index: int) -> T:
        return self[index]

    def __repr__(self) -> str:
        if not enter_repr(id(self)):
            return "[...]"
        try:
            parts: list[str] = []
            for value in self:
                parts.append(repr(value))
            text = "deque([" + ", ".join(parts) + "]"
            if self._limit >= 0:
                text = text + ", maxlen=" + str(self._limit)
            return text + ")"
        finally:
            leave_repr()

    def __contains__(self, value: object, /) -> bool:
        for mine in self:
            if alike(mine, value):
                return True
        return False

    def __getitem__(self, index: int, /) -> T:
        return self._items[self._place(index)]

    def __setitem__(self, index: int, value: T, /) -> None:
        self._items[self._place(index)] = value

    def __delitem__(self, index: int, /) -> None:
        self._place(index)
        if index < 0:
            index += self._length
        self.rotate(-index)
        self.popleft()
        self.rotate(index)

    def _place(self, index: int) -> int:
        if index < 0:
            index += self._length
        if not less_u(index, self._length):
            _index_error("deque index out of range")
        return self._head + index & self._mask

    def append(self, value: T, /) -> None:
        if self._length == self._limit:
            if self._length == 0:
                return
            self.popleft()
        if self._length > self._mask:
            self._grow()
        self._items[self._head + self._length & self._mask] = value
        self._length += 1
        self._changes += 1

    def appendleft(self, value: T, /) -> None:
        if self._length == self._limit:
            if self._length == 0:
                return
            self.pop()
        if self._length > self._mask:
            self._grow()
        self._head = self._head - 1 & self._mask
        self._items[self._head] = value
        self._length += 1
        self._changes += 1

    def pop(self) -> T:
        if self._length == 0:
            _index_error("pop from an empty deque")
        at = self._head + self._length - 1 & self._mask
        value = self._items[at]
        array_clear(self._items, at, 1)
        self._length -= 1
        self._changes += 1
        return value

    def popleft(self) -> T:
        if self._length == 0:
            _index_error("pop from an empty deque")
        at = self._head
        value = self._items[at]
        array_clear(self._items, at, 1)
        self._head = at + 1 & self._mask
        self._length -= 1
        self._changes += 1
        return value

    def extend(self, values: Iterable[T], /) -> None:
        for value in list(values):
            self.append(value)

    def extendleft(self, values: Iterable[T], /) -> None:
        for value in list(values):
            self.appendleft(value)

    def clear(self) -> None:
        self._items = Array[T](_FIRST_SIZE)
        self._mask = _FIRST_SIZE - 1
        self._head = 0
        self._length = 0
        self._changes += 1

    def rotate(self, count: int = 1, /) -> None:
        if self._length < 2:
            return
        turns = count % self._length
        if turns > self._length // 2:
            turns -= self._length
        while turns > 0:
            self._move_end_to_front()
            turns -= 1
        while turns < 0:
            self._move_front_to_end()
            turns += 1

    def _move_end_to_front(self) -> None:
        value = self.pop()
        self.appendleft(value)

    def _move_front_to_end(self) -> None:
        value = self.popleft()
        self.append(value)

    def reverse(self) -> None:
        for low in range(self._length // 2):
            a = self._place(low)
            b = self._place(self._length - 1 - low)
            value = self._items[a]
            self._items[a] = self._items[b]
            self._items[b] = value

    def count(self, value: object, /) -> int:
        found = 0
        for mine in self:
            if alike(mine, value):
                found += 1
        return found

    def index(self, value: object, /) -> int:
        position = 0
        for mine in self:
            if alike(mine, value):
                return position
            position += 1
        raise ValueError(repr(value) + " is not in deque")

    def remove(self, value: object, /) -> None:
        position = 0
        for mine in self:
            if alike(mine, value):
                del self[position]
                return
            position += 1
        raise ValueError(repr(value) + " is not in deque")

    def insert(self, index: int, value: T, /) -> None:
        if self._length == self._limit:
            _index_error("deque already at its maximum size")
        if index < 0:
            index = max(0, index + self._length)
        if index >= self._length:
            self.append(value)
            return
        self.rotate(-index)
        self.appendleft(value)
        self.rotate(index)

    def _grow(self) -> None:
        size = self._mask + 1
        fresh = Array[T](size * 2)
        for position in range(self._length):
            fresh[position] = self._items[self._head + position & self._mask]
        self._items = fresh
        self._mask = size * 2 - 1
        self._head = 0
