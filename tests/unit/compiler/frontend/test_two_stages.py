"""The library is checked before the program is read."""

from pathlib import Path

import pytest

from naja.compiler.diagnostics import CompileError
from naja.compiler.frontend import CheckedLibrary, Unreached, check_batch
from naja.compiler.frontend.library import LIBRARY

PROGRAM = "import asyncio\nimport own\n\nprint(own.NUMBER)\n"


def test_what_is_read_in_between_is_the_programs(tmp_path: Path) -> None:
    source, own = tmp_path / "program.py", tmp_path / "own.py"
    source.write_text("import asyncio\n")
    library = _library(source, "naja.runtime.flags")
    assert library.is_pure()
    source.write_text(PROGRAM)
    own.write_text("NUMBER = 1\n")
    checked = library.check([source])
    assert checked.orders["__main__"][-2:] == ["own", "__main__"]
    assert {"asyncio", "naja.runtime.flags", "builtins"} <= set(checked.files)


def test_what_is_no_longer_imported_is_not_in_the_program(tmp_path: Path) -> None:
    source = tmp_path / "program.py"
    source.write_text("import asyncio\nimport random\n")
    library = _library(source)
    source.write_text("import random\n")
    checked = library.check([source])
    assert "random" in checked.files and "asyncio" not in checked.files


def test_the_library_alone_is_what_the_program_takes_of_it_now(tmp_path: Path) -> None:
    source = tmp_path / "program.py"
    source.write_text("import asyncio\n")
    library = _library(source)
    source.write_text("import bisect\nimport heapq\n")
    alone = library.alone([source])
    assert alone.orders == {} and {"bisect", "heapq", "builtins"} <= alone.files.keys()
    assert "asyncio" not in alone.files
    checked = library.check([source])
    assert list(checked.files) == [*alone.files, "__main__"] == [*sorted(alone.files), "__main__"]


def test_a_module_of_the_program_may_hide_one_of_the_library(tmp_path: Path) -> None:
    source, hiding = tmp_path / "program.py", tmp_path / "heapq.py"
    source.write_text("import asyncio\n")
    hiding.write_text("def heappush(items: list[int]) -> None: ...\n")
    with pytest.raises(CompileError) as refusal:
        check_batch([source], [])
    (only,) = refusal.value.diagnostics
    assert Path(only.file).resolve() == hiding and "rename it" in only.message
    hiding.write_text((LIBRARY / "stdlib" / "heapq.py").read_text())
    assert not _library(source).is_pure()


def _library(source: Path, *roots: str) -> CheckedLibrary:
    return CheckedLibrary([source], list(roots), Unreached(), {})
