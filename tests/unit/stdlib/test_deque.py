"""collections.deque against CPython's."""

import collections

import pytest
from hypothesis import given, settings, strategies as st

from naja.stdlib.collections import deque

VALUE = st.integers(0, 4)
INDEX = st.integers(-7, 7)

OPERATION = st.one_of(
    st.tuples(st.sampled_from(["append", "appendleft", "remove", "count", "index"]), VALUE),
    st.tuples(st.sampled_from(["pop", "popleft", "reverse", "clear", "copy"])),
    st.tuples(st.sampled_from(["extend", "extendleft"]), st.lists(VALUE, max_size=5)),
    st.tuples(st.just("rotate"), INDEX),
    st.tuples(st.just("insert"), INDEX, VALUE),
    st.tuples(st.sampled_from(["__getitem__", "__delitem__"]), INDEX),
    st.tuples(st.just("__setitem__"), INDEX, VALUE),
    st.tuples(st.just("__contains__"), VALUE),
)


def outcome(action):  # type: ignore[no-untyped-def]
    try:
        result = action()
    except (IndexError, ValueError) as error:
        return type(error), str(error)
    return [*result] if isinstance(result, deque | collections.deque) else result


@settings(deadline=None)
@given(st.none() | st.integers(0, 4), st.lists(OPERATION, max_size=30))
def test_any_sequence_of_operations(limit, operations):  # type: ignore[no-untyped-def]
    ours: deque[int] = deque([1, 2, 3], limit)
    theirs = collections.deque([1, 2, 3], limit)
    for name, *arguments in operations:
        mine = outcome(lambda: getattr(ours, name)(*arguments))  # noqa: B023
        assert mine == outcome(lambda: getattr(theirs, name)(*arguments))  # noqa: B023
        assert [*ours] == [*theirs]
        assert [*reversed(ours)] == [*reversed(theirs)]
        assert (len(ours), bool(ours), repr(ours)) == (len(theirs), bool(theirs), repr(theirs))
        assert ours.maxlen == theirs.maxlen


def test_change_under_an_iterator() -> None:
    ours: deque[int] = deque([1, 2])
    iterator = iter(ours)
    next(iterator)
    ours.append(3)
    with pytest.raises(RuntimeError, match="deque mutated during iteration"):
        next(iterator)


def test_equality_and_negative_limit() -> None:
    assert deque([1, 2]) == deque([1, 2])
    assert deque([1]) != deque([1, 2])
    with pytest.raises(ValueError, match="maxlen must be non-negative"):
        deque([1], -1)
