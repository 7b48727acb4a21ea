"""The set algebra of `set`, `frozenset` and the views of `dict`.

Results are gathered in the order in which CPython gathers them.
"""

from collections.abc import Collection, Iterable, Set
from typing import TypeVar

from naja.runtime.set_algebra_unsafe import set_add_all_common, set_add_sifted, set_within
from naja.runtime.set_unsafe import (
    SetBody,
    set_add,
    set_add_all,
    set_add_common,
    set_clear,
    set_copy,
    set_discard,
    set_shrink,
)

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
S = TypeVar("S")


def add_intersection(result: SetBody[T], table: SetBody[T], other: Iterable[object]) -> None:
    """Add to the empty `result` what is in both; the smaller set is walked through."""
    if isinstance(other, SetBody):
        if len(other) > len(table):
            set_add_sifted(result, table, other, True)
        else:
            set_add_all_common(result, table, other)
        return
    for value in other:
        set_add_common(result, table, value)


def add_difference(result: SetBody[T], table: SetBody[T], other: Iterable[object]) -> None:
    """Add to the empty `result` what is in `table` only."""
    if isinstance(other, SetBody):
        if len(table) >> 2 <= len(other):
            set_add_sifted(result, table, other, False)
            return
    set_copy(result, table)
    remove_all(result, other)


def remove_all(table: SetBody[T], other: Iterable[object]) -> None:
    if isinstance(other, SetBody):
        if id(other) == id(table):
            set_clear(table)
            return
    for value in other:
        set_discard(table, value)
    set_shrink(table)


def toggle_all(table: SetBody[T], other: Iterable[T]) -> None:
    """Add what is not there, remove what is; `other` has no equal elements."""
    for value in other:
        if not set_discard(table, value):
            set_add(table, value)


def union_of(a: Iterable[T], b: Iterable[S]) -> set[T | S]:
    result: set[T | S] = set()
    set_add_all(result, a)
    set_add_all(result, b)
    return result


class SetQueries(SetBody[T_co]):
    """What `set` and `frozenset` can be asked about another collection."""

    def isdisjoint(self, other: Iterable[object], /) -> bool:
        for value in other:
            if SetBody.__contains__(self, value):
                return False
        return True

    def issubset(self, other: Iterable[object], /) -> bool:
        return _is_subset(self, other)

    def issuperset(self, other: Iterable[object], /) -> bool:
        for value in other:
            if not SetBody.__contains__(self, value):
                return False
        return True

    def __le__(self, other: Set[object], /) -> bool:
        return self.issubset(other)

    def __lt__(self, other: Set[object], /) -> bool:
        return len(self) < len(other) and self.issubset(other)

    def __ge__(self, other: Set[object], /) -> bool:
        return self.issuperset(other)

    def __gt__(self, other: Set[object], /) -> bool:
        return len(self) > len(other) and self.issuperset(other)


def _is_subset(table: SetBody[T], other: Iterable[S]) -> bool:
    if isinstance(other, SetBody):
        return set_within(table, other)
    return set_within(table, set(other))


def view_within(a: Collection[object], b: Set[object]) -> bool:
    """Whether each element of the view `a` is in `b`."""
    if len(a) > len(b):
        return False
    for value in a:
        if value not in b:
            return False
    return True
