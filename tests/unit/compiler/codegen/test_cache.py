"""The cache of objects: several builds use one directory at the same time."""

from pathlib import Path

import pytest

from naja.compiler.codegen import driver


def test_trimming_bears_that_another_build_trims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "CACHE_LIMIT", 2)
    for number in range(5):
        (tmp_path / f"{number}.o").write_bytes(b"")
    gone = tmp_path / "gone.o"
    gone.symlink_to(tmp_path / "removed meanwhile")
    driver._trim(tmp_path)
    assert len([path for path in tmp_path.glob("*.o") if path != gone]) == 2
