"""The cache of objects: several builds use one directory at the same time."""

from pathlib import Path

import pytest

from naja.compiler.codegen import cache


def test_trimming_bears_that_another_build_trims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "CACHE_LIMIT", 2)
    for number in range(5):
        (tmp_path / f"{number}.o").write_bytes(b"")
    gone = tmp_path / "gone.o"
    gone.symlink_to(tmp_path / "removed meanwhile")
    cache.ObjectCache(tmp_path).trim()
    assert len([path for path in tmp_path.glob("*.o") if path != gone]) == 2


def test_what_was_kept_is_found_by_all_it_was_made_from(tmp_path: Path) -> None:
    objects = cache.ObjectCache(tmp_path / "new")
    assert objects.find("text") is None
    objects.keep("text", b"data")
    assert (objects.find("text"), objects.find("text ")) == (b"data", None)
    nowhere = cache.ObjectCache(None)
    nowhere.keep("text", b"data")
    nowhere.trim()
    assert nowhere.find("text") is None
