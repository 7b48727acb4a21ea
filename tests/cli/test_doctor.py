"""`naja doctor` tells what is there, what is not, and the command that mends it."""

import json
from pathlib import Path

import pytest

from naja.cli import doctor
from naja.cli.entry import run


def test_json_names_every_check(capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["doctor", "--json"])
    answer = json.loads(capsys.readouterr().out)
    names = [finding["name"] for finding in answer["findings"]]
    assert {"Python", "mypy", "llvmlite", "QEMU", "KVM", "libslirp"} <= set(names)
    assert status == (0 if answer["ready"] else 1)
    for finding in answer["findings"]:
        assert finding["good"] or finding["mend"], finding


def test_lacking_qemu_is_told_with_its_cure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["doctor"]) == 1
    said = capsys.readouterr()
    assert "apt-get install qemu-system-x86" in said.out
    assert "not ready: QEMU" in said.err


def test_wrong_mypy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(doctor.PINNED, "mypy", "0.0.1")
    finding = doctor.CHECKS[1]()
    assert not finding.good
    assert finding.mend == "pip install mypy==0.0.1"
