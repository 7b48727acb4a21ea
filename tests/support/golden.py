"""Expected texts in files."""

from pathlib import Path


class Golden:
    """Expected texts in files; rewritten instead of compared when the flag is given."""

    def __init__(self, rewrite: bool) -> None:
        self._rewrite = rewrite

    def check(self, path: Path, actual: str) -> None:
        """Compare `actual` with the file, with a hint when it is new or different."""
        if self._rewrite:
            path.write_text(actual, "utf-8")
            return
        expected = path.read_text("utf-8") if path.is_file() else ""
        assert actual == expected, f"{path.name} differs; if rightly so: pytest --rewrite-golden"
