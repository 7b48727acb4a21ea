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


def is_disjoint(table: SetBody[T], other: Iterable[object]) -> bool:
    for value in other:
        if SetBody.__contains__(table, value):
            return False
    return True


def is_superset(table: SetBody[T], other: Iterable[object]) -> bool:
    for value in other:
        if not SetBody.__contains__(table, value):
            return False
    return True


def is_subset(table: SetBody[T], other: Iterable[S]) -> bool:
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
