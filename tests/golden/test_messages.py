"""What `naja check` says of programs that cannot be compiled: one text file each.

`pytest tests/golden --rewrite-golden` writes what is said now; read the difference.
"""

from pathlib import Path

import pytest

from naja.cli.entry import run
from naja.compiler.frontend.hints import known_modules
from support.golden import Golden

MESSAGES = Path(__file__).resolve().parent / "messages"


@pytest.mark.parametrize("path", sorted(MESSAGES.glob("*.py")), ids=lambda path: path.stem)
def test_refusals_have_a_place_and_a_sentence(
    path: Path, golden: Golden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(MESSAGES)
    status = run(["check", path.name])
    said = capsys.readouterr()
    assert status == 1, said.err
    # The list of modules grows; what a message says around it does not.
    told = said.out.replace(", ".join(known_modules()), "MODULES")
    golden.check(path.with_suffix(".txt"), told)
