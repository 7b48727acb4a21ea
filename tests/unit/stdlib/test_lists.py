"""The body of list against CPython's list: random operations, slices, errors, sorting."""

import pytest
from hypothesis import given, settings, strategies as st

from naja.runtime import list_unsafe
from naja.runtime.list_unsafe import ListBody, list_less, sort_list, sort_list_by


class List(ListBody[int]):
    """Subscripts as the compiler translates them."""

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            if index.step is None:
                return self._slice(index.start, index.stop)
            return self._slice_step(index.start, index.stop, index.step)
        return self._get(index)

    def __setitem__(self, index, value):  # type: ignore[no-untyped-def]
        if not isinstance(index, slice):
            self._set(index, value)
        elif index.step is None:
            self._set_slice(index.start, index.stop, value)
        else:
            self._set_slice_step(index.start, index.stop, index.step, value)

    def __delitem__(self, index):  # type: ignore[no-untyped-def]
        if not isinstance(index, slice):
            self._del(index)
        elif index.step is None:
            self._del_slice(index.start, index.stop)
        else:
            self._del_slice_step(index.start, index.stop, index.step)

    def __mul__(self, times: int) -> "List":
        return self._repeat(times)  # type: ignore[return-value]


@pytest.fixture(autouse=True)
def our_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_unsafe, "list", List, raising=False)
    monkeypatch.setattr(list_unsafe, "same_class", lambda a, b: type(a) is type(b))


def outcome(action):  # type: ignore[no-untyped-def]
    """What an operation gives: a value, or the error's class and text."""
    try:
        result = action()
    except (IndexError, ValueError) as error:
        return type(error), str(error)
    return [*result] if isinstance(result, ListBody | list) else result


INDEX = st.integers(-9, 9)
BOUND = st.none() | INDEX
SLICE = st.builds(slice, BOUND, BOUND, st.none() | st.sampled_from([1, -1, 2, -2, 3, 0, -(2**62)]))
VALUES = st.lists(st.integers(0, 4), max_size=6)


def set_item(values, index, value):  # type: ignore[no-untyped-def]
    values[index] = value


def del_item(values, index):  # type: ignore[no-untyped-def]
    del values[index]


OPERATION = st.one_of(
    st.tuples(st.just("append"), st.integers(0, 4)),
    st.tuples(st.just("extend"), VALUES),
    st.tuples(st.just("insert"), INDEX, st.integers(0, 4)),
    st.tuples(st.just("pop")),
    st.tuples(st.just("pop"), INDEX),
    st.tuples(st.just("remove"), st.integers(0, 4)),
    st.tuples(st.just("index"), st.integers(0, 4)),
    st.tuples(st.just("index"), st.integers(0, 4), INDEX),
    st.tuples(st.just("index"), st.integers(0, 4), INDEX, INDEX),
    st.tuples(st.just("count"), st.integers(0, 4)),
    st.tuples(st.just("reverse")),
    st.tuples(st.just("clear")),
    st.tuples(st.just("copy")),
    st.tuples(st.just("get"), INDEX | SLICE),
    st.tuples(st.just("set"), INDEX, st.integers(0, 4)),
    st.tuples(st.just("set"), SLICE, VALUES),
    st.tuples(st.just("del"), INDEX | SLICE),
    st.tuples(st.just("times"), st.integers(-2, 3)),
    st.tuples(st.just("sort")),
)


def perform(values, name, arguments):  # type: ignore[no-untyped-def]
    match name:
        case "get":
            return values[arguments[0]]
        case "set":
            return set_item(values, *arguments)
        case "del":
            return del_item(values, *arguments)
        case "times":
            return values * arguments[0]
        case "sort":
            return values.sort() if isinstance(values, list) else sort_list(values, False)
    return getattr(values, name)(*arguments)


@settings(deadline=None)
@given(st.lists(OPERATION, max_size=20))
def test_any_sequence_of_operations(operations):  # type: ignore[no-untyped-def]
    ours, theirs = List(), []
    for name, *arguments in operations:
        mine = outcome(lambda: perform(ours, name, arguments))  # noqa: B023
        assert mine == outcome(lambda: perform(theirs, name, arguments))  # noqa: B023
        assert [*ours] == theirs
        assert repr(ours) == repr(theirs)
        assert [*reversed(ours)] == theirs[::-1]
        assert all(ours._items[index] is None for index in range(len(ours), len(ours._items)))


@given(VALUES, VALUES)
def test_comparison(a: list[int], b: list[int]) -> None:
    ours, others = List(a), List(b)
    assert (ours == others) == (a == b)
    assert list_less(ours, others) == (a < b)
    assert (3 in ours) == (3 in a)


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), max_size=300), st.booleans())
def test_sorting_is_stable(values: list[int], reverse: bool) -> None:
    pairs = [(value // 3, place) for place, value in enumerate(values)]
    ours = List(pairs)  # type: ignore[arg-type]
    sort_list_by(ours, lambda pair: pair[0], reverse)
    assert [*ours] == sorted(pairs, key=lambda pair: pair[0], reverse=reverse)
    plain = List(values)
    sort_list(plain, reverse)
    assert [*plain] == sorted(values, reverse=reverse)


def test_sorted_input_needs_one_comparison_an_element() -> None:
    count = 0

    class Counted(int):
        def __lt__(self, other: int) -> bool:
            nonlocal count
            count += 1
            return int(self) < int(other)

    for values in (range(1000), range(1000, 0, -1)):
        count = 0
        sort_list(List([Counted(value) for value in values]), False)
        assert count == 999


def test_a_failing_comparison_loses_nothing() -> None:
    class Odd(int):
        def __lt__(self, other: int) -> bool:
            raise ArithmeticError

    values = List([Odd(3), Odd(1), Odd(2)])
    with pytest.raises(ArithmeticError):
        sort_list(values, False)
    assert [*values] == [3, 1, 2]


def test_change_during_a_sort_is_noticed() -> None:
    values = List([3, 1, 2])

    def key(value: int) -> int:
        values.append(value)
        return value

    with pytest.raises(ValueError, match="list modified during sort"):
        sort_list_by(values, key, False)
    assert sorted(values) == [1, 2, 3]


def test_a_list_extends_itself() -> None:
    values = List([1, 2])
    values.extend(values)
    assert [*values] == [1, 2, 1, 2]


def test_an_iterator_sees_what_is_appended_and_then_stays_at_its_end() -> None:
    values = List([1])
    seen = []
    iterator = iter(values)
    for value in iterator:
        seen.append(value)
        if len(values) < 4:
            values.append(value + 1)
    assert seen == [1, 2, 3, 4]
    values.append(9)
    assert [*iterator] == []


def test_a_list_inside_itself_is_shown_short() -> None:
    values = List()
    values.append(values)  # type: ignore[arg-type]
    assert repr(values) == "[[...]]"
