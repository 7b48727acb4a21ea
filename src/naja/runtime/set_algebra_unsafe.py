"""Loops over the tables of two sets: hashes are not asked for again."""

from typing import TypeVar

from naja.lang.bits import wrap_add
from naja.runtime.set_unsafe import FREE, GONE, SetBody, changed, set_add_marked

T = TypeVar("T")
S = TypeVar("S")


def set_add_sifted(result: SetBody[T], table: SetBody[T], other: SetBody[S], common: bool) -> None:
    """Add what of `table` is in `other`, or else (not `common`) what is not."""
    marks = table._marks
    at = 0
    while at <= table._mask:
        mark = marks[at]
        if mark != FREE and mark != GONE:
            element = table._elements[at]
            if (other._find(element, mark) >= 0) == common:
                set_add_marked(result, element, mark)
            if table._marks is not marks:
                changed()
        at = wrap_add(at, 1)


def set_add_all_common(result: SetBody[T], table: SetBody[T], other: SetBody[S]) -> None:
    """Add the elements of `table` that are in `other`, in the order of `other`."""
    marks = other._marks
    at = 0
    while at <= other._mask:
        mark = marks[at]
        if mark != FREE and mark != GONE:
            found = table._find(other._elements[at], mark)
            if found >= 0:
                set_add_marked(result, table._elements[found], mark)
            if other._marks is not marks:
                changed()
        at = wrap_add(at, 1)


def set_within(a: SetBody[T], b: SetBody[S]) -> bool:
    """Whether each element of `a` is in `b`."""
    if a._used > b._used:
        return False
    marks = a._marks
    at = 0
    while at <= a._mask:
        mark = marks[at]
        if mark != FREE and mark != GONE and b._find(a._elements[at], mark) < 0:
            return False
        if a._marks is not marks:
            changed()
        at += 1
    return True
