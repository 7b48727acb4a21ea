"""Every program behaves the same under CPython and as an image."""

import pytest
from support.images import image_of_program
from support.programs import Program, find_programs, outcome_of, run_under_cpython


@pytest.mark.parametrize("program", find_programs(), ids=lambda program: program.name)
def test_same_as_cpython(program: Program) -> None:
    image = image_of_program(program)
    native = outcome_of([str(image), *program.arguments], program)
    assert native == run_under_cpython(program)
