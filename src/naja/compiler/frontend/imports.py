"""Which modules the imports of a tree name."""

from __future__ import annotations

from mypy.nodes import Import, ImportAll, ImportBase, ImportFrom, MypyFile


def import_order(files: dict[str, MypyFile], main: str) -> list[str]:
    """Modules in the order in which CPython would run their bodies."""
    seen: set[str] = set()
    order: list[str] = []

    def visit(name: str) -> None:
        if name in seen or name not in files:
            return
        seen.add(name)
        for dependency in _imports_of(files[name]):
            visit(dependency)
        order.append(name)

    visit(main)
    return order


def _imports_of(tree: MypyFile) -> list[str]:
    return [name for statement in tree.imports for name in imported_modules(tree, statement)]


def imported_modules(tree: MypyFile, statement: ImportBase) -> list[str]:
    """The modules whose bodies an import runs, packages first; some may be mere names."""
    found: list[str] = []
    if isinstance(statement, Import):
        found = [name for name, _ in statement.ids]
    elif isinstance(statement, ImportFrom):
        base = imported_module(tree, statement)
        found = [base, *(f"{base}.{name}" for name, _ in statement.names)]
    elif isinstance(statement, ImportAll):
        found = [_absolute(tree, statement.relative, statement.id)]
    with_parents: list[str] = []
    for name in found:
        parts = name.split(".")
        with_parents += [".".join(parts[: count + 1]) for count in range(len(parts))]
    return with_parents


def imported_module(tree: MypyFile, statement: ImportFrom) -> str:
    """The module that `from ... import` names."""
    return _absolute(tree, statement.relative, statement.id)


def _absolute(tree: MypyFile, level: int, name: str) -> str:
    if not level:
        return name
    parts = tree.fullname.split(".")
    if not tree.is_package_init_file():
        parts = parts[:-1]
    if level > 1:
        parts = parts[: -(level - 1)]
    return ".".join([*parts, name] if name else parts)
