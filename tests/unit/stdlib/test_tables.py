"""The bodies of dict and set against CPython's: random operations, order, hostile keys."""

from collections.abc import Set

import pytest
from hypothesis import given, settings, strategies as st

from naja.runtime import dict_entries_unsafe, dict_unsafe, dict_views
from naja.runtime.dict_cursors_unsafe import DictItemIterator
from naja.runtime.dict_unsafe import DictBody
from naja.runtime.dict_views import DictItems, DictKeys, DictValues
from naja.runtime.set_algebra_unsafe import set_within
from naja.runtime.set_unsafe import (
    SetBody,
    set_add,
    set_add_all,
    set_copy,
    set_discard,
    set_pop,
    set_shrink,
)
from naja.unsafe import Array


class Halves:
    """What `Ptr[u32]` of an array's octets is in an image: two slots in each word."""

    def __init__(self, index: Array[int]) -> None:
        self.words = index

    def __getitem__(self, at: int) -> int:
        return self.words[at >> 1] >> 32 * (at & 1) & 0xFFFFFFFF

    def __setitem__(self, at: int, value: int) -> None:
        kept = self[at ^ 1] << 32 * (~at & 1)
        self.words[at >> 1] = kept | (value & 0xFFFFFFFF) << 32 * (at & 1)


@pytest.fixture(scope="module", autouse=True)
def as_in_an_image():  # type: ignore[no-untyped-def]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dict_entries_unsafe, "_slots", Halves)
        # In an image all views are of this class, by way of `collections.abc`.
        patch.setattr(dict_views, "AnySet", Set)
        # In an image the class of an object tells how its memory is laid out.
        patch.setattr(dict_unsafe, "same_class", lambda a, b: False)
        yield


# Few different keys, some with equal low bits, so that searches collide.
KEY = st.integers(-3, 12) | st.integers(0, 12).map(lambda n: n << 40) | st.integers(0, 9).map(str)


def outcome(action):  # type: ignore[no-untyped-def]
    try:
        return action()
    except KeyError as error:
        return str(error)


def set_item(table, key, value):  # type: ignore[no-untyped-def]
    table[key] = value


def del_item(table, key):  # type: ignore[no-untyped-def]
    del table[key]


DICT_OPERATION = st.one_of(
    st.tuples(st.just("set"), KEY, st.integers(0, 9)),
    st.tuples(st.just("set"), KEY, st.integers(0, 9)),
    st.tuples(st.just("get"), KEY),
    st.tuples(st.just("del"), KEY),
    st.tuples(st.just("has"), KEY),
    st.tuples(st.just("setdefault"), KEY, st.integers(0, 9)),
    st.tuples(st.just("popitem")),
    st.tuples(st.just("clear")),
)


def perform(table, name, arguments):  # type: ignore[no-untyped-def]
    match name:
        case "set":
            return set_item(table, *arguments)
        case "get":
            return table[arguments[0]]
        case "del":
            return del_item(table, *arguments)
        case "has":
            return arguments[0] in table
        case "setdefault":
            if isinstance(table, dict):
                return table.setdefault(*arguments)
            return table._set_default(*arguments)
    return getattr(table, name)(*arguments)


@settings(deadline=None)
@given(st.lists(DICT_OPERATION, max_size=60))
def test_any_sequence_of_dict_operations(operations):  # type: ignore[no-untyped-def]
    ours: DictBody[object, int] = DictBody()
    theirs: dict[object, int] = {}
    for name, *arguments in operations:
        mine = outcome(lambda: perform(ours, name, arguments))  # noqa: B023
        assert mine == outcome(lambda: perform(theirs, name, arguments))  # noqa: B023
        assert [*ours] == [*theirs]
        assert len(ours) == len(theirs)
    assert repr(ours) == repr(theirs)
    assert [*reversed(ours)] == [*reversed(theirs)]
    assert [*DictItemIterator(ours, False)] == [*theirs.items()]
    for view, name in ((DictKeys, "keys"), (DictValues, "values"), (DictItems, "items")):
        assert [*view(ours)] == [*getattr(theirs, name)()]
        assert repr(view(ours)) == repr(getattr(theirs, name)())
        assert 3 in view(ours) or 3 not in getattr(theirs, name)()


def dict_of(pairs: dict[int, int]) -> DictBody[int, int]:
    table: DictBody[int, int] = DictBody()
    for key, value in pairs.items():
        table[key] = value
    return table


@given(
    st.dictionaries(st.integers(0, 3), st.integers(0, 1)),
    st.dictionaries(st.integers(0, 3), st.integers(0, 1)),
)
def test_equal_dicts(a: dict[int, int], b: dict[int, int]) -> None:
    assert (dict_of(a) == dict_of(b)) == (a == b)
    assert (DictKeys(dict_of(a)) <= b.keys()) == (a.keys() <= b.keys())
    assert (DictKeys(dict_of(a)) == DictKeys(dict_of(b))) == (a.keys() == b.keys())
    assert DictKeys(dict_of(a)) & b.keys() == a.keys() & b.keys()
    assert DictItems(dict_of(a)) ^ b.items() == a.items() ^ b.items()


def test_a_dict_keeps_no_more_room_than_it_needs() -> None:
    table: DictBody[int, int] = DictBody()
    for number in range(10_000):
        table[number] = number
        if number >= 10:
            del table[number - 10]
    assert len(table) == 10
    assert len(table._hashes) <= 64


def test_a_dict_that_changes_size_under_an_iterator() -> None:
    table = dict_of({1: 1, 2: 2})
    iterator = iter(table)
    next(iterator)
    table[3] = 3
    for _ in range(2):
        with pytest.raises(RuntimeError, match="dictionary changed size during iteration"):
            next(iterator)


class Hostile:
    """A key whose comparison changes the table it lies in."""

    def __init__(self, action) -> None:  # type: ignore[no-untyped-def]
        self.action = action

    def __hash__(self) -> int:
        return 1

    def __eq__(self, other: object) -> bool:
        self.action()
        return True


@pytest.mark.parametrize("size", [1, 5, 40])
def test_a_dict_cleared_by_a_comparison(size: int) -> None:
    table: DictBody[object, int] = DictBody()
    table[Hostile(table.clear)] = 1
    for number in range(2, size + 1):
        table[number] = number
    assert 1 not in table
    assert len(table) == 0


@pytest.mark.parametrize("size", [1, 40])
def test_a_key_removed_by_its_comparison(size: int) -> None:
    table: DictBody[object, int] = DictBody()

    def remove() -> None:
        if len(table) == size:
            table._remove(0)

    table[Hostile(remove)] = 1
    for number in range(2, size + 1):
        table[number] = number
    with pytest.raises(KeyError):
        table[1]


SET_OPERATION = st.one_of(
    st.tuples(st.just("add"), st.integers(-5, 200)),
    st.tuples(st.just("add"), st.integers(0, 12).map(lambda n: n << 40)),
    st.tuples(st.just("discard"), st.integers(-5, 40)),
    st.tuples(st.just("update"), st.lists(st.integers(0, 500), max_size=30)),
    st.tuples(st.just("pop")),
    st.tuples(st.just("copy")),
)


@settings(deadline=None)
@given(st.lists(SET_OPERATION, max_size=60))
def test_sets_of_numbers_have_the_order_of_cpython(operations):  # type: ignore[no-untyped-def]
    ours: SetBody[int] = SetBody()
    theirs: set[int] = set()
    for name, *arguments in operations:
        match name:
            case "add":
                set_add(ours, arguments[0])
                theirs.add(arguments[0])
            case "discard":
                set_discard(ours, arguments[0])
                theirs.discard(arguments[0])
            case "update":
                set_add_all(ours, arguments[0])
                theirs.update(arguments[0])
            case "pop":
                mine = outcome(lambda: set_pop(ours))  # noqa: B023
                assert mine == outcome(theirs.pop)
            case "copy":
                fresh: SetBody[int] = SetBody()
                set_copy(fresh, ours)
                ours, theirs = fresh, theirs.copy()
        assert [*ours] == [*theirs]
        assert len(ours) == len(theirs)
    assert ours._frozen_hash() == hash(frozenset(theirs))


def set_of(values: set[int]) -> SetBody[int]:
    table: SetBody[int] = SetBody()
    set_add_all(table, values)
    return table


@given(st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_set_comparison(a: set[int], b: set[int]) -> None:
    assert (set_of(a) == set_of(b)) == (a == b)
    assert set_within(set_of(a), set_of(b)) == (a <= b)


def test_a_set_shrinks_when_much_was_removed() -> None:
    table = set_of(set(range(1000)))
    for number in range(990):
        set_discard(table, number)
    set_shrink(table)
    assert table._mask < 100
    assert [*table] == list(range(990, 1000))


def test_a_set_that_changes_size_under_an_iterator() -> None:
    table = set_of({1, 2})
    iterator = iter(table)
    next(iterator)
    set_add(table, 3)
    with pytest.raises(RuntimeError, match="Set changed size during iteration"):
        next(iterator)


def test_a_set_changed_by_a_comparison() -> None:
    table: SetBody[object] = SetBody()
    set_add(table, Hostile(lambda: table._make(8)))
    assert 1 not in table
