"""Nothing that goes wrong inside naja reaches the user as a bare traceback."""

import pytest

from naja.cli import doctor
from naja.cli.entry import INTERNAL, INTERRUPTED, run


def test_a_bug_is_reported_as_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(as_json: bool) -> int:
        raise RuntimeError("the cable is out")

    monkeypatch.setattr(doctor, "command", broken)
    monkeypatch.delenv("NAJA_DEBUG", raising=False)
    assert run(["doctor"]) == INTERNAL
    said = capsys.readouterr().err
    assert "bug in naja" in said and "the cable is out" in said
    assert "Traceback" not in said
    monkeypatch.setenv("NAJA_DEBUG", "1")
    assert run(["doctor"]) == INTERNAL
    assert "Traceback" in capsys.readouterr().err


def test_interrupt_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(as_json: bool) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(doctor, "command", interrupted)
    assert run(["doctor"]) == INTERRUPTED
