"""Where the files of the library are."""

from __future__ import annotations

from pathlib import Path

LIBRARY = Path(__file__).resolve().parents[2]


def in_library(path: str) -> bool:
    """Whether a source file is one of ours, not the program's."""
    return Path(path).resolve().is_relative_to(LIBRARY)


def module_path(name: str) -> Path:
    """The file of the library module `name` (`naja.x.y`)."""
    base = LIBRARY.parent.joinpath(*name.split("."))
    package = base / "__init__.py"
    return package if package.is_file() else base.with_suffix(".py")
