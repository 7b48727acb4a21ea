"""`docs/library.md` lists each module of an image and its names, and what CPython's has beside.

`pytest tests/house/test_library_page.py --rewrite-golden` writes the page anew.
"""

import ast
import importlib
import sys
from pathlib import Path

import pytest

from naja.compiler.frontend.hints import known_modules
from support.golden import Golden
from support.tree import NAJA, ROOT

LIBRARY = NAJA / "stdlib"
HEAD = """\
# The library

The modules of an image and the names in each, as programs may import them; behind *lacks* the
public names that CPython's module has and this one has not. A program that uses one of those is
refused with the name. What differs in a name that is there is said in
[the language](language.md#modules). This page is written by `tests/house/test_library_page.py`.

| module | names | lacks |
|---|---|---|
"""
# For the type checker's sake, and what programs do not import.
HIDDEN = {"_typeshed", "_collections_abc", "builtins", "__future__"}
SUBMODULES = ("collections.abc", "urllib.parse")


def file_of(module: str) -> Path:
    base = LIBRARY.joinpath(*module.split("."))
    choices = [base / "__init__.py", base.with_suffix(".py"), base.with_suffix(".pyi")]
    return next(path for path in choices if path.is_file())


def names_of(path: Path) -> set[str]:
    """What a module defines or says it exports."""
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
        elif isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.asname for alias in node.names if alias.asname is not None}
    return {name for name in found if not name.startswith("_")}


def public_names(module: str) -> set[str]:
    """What CPython's module offers, without the modules that it happens to import."""
    own = importlib.import_module(module)
    names = getattr(own, "__all__", None)
    if names is not None:
        return set(names)
    return {
        name
        for name, value in vars(own).items()
        if not name.startswith("_") and type(value).__name__ not in ("module", "_Feature")
    }


def listed(names: set[str]) -> str:
    return " ".join(f"`{name}`" for name in sorted(names)) or "-"


def page() -> str:
    modules = [name for name in known_modules() if name not in HIDDEN and name != "urllib"]
    rows = []
    for module in sorted([*modules, *SUBMODULES]):
        have = names_of(file_of(module))
        offered = public_names(module) if module != "typing_extensions" else have
        rows.append(f"| `{module}` | {listed(have & offered)} | {listed(offered - have)} |\n")
    return HEAD + "".join(rows)


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="other names in that CPython")
def test_page_lists_the_library(golden: Golden) -> None:
    golden.check(ROOT / "docs" / "library.md", page())
