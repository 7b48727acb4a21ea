"""The arithmetic of `range`, without a step outside 64 bits."""

from collections.abc import Iterable, Iterator
from typing import Self

from naja.lang.bits import div_u, wrap_add, wrap_mul, wrap_sub
from naja.runtime.hashing import tuple_hash_end, tuple_hash_mix, tuple_hash_start


class RangeIterator(Iterator[int]):
    """`count` numbers from `value` on; the number after the last is never computed exactly."""

    def __init__(self, value: int, step: int, count: int) -> None:
        self._value = value
        self._step = step
        self._count = count

    def __iter__(self) -> Self:
        return self

    def _has_next(self) -> bool:
        return self._count > 0

    def _take(self) -> int:
        value = self._value
        self._value = wrap_add(value, self._step)
        self._count -= 1
        return value

    def __next__(self) -> int:
        if self._count <= 0:
            raise StopIteration()
        return self._take()

    def __length_hint__(self) -> int:
        return self._count


def range_length(start: int, stop: int, step: int) -> int:
    """ValueError for step 0, OverflowError for more than 2**63 - 1 numbers."""
    if step == 0:
        raise ValueError("range() arg 3 must not be zero")
    if step > 0:
        if start >= stop:
            return 0
        count = wrap_add(div_u(wrap_sub(wrap_sub(stop, start), 1), step), 1)
    else:
        if start <= stop:
            return 0
        count = wrap_add(div_u(wrap_sub(wrap_sub(start, stop), 1), wrap_sub(0, step)), 1)
    if count <= 0:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return count


def range_of(bounds: tuple[int, ...]) -> range:
    """`range(*bounds)`. TypeError for other than one to three."""
    if len(bounds) == 0:
        raise TypeError("range expected at least 1 argument, got 0")
    if len(bounds) > 3:
        raise TypeError(f"range expected at most 3 arguments, got {len(bounds)}")
    if len(bounds) == 1:
        return range(bounds[0])
    return range(bounds[0], bounds[1], bounds[2] if len(bounds) > 2 else 1)


def range_holds(start: int, stop: int, step: int, value: int) -> bool:
    if step > 0:
        return start <= value < stop and (value % step - start % step) % step == 0
    return stop < value <= start and (value % step - start % step) % step == 0


def range_slice(
    first: int, step: int, length: int, start: int | None, stop: int | None, stride: int | None
) -> tuple[int, int, int]:
    """Start, stop and step of a slice of the range with this first number and step."""
    by = 1 if stride is None else stride
    if by == 0:
        raise ValueError("slice step cannot be zero")
    low = 0 if by > 0 else -1
    high = length if by > 0 else length - 1
    begin = (low if by > 0 else high) if start is None else _clipped(start, low, high, length)
    end = (high if by > 0 else low) if stop is None else _clipped(stop, low, high, length)
    return first + begin * step, first + end * step, by * step


def _clipped(index: int, low: int, high: int, length: int) -> int:
    if index < 0:
        index += length
    return low if index < low else high if index > high else index


def range_reversed(first: int, step: int, length: int) -> RangeIterator:
    last = wrap_add(first, wrap_mul(length - 1, step))
    return RangeIterator(last, wrap_sub(0, step), length)


def range_hash(first: int, step: int, length: int) -> int:
    """Equal ranges hash alike: by length, first number and step as far as they matter."""
    state = tuple_hash_mix(tuple_hash_start(), hash(length))
    state = tuple_hash_mix(state, hash(first) if length > 0 else 0)
    state = tuple_hash_mix(state, hash(step) if length > 1 else 0)
    return tuple_hash_end(state, 3)


def range_repr(start: int, stop: int, step: int) -> str:
    text = "range(" + str(start) + ", " + str(stop)
    if step != 1:
        text = text + ", " + str(step)
    return text + ")"


def range_place(start: int, stop: int, step: int, value: int) -> int:
    if not range_holds(start, stop, step, value):
        raise ValueError(repr(value) + " is not in range")
    return (value - start) // step


def count_of(numbers: Iterable[int], value: object) -> int:
    """How many numbers equal something that is no int."""
    found = 0
    for number in numbers:
        if number == value:
            found += 1
    return found


def place_of(numbers: Iterable[int], value: object) -> int:
    """Where the first number stands that equals something that is no int."""
    index = 0
    for number in numbers:
        if number == value:
            return index
        index += 1
    raise ValueError("sequence.index(x): x not in sequence")
