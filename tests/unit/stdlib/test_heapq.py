"""`heapq` against CPython's: equal lists after every operation."""

import heapq as theirs

from hypothesis import given, strategies as st

import naja.stdlib.heapq as ours


class Item:
    """Compares by its key alone, so that the order of equal items shows."""

    def __init__(self, key: int, name: int) -> None:
        self.key = key
        self.name = name

    def __lt__(self, other: "Item") -> bool:
        return self.key < other.key

    def __repr__(self) -> str:
        return f"{self.key}.{self.name}"


_STEPS = st.lists(
    st.tuples(st.sampled_from(["push", "pop", "pushpop", "replace", "heapify"]), st.integers(0, 5)),
    max_size=60,
)


@given(_STEPS)
def test_heaps_are_equal_after_every_step(steps: list[tuple[str, int]]) -> None:
    mine: list[Item] = []
    oracle: list[Item] = []
    for name, (step, key) in enumerate(steps):
        item = Item(key, name)
        if step == "push":
            ours.heappush(mine, item)
            theirs.heappush(oracle, item)
        elif step == "pushpop":
            assert ours.heappushpop(mine, item) is theirs.heappushpop(oracle, item)
        elif step == "heapify":
            mine.append(item)
            oracle.append(item)
            ours.heapify(mine)
            theirs.heapify(oracle)
        elif not mine:
            continue
        elif step == "pop":
            assert ours.heappop(mine) is theirs.heappop(oracle)
        else:
            assert ours.heapreplace(mine, item) is theirs.heapreplace(oracle, item)
        assert repr(mine) == repr(oracle)


@given(st.lists(st.integers(0, 9)), st.integers(-1, 12))
def test_smallest_and_largest(values: list[int], count: int) -> None:
    assert ours.nsmallest(count, values) == theirs.nsmallest(count, values)
    assert ours.nlargest(count, values) == theirs.nlargest(count, values)
    pairs = list(enumerate(values))
    assert ours.nsmallest(count, pairs, lambda pair: pair[1]) == theirs.nsmallest(
        count, pairs, lambda pair: pair[1]
    )
    assert ours.nlargest(count, pairs, lambda pair: pair[1]) == theirs.nlargest(
        count, pairs, lambda pair: pair[1]
    )
