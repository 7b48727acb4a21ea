"""Random programs do the same, step by step, under CPython's asyncio and under ours."""

from collections.abc import Callable
from typing import Any

from hypothesis import given

from unit.asyncio.random_programs import Interpreter, Op, programs
from unit.asyncio.virtual import assert_same


@given(programs)
def test_random_programs_run_in_the_same_order(program: list[list[Op]]) -> None:
    async def scenario(aio: Any, log: Callable[..., None]) -> None:
        await Interpreter(aio, log).main(program)

    assert_same(scenario)
