"""Random expressions mean the same in an image. `--random-programs N` tries more seeds."""

from pathlib import Path

import pytest
from support.images import image_of
from support.programs import Program, assert_same, outcome_of, run_under_cpython
from support.random_programs import program

FUNCTIONS = 120


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    count = int(metafunc.config.getoption("--random-programs"))
    metafunc.parametrize("seed", range(1, count + 1))


def test_random_expressions(seed: int, tmp_path: Path) -> None:
    path = tmp_path / f"seed{seed}.py"
    path.write_text(program(seed, FUNCTIONS), "utf-8")
    written = Program(path)
    native = outcome_of([str(image_of(path))], written)
    assert_same(native, run_under_cpython(written))
