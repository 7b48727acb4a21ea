"""Every program behaves the same under CPython and as an image."""

import pytest

from support.images import batch_of, batches, run_native
from support.programs import Program, assert_same, find_programs, run_under_cpython


def cases() -> list[object]:
    """The programs; those that share an image go to the same worker."""
    found: list[object] = []
    for program in find_programs():
        batch = batch_of(program)
        group = f"batch{batches().index(batch)}" if batch is not None else program.name
        found.append(pytest.param(program, marks=pytest.mark.xdist_group(group), id=program.name))
    return found


@pytest.mark.parametrize("program", cases())
def test_same_as_cpython(program: Program) -> None:
    assert_same(run_native(program), run_under_cpython(program))
