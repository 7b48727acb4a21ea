"""Any frames on any interface of a router: nothing escapes, tables agree, and it goes on."""

import random

from hypothesis import given, settings, strategies as st

from unit.net.router_steps import STEPS, RouterSteps


@settings(max_examples=settings().max_examples // 4, deadline=None)
@given(st.integers(0, 3), st.integers(0, 2**32))
def test_any_frames_on_any_interface(kind: int, seed: int) -> None:
    chance = random.Random(seed)
    steps = RouterSteps(kind)
    for _ in range(STEPS):
        steps.play(chance)
    steps.assert_alive()
