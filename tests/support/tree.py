"""The checkout as the house tests see it: files, rooms and imports."""

import ast
import functools
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
NAJA = SRC / "naja"

# Modules of our standard library that every guest room uses without asking.
PRELUDE = frozenset(
    "builtins typing types abc enum dataclasses collections contextlib functools "
    "typing_extensions mypy_extensions _typeshed _collections_abc sys".split()
)


@dataclass(frozen=True)
class Import:
    """One imported module: `target` is its dotted name, absolute."""

    path: Path
    line: int
    target: str
    names: tuple[str, ...]
    relative: bool

    @property
    def place(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}"


@functools.cache
def python_files(below: Path = NAJA) -> tuple[Path, ...]:
    found = sorted(below.rglob("*.py")) + sorted(below.rglob("*.pyi"))
    return tuple(path for path in found if "messages" not in path.parts)


@functools.cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def module_name(path: Path) -> str:
    """`naja.lang.bits` for src/naja/lang/bits.py; packages without `.__init__`."""
    parts = list(path.relative_to(SRC).with_suffix("").parts)
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts)


def room_of(module: str) -> str:
    """The room of a dotted module below `naja` ("" for `naja` itself).

    Most rooms are the second component; `stdlib` and `http` hold two rooms each.
    """
    parts = module.split(".")
    if len(parts) == 1:
        return ""
    if parts[1] == "stdlib":
        top = parts[2] if len(parts) > 2 else ""
        private = top.startswith("_")
        return "prelude" if top in PRELUDE or private or not top else "stdlib"
    if parts[1] == "http":
        return "http.proto" if len(parts) > 2 and parts[2] == "proto" else "http"
    return parts[1]


def _absolute(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = module_name(path).split(".")
    if path.stem != "__init__":
        package.pop()
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


@functools.cache
def imports_of(path: Path) -> tuple[Import, ...]:
    """Every import in the file, at any depth, `from a import b` once for `a`."""
    found: list[Import] = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                found.append(Import(path, node.lineno, alias.name, (), False))
        elif isinstance(node, ast.ImportFrom):
            names = tuple(alias.name for alias in node.names)
            target = _absolute(path, node)
            found.append(Import(path, node.lineno, target, names, node.level > 0))
    return tuple(found)


def submodules(item: Import) -> list[str]:
    """The modules an import names, each once: `from naja import hal` names `naja.hal`."""
    if not item.names or item.target.split(".")[0] != "naja":
        return [item.target]
    result: list[str] = []
    for name in item.names:
        below = NAJA.parent.joinpath(*item.target.split("."), name)
        is_module = below.is_dir() or below.with_suffix(".py").is_file()
        result.append(f"{item.target}.{name}" if is_module else item.target)
    return sorted(set(result))
