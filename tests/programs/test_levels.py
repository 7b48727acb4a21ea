"""A sample of the programs does at `-O 0` what it does under CPython, and so at `-O 2`.

`test_run_twice.py` holds every program at `-O 2` against the same outcomes.
"""

import pytest

from support.images import Batch, batches
from support.programs import Program, assert_same, run_under_cpython

# Every so many programs of the batches is in the sample.
STEP = 30
SAMPLE = Batch(tuple(program for batch in batches() for program in batch.programs)[::STEP], level=0)


@pytest.mark.xdist_group("levels")
@pytest.mark.parametrize("program", SAMPLE.programs, ids=lambda program: program.name)
def test_same_without_optimisation(program: Program) -> None:
    outcome = SAMPLE.run(program)
    assert outcome is not None, "refused at -O 0"
    assert_same(outcome, run_under_cpython(program))
