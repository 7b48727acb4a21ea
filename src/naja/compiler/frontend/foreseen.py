"""What programs seem to import of the library, told from their text alone.

A guess, to have the library checked before the programs are: what it misses is checked with
the program, what it has too much of is not in the program.
"""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterator
from pathlib import Path

from naja.compiler.frontend.library import LIBRARY, module_path


def library_imports(sources: list[Path]) -> list[str]:
    """Modules of the library that the sources, or their own modules beside them, import."""
    found: dict[str, None] = {}
    seen: set[Path] = set()
    waiting = [(source, source.resolve().parent) for source in sources]
    while waiting:
        source, home = waiting.pop()
        if source in seen:
            continue
        seen.add(source)
        for name in _imported(source):
            own = _own_module(home, name)
            if own is not None:
                waiting.append((own, home))
            elif _in_library(name):
                found[name] = None
    return list(found)


def _imported(source: Path) -> Iterator[str]:
    """The names in the import statements of a file; some may be no modules."""
    tree = ast.Module([], [])
    with contextlib.suppress(OSError, SyntaxError, ValueError):
        tree = ast.parse(source.read_bytes())
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _own_module(home: Path, name: str) -> Path | None:
    base = home.joinpath(*name.split("."))
    package = base / "__init__.py"
    if package.is_file():
        return package
    source = base.parent / f"{base.name}.py"
    return source if source.is_file() else None


def _in_library(name: str) -> bool:
    if name.startswith("naja."):
        return module_path(name).is_file()
    base = (LIBRARY / "stdlib").joinpath(*name.split("."))
    files = (
        base / "__init__.py",
        base.parent / f"{base.name}.py",
        base.parent / f"{base.name}.pyi",
    )
    return any(path.is_file() for path in files)
