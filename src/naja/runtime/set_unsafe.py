"""The body of `set` and `frozenset`: a table with the probe order of CPython's.

Elements with equal hashes (all but strings and objects) therefore come in the same order
as under CPython. `_marks` holds 0 for a free slot, `GONE` for a removed element, else the
element's hash + 1. A slot is freed only when the table is rebuilt, so that a search ends
at the first free slot; at most three fifths of the slots are not free.

Comparing elements may run a program's `__eq__`, which may change the set: whatever was
read before a comparison is read again after it.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Generic, NoReturn, Self, TypeVar, overload

from naja.lang.alike import alike
from naja.lang.bits import shr_u, wrap_add
from naja.runtime.any_collections import AnySet
from naja.runtime.hashing import frozenset_hash_end, frozenset_hash_mix
from naja.runtime.repr_guard import enter_repr, leave_repr
from naja.unsafe import Array, array_clear, array_copy, array_run, no_inline, same_type

T = TypeVar("T")
S = TypeVar("S")
T_co = TypeVar("T_co", covariant=True)

FREE: Final = 0
GONE: Final = -0x8000000000000000
_SMALLEST: Final = 8
_NEIGHBOURS: Final = 9
_TURN: Final = 5


@no_inline
def changed() -> NoReturn:
    raise RuntimeError("Set changed size during iteration")


def _mark(hash_value: int) -> int:
    """What stands for a hash in the table: neither free nor gone."""
    if hash_value == -1 or hash_value == 0x7FFFFFFFFFFFFFFF:
        return hash_value
    return hash_value + 1


class SetIterator(Iterator[T]):
    def __init__(self, table: "SetBody[T]") -> None:
        self._table = table
        self._size = table._used
        self._next = 0
        self._at = 0
        self._finished = False

    def __iter__(self) -> Self:
        return self

    def _has_next(self) -> bool:
        if self._finished:
            return False
        table = self._table
        if self._size != table._used:
            self._size = -1
            changed()
        at = self._next
        while at <= table._mask:
            mark = table._marks[at]
            if mark != FREE and mark != GONE:
                self._at = at
                self._next = at + 1
                return True
            at += 1
        self._finished = True
        return False

    def _take(self) -> T:
        return self._table._elements[self._at]

    def __next__(self) -> T:
        if not self._has_next():
            raise StopIteration()
        return self._take()


class SetBody(AnySet, Generic[T_co]):
    """Storage, and what `set` and `frozenset` have in common."""

    _marks: Array[int]
    _elements: Array[T_co]
    _mask: int
    _filled: int
    _used: int
    _finger: int

    def __init__(self) -> None:
        self._make(_SMALLEST)

    def _make(self, size: int) -> None:
        """An empty table of `size` slots, a power of two."""
        self._marks = Array[int](size)
        self._elements = Array[T_co](size)
        self._mask = size - 1
        self._filled = 0
        self._used = 0
        self._finger = 0

    def __len__(self) -> int:
        return self._used

    def __bool__(self) -> bool:
        return self._used != 0

    def __iter__(self) -> SetIterator[T_co]:
        return SetIterator(self)

    def __contains__(self, value: object, /) -> bool:
        return self._find(value, _mark(_wanted_hash(value))) >= 0

    def __eq__(self, other: object, /) -> bool:
        if not isinstance(other, AnySet):
            return False
        if self._used != len(other):
            return False
        for value in self:
            if value not in other:
                return False
        return True

    def _text(self) -> str:
        """The elements as they stand in a display; "..." inside itself."""
        if not enter_repr(id(self)):
            return "..."
        try:
            parts: list[str] = []
            for value in self:
                parts.append(repr(value))
            return ", ".join(parts)
        finally:
            leave_repr()

    def _frozen_hash(self) -> int:
        state = 0
        for value in self:
            state = frozenset_hash_mix(state, hash(value))
        return frozenset_hash_end(state, self._used)

    def _taken_from(self, at: int) -> int:
        while at <= self._mask:
            if self._marks[at] != FREE and self._marks[at] != GONE:
                return at
            at += 1
        return -1

    def _element_at(self, at: int) -> T_co:
        return self._elements[at]

    def _find(self, value: object, mark: int) -> int:
        """The slot of `value`, or -1."""
        marks = self._marks
        mask = self._mask
        turning = mark - 1
        slot = turning & mask
        while True:
            last = slot + _NEIGHBOURS if slot + _NEIGHBOURS <= mask else slot
            for at in range(slot, last + 1):
                found = marks[at]
                if found == FREE:
                    return -1
                if found == mark:
                    same = alike(self._elements[at], value)
                    if self._marks is not marks:
                        return self._find(value, mark)
                    if same and marks[at] == mark:
                        return at
            turning = shr_u(turning, _TURN)
            slot = wrap_add(slot * 5 + 1, turning) & mask

    def _place(self, value: object, mark: int) -> int:
        """Where `value` goes, as `_free_slot` says; -1 if it is there."""
        marks = self._marks
        mask = self._mask
        turning = mark - 1
        slot = turning & mask
        gone = -1
        while True:
            last = slot + _NEIGHBOURS if slot + _NEIGHBOURS <= mask else slot
            for at in range(slot, last + 1):
                found = marks[at]
                if found == FREE:
                    return at if gone < 0 else gone
                if found == GONE:
                    gone = at
                elif found == mark:
                    same = self._elements[at] == value
                    if self._marks is not marks:
                        return self._place(value, mark)
                    if same and marks[at] == mark:
                        return -1
            turning = shr_u(turning, _TURN)
            slot = wrap_add(slot * 5 + 1, turning) & mask

    def _free_slot(self, mark: int) -> int:
        """Where an element that is not there goes: the last place of a removed one on the
        way to the first free slot, or that slot.
        """
        marks = self._marks
        mask = self._mask
        turning = mark - 1
        slot = turning & mask
        gone = -1
        while True:
            last = slot + _NEIGHBOURS if slot + _NEIGHBOURS <= mask else slot
            for at in range(slot, last + 1):
                if marks[at] == FREE:
                    return at if gone < 0 else gone
                if marks[at] == GONE:
                    gone = at
            turning = shr_u(turning, _TURN)
            slot = wrap_add(slot * 5 + 1, turning) & mask

    def _remove_at(self, at: int) -> None:
        self._marks[at] = GONE
        array_clear(self._elements, at, 1)
        self._used -= 1

    def _resize(self, wanted: int) -> None:
        """A table of more than `wanted` slots with the same elements."""
        size = _SMALLEST
        while size <= wanted:
            size = size * 2
        marks = self._marks
        elements = self._elements
        count = self._mask + 1
        finger = self._finger
        self._make(size)
        self._finger = finger
        for at in range(count):
            mark = marks[at]
            if mark != FREE and mark != GONE:
                to = self._free_slot(mark)
                self._marks[to] = mark
                self._elements[to] = elements[at]
                self._filled += 1
        self._used = self._filled


def set_add(table: SetBody[T], value: T) -> None:
    """Add an element. Frozen sets use this only while they are made."""
    set_add_marked(table, value, _mark(hash(value)))


def set_add_marked(table: SetBody[T], value: T, mark: int) -> None:
    """Add an element whose mark is known."""
    at = table._place(value, mark)
    if at < 0:
        return
    reused = table._marks[at] == GONE
    table._marks[at] = mark
    table._elements[at] = value
    table._used += 1
    if reused:
        return
    table._filled += 1
    if table._filled * 5 >= table._mask * 3:
        table._resize(table._used * 2 if table._used > 50000 else table._used * 4)


def set_add_all(table: SetBody[T], values: Iterable[T]) -> None:
    """Add every element. The table grows at once for what another set holds."""
    if isinstance(values, SetBody):
        if id(values) == id(table):
            return
        if table._filled == 0 and same_type(table._elements, values._elements):
            set_copy(table, values)
            return
        set_reserve(table, len(values))
        if same_type(table._elements, values._elements):
            set_add_set(table, values)
            return
    for value in values:
        set_add(table, value)


@overload
def _wanted_hash(value: SetBody[T]) -> int:
    return value._frozen_hash()


@overload
def _wanted_hash(value: object) -> int:
    return hash(value)


def _wanted_hash(value: object) -> int:
    """The hash of what is looked for: a set is looked for as the frozen set that equals it."""
    return hash(value)


def _size_for(count: int) -> int:
    """How many slots a table has after `set_reserve` made room in an empty one."""
    size = _SMALLEST
    if count * 5 >= (size - 1) * 3:
        while size <= count * 2:
            size = size * 2
    return size


def set_reserve(table: SetBody[T], count: int) -> None:
    if (table._filled + count) * 5 >= table._mask * 3:
        table._resize((table._used + count) * 2)


def set_discard(table: SetBody[T], value: object) -> bool:
    """Whether the element was there."""
    at = table._find(value, _mark(_wanted_hash(value)))
    if at < 0:
        return False
    table._remove_at(at)
    return True


def set_copy(target: SetBody[T], source: SetBody[S]) -> None:
    """Make an empty `target` hold what `source` holds, whose elements have the same type."""
    size = source._mask + 1
    if source._filled == source._used and size == _size_for(source._used):
        target._marks = array_run(source._marks, 0, size, size)
        target._elements = Array[T](size)
        array_copy(target._elements, 0, source._elements, 0, size)  # type: ignore[misc]
        target._mask = source._mask
    else:
        set_reserve(target, source._used)
        for at in range(source._mask + 1):
            mark = source._marks[at]
            if mark != FREE and mark != GONE:
                to = target._free_slot(mark)
                target._marks[to] = mark
                target._elements[to] = source._elements[at]  # type: ignore[assignment]
    target._filled = source._used
    target._used = source._used


def set_take(target: SetBody[T], source: SetBody[T]) -> None:
    """Make `target` hold what `source` holds, which nobody uses afterwards."""
    target._marks = source._marks
    target._elements = source._elements
    target._mask = source._mask
    target._filled = source._filled
    target._used = source._used
    target._finger = source._finger


def set_shrink(table: SetBody[T]) -> None:
    """Rebuild the table when removed elements fill more than a quarter of it."""
    if table._filled - table._used > table._mask // 4:
        table._resize(table._used * 2 if table._used > 50000 else table._used * 4)


def set_clear(table: SetBody[T]) -> None:
    table._make(_SMALLEST)


def set_add_common(result: SetBody[T], table: SetBody[T], value: object) -> None:
    """Add the element of `table` that equals `value`, if there is one."""
    at = table._find(value, _mark(hash(value)))
    if at >= 0:
        set_add(result, table._elements[at])


def set_pop(table: SetBody[T]) -> T:
    """Remove and return some element. KeyError if there is none."""
    if table._used == 0:
        raise KeyError("pop from an empty set")
    at = table._finger & table._mask
    while table._marks[at] == FREE or table._marks[at] == GONE:
        at = at + 1 & table._mask
    value = table._elements[at]
    table._remove_at(at)
    table._finger = at + 1
    return value


def set_add_set(table: SetBody[T], source: SetBody[S]) -> None:
    """Add each element of another set, whose elements have the same type."""
    marks = source._marks
    at = 0
    while at <= source._mask:
        mark = marks[at]
        if mark != FREE and mark != GONE:
            element: T = source._elements[at]  # type: ignore[assignment]
            set_add_marked(table, element, mark)
            if source._marks is not marks:
                changed()
        at = wrap_add(at, 1)
