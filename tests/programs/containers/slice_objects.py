"""Slices as values, and classes that take them."""

from collections.abc import Iterable, MutableSequence
from typing import TypeVar, overload

T = TypeVar("T")


class Window:
    def __init__(self, items: list[int]) -> None:
        self.items = items

    def __getitem__(self, key: int | slice) -> str:
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self.items))
            return f"{key!r} {start} {stop} {step} {self.items[key]}"
        return f"item {self.items[key]}"

    def __setitem__(self, key: slice, value: int) -> None:
        self.items[key] = [value]

    def __delitem__(self, key: slice) -> None:
        del self.items[key]


window = Window([1, 2, 3, 4, 5])
print(window[2], window[1:3], window[::2], window[:], window[-2:], window[::-1])
window[1:3] = 9
print(window.items)
del window[::2]
print(window.items)
part = slice(1, 4)
every = slice(None, None, 2)
text = "abcdef"
numbers = [0, 1, 2, 3, 4, 5]
print(
    text[part],
    text[every],
    numbers[part],
    numbers[every],
    (1, 2, 3, 4)[part],
    b"octets"[every],
    range(10)[part],
)
numbers[part] = [7]
print(numbers)
del numbers[every]
print(
    numbers,
    part,
    repr(every),
    part == slice(1, 4),
    part == every,
    part.start,
    every.start,
    every.step,
)
for bounds in (slice(2), slice(-3, None), slice(None, None, -1), slice(10, -10, -3), slice(4, 2)):
    print(bounds.indices(5), bounds.indices(0))
fixed = (1, "two", 3.0, None)
print(fixed[::2], fixed[::-1], fixed[1:3], fixed[-3::2], fixed[:0:-2])
step = 2
print((1, 2, 3, 4, 5)[::step], (1, 2, 3)[step:])
try:
    slice(None, None, 0).indices(3)
except ValueError as error:
    print(error)
FIELDS = {"name": slice(0, 4), "rest": slice(4, None)}
print({key: "data-more"[where] for key, where in FIELDS.items()})


class Wrapped(MutableSequence[T]):
    """Hands on whatever index it gets."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items = list(items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        return self._items[index]

    @overload
    def __setitem__(self, index: int, value: T) -> None: ...
    @overload
    def __setitem__(self, index: slice, value: Iterable[T]) -> None: ...
    def __setitem__(self, index: int | slice, value: T | Iterable[T]) -> None:
        if isinstance(index, slice):
            raise TypeError("one at a time")
        self._items[index] = value  # type: ignore[assignment]

    def __delitem__(self, index: int | slice) -> None:
        del self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def insert(self, index: int, value: T) -> None:
        self._items.insert(index, value)


def letter(text: str, at: int | slice) -> str:
    return text[at]


def octets(data: bytes, at: int | slice) -> int | bytes:
    return data[at]


wrapped = Wrapped([1, 2, 3, 4])
print(wrapped[0], wrapped[True], wrapped[1:3], wrapped[::-1])
wrapped[1] = 20
del wrapped[0]
del wrapped[1:]
wrapped.append(9)
print(list(wrapped), wrapped.index(9), 20 in wrapped)
print(letter("hello", 1), letter("hello", slice(None, None, -2)))
print(octets(b"abc", 1), octets(b"abc", slice(1)))
