"""The programs of `tests/programs/asyncio`, by our asyncio under CPython, in virtual time."""

import contextlib
import io
import subprocess
import sys
from pathlib import Path

import pytest

import naja.stdlib.asyncio as ours
from naja.stdlib.asyncio import tasks
from support.tree import ROOT
from unit.asyncio.virtual import virtual_machine

# What CPython's own generators and variables tell CPython's own loop only.
_INSIDE = ("AsyncGenerator", "AsyncIterator", "contextvars")


def _programs() -> list[Path]:
    found = sorted((ROOT / "tests" / "programs" / "asyncio").glob("*.py"))
    texts = {path: path.read_text("utf-8") for path in found}
    return [path for path in found if not any(word in texts[path] for word in _INSIDE)]


PROGRAMS = _programs()


@pytest.mark.parametrize("program", PROGRAMS, ids=[program.stem for program in PROGRAMS])
def test_program_prints_the_same(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=60)
    monkeypatch.setitem(sys.modules, "asyncio", ours)
    monkeypatch.setattr(tasks, "_names", 0)
    code = compile(program.read_text("utf-8"), program, "exec")
    status = 0
    with virtual_machine(), contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            exec(code, {"__name__": "__main__"})
        except SystemExit as stop:
            assert isinstance(stop.code, int)
            status = stop.code
        except Exception as error:
            status = 1
            assert repr(error) in theirs.stderr or type(error).__name__ in theirs.stderr
    assert out.getvalue() == theirs.stdout
    assert status == theirs.returncode
