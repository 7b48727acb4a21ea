"""A module of CPython's tests, run as `make conformance` does, agrees with the table."""

from pathlib import Path

import pytest

from conformance.package import NAME, find_or_fetch
from conformance.run_module import Module
from conformance.table import STATES, counted, row_of

SAMPLE = "test_augassign"


def test_table_is_true(tmp_path: Path) -> None:
    package = find_or_fetch()
    if package is None:
        pytest.skip(f"the Debian package {NAME} cannot be fetched here")
    counts = counted(Module(package, SAMPLE, tmp_path).verdicts())
    assert [counts[state] for state in STATES] == row_of(SAMPLE), "run make conformance"
