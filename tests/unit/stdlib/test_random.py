"""`random` against CPython's: equal numbers for equal seeds."""

import os
import random as theirs

from hypothesis import given, settings, strategies as st

from naja.hal import Entropy
from naja.hal.registry import provide


class _Entropy:
    def random_bytes(self, count: int) -> bytes:
        return os.urandom(count)


provide(Entropy, _Entropy())  # the module's own generator is seeded when it is imported

import naja.stdlib.random as ours  # noqa: E402

_CALLS = st.lists(
    st.sampled_from(
        [
            ("random", ()),
            ("getrandbits", (1,)),
            ("getrandbits", (40,)),
            ("randrange", (1000,)),
            ("randrange", (-50, 50, 3)),
            ("randint", (1, 6)),
            ("choice", ("abcdef",)),
            ("sample", (range(100), 7)),
            ("sample", (range(100000), 40)),
            ("choices", ([1, 2, 3], [1, 5, 2])),
            ("randbytes", (11,)),
            ("uniform", (1.0, 5.0)),
            ("gauss", (0.0, 2.0)),
            ("normalvariate", (1.0, 2.0)),
            ("gammavariate", (3.0, 1.0)),
            ("gammavariate", (0.3, 1.0)),
            ("betavariate", (1.5, 0.5)),
            ("triangular", (0.0, 10.0, 2.0)),
            ("vonmisesvariate", (0.5, 2.0)),
        ]
    ),
    max_size=12,
)


@settings(max_examples=30)
@given(seed=st.integers(-(2**63), 2**63 - 1) | st.booleans(), calls=_CALLS)
def test_equal_numbers(seed: int, calls: list[tuple[str, tuple[object, ...]]]) -> None:
    mine, oracle = ours.Random(seed), theirs.Random(seed)
    for name, arguments in calls:
        assert getattr(mine, name)(*arguments) == getattr(oracle, name)(*arguments)
