"""Random programs mean the same in an image. `--random-programs N` tries more seeds."""

from pathlib import Path

import pytest
from support.images import image_of
from support.programs import Program, assert_same, outcome_of, run_under_cpython
from support import random_programs, random_statements

FUNCTIONS = 120
# Functions of statements are longer; the image of so many takes a few seconds.
STATEMENT_FUNCTIONS = 10


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    count = int(metafunc.config.getoption("--random-programs"))
    metafunc.parametrize("seed", range(1, count + 1))


def test_random_expressions(seed: int, tmp_path: Path) -> None:
    compare(tmp_path / f"seed{seed}.py", random_programs.program(seed, FUNCTIONS))


def test_random_statements(seed: int, tmp_path: Path) -> None:
    text = random_statements.program(seed, STATEMENT_FUNCTIONS)
    compare(tmp_path / f"statements{seed}.py", text)


def compare(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    written = Program(path)
    native = outcome_of([str(image_of(path))], written)
    assert_same(native, run_under_cpython(written))
