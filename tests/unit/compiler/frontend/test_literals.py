"""Texts that mypy does not keep."""

from pathlib import Path

from naja.compiler.frontend.literals import surrogate_text


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    """A compiler on standby reads many versions of one file."""
    file = tmp_path / "program.py"
    file.write_text('text = "\\udc80"\n')
    assert surrogate_text(str(file), 1, 7) == "\udc80"
    file.write_text('words = "\\udc81"\n')
    assert surrogate_text(str(file), 1, 7) is None
    assert surrogate_text(str(file), 1, 8) == "\udc81"
