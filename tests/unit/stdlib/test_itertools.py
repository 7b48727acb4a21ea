"""`itertools` against CPython's."""

import itertools as theirs
from functools import partial

from hypothesis import given, strategies as st

import naja.stdlib.itertools as ours

VALUES = st.lists(st.integers(0, 3), max_size=7)
BOUND = st.none() | st.integers(-1, 9)


def outcome(action):  # type: ignore[no-untyped-def]
    try:
        return list(action())
    except ValueError as error:
        return str(error)


@given(VALUES, BOUND, BOUND, BOUND)
def test_islice(values, start, stop, step):  # type: ignore[no-untyped-def]
    for arguments in [(stop,), (start, stop), (start, stop, step)]:
        mine, oracle = iter(values), iter(values)
        assert outcome(partial(ours.islice, mine, *arguments)) == outcome(
            partial(theirs.islice, oracle, *arguments)
        )
        assert list(mine) == list(oracle)


@given(VALUES, st.integers(-1, 5))
def test_selections(values: list[int], r: int) -> None:
    for name in ["combinations", "combinations_with_replacement", "permutations"]:
        mine, oracle = getattr(ours, name), getattr(theirs, name)
        assert outcome(partial(mine, values[:5], r)) == outcome(partial(oracle, values[:5], r))
    assert outcome(lambda: ours.permutations(values[:5])) == outcome(
        lambda: theirs.permutations(values[:5])
    )


@given(VALUES, VALUES, VALUES, st.integers(0, 2))
def test_products(a: list[int], b: list[int], c: list[int], repeat: int) -> None:
    assert list(ours.product(a, b, c)) == list(theirs.product(a, b, c))
    assert list(ours.product(a, b, repeat=repeat)) == list(theirs.product(a, b, repeat=repeat))


@given(VALUES, st.lists(st.booleans(), max_size=20))
def test_groups_taken_partly(values: list[int], choices: list[bool]) -> None:
    def walk(groups):  # type: ignore[no-untyped-def]
        seen = []
        for key, group in groups:
            seen.append(key)
            for choice in choices:
                if choice:
                    seen.append(next(group, -1))
        return seen

    assert walk(ours.groupby(values)) == walk(theirs.groupby(values))
    assert [(k, list(g)) for k, g in ours.groupby(values, bool)] == [
        (k, list(g)) for k, g in theirs.groupby(values, bool)
    ]


@given(VALUES, VALUES)
def test_pairs_of_iterables(a: list[int], b: list[int]) -> None:
    assert list(ours.zip_longest(a, b)) == list(theirs.zip_longest(a, b))
    assert list(ours.chain(a, b)) == list(theirs.chain(a, b))
    assert list(ours.compress(a, b)) == list(theirs.compress(a, b))
    assert list(ours.pairwise(a)) == list(theirs.pairwise(a))
    assert list(ours.accumulate(a)) == list(theirs.accumulate(a))
    assert list(ours.accumulate(a, max, initial=2)) == list(theirs.accumulate(a, max, initial=2))


@given(VALUES, st.lists(st.integers(0, 2), max_size=20))
def test_tee(values: list[int], order: list[int]) -> None:
    mine, oracle = ours.tee(iter(values), 3), theirs.tee(iter(values), 3)
    for reader in order:
        assert next(mine[reader], None) == next(oracle[reader], None)
