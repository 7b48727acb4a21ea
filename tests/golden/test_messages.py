"""What `naja check` says of programs that cannot be compiled: one text file each.

`pytest tests/golden --rewrite-golden` writes what is said now; read the difference.
"""

import functools
import gc
import os
from pathlib import Path

import pytest

from naja.cli.entry import run
from naja.compiler.driver import check
from naja.compiler.frontend.hints import known_modules
from support.golden import Golden

MESSAGES = Path(__file__).resolve().parent / "messages"
PROGRAMS = sorted(MESSAGES.glob("*.py"))


@functools.cache
def said_together() -> dict[str, str]:
    """What is said of all programs at once, by file: much sooner than of one after the other.

    Each round has those of the next kind: that cannot be read, that have type errors, that
    cannot be compiled.
    """
    before = Path.cwd()
    os.chdir(MESSAGES)
    gc.disable()
    try:
        said: dict[str, str] = {}
        for _ in PROGRAMS:
            rest = [Path(path.name) for path in PROGRAMS if path.name not in said]
            found = check(*rest) if rest else []
            if not found:
                break
            for item in sorted(set(found)):
                said[item.file] = said.get(item.file, "") + f"{item}\n"
        return said
    finally:
        gc.enable()
        os.chdir(before)


@pytest.mark.xdist_group("messages")
@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_refusals_have_a_place_and_a_sentence(
    path: Path, golden: Golden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = path.with_suffix(".txt")
    if expected.is_file() and _general(said_together().get(path.name, "")) == expected.read_text():
        return
    monkeypatch.chdir(MESSAGES)
    status = run(["check", path.name])
    said = capsys.readouterr()
    assert status == 1, said.err
    golden.check(expected, _general(said.out))


def _general(said: str) -> str:
    """The list of modules grows; what a message says around it does not."""
    return said.replace(", ".join(known_modules()), "MODULES")
