"""A variable that is assigned anew becomes a variable of its own.

`x = 1; ...; x = "a"` has no one type for `x`; `x = 1; ...; x_2 = "a"` has two. Only
assignments in a function's own block start a version: they replace the value on every way.
"""

from __future__ import annotations

import ast

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.GeneratorExp)


def split_versions(body: list[ast.stmt]) -> None:
    """Rename in place."""
    counts: dict[str, int] = {}
    current: dict[str, str] = {}
    kept = captured(body)
    for statement in body:
        started = [name for name in starts(statement) if name not in kept]
        before = dict(current)
        for name in started:
            counts[name] = counts.get(name, 0) + 1
            if counts[name] > 1:
                current[name] = f"{name}_{counts[name]}"
        rename(statement, before, current)


def rename(statement: ast.stmt, before: dict[str, str], after: dict[str, str]) -> None:
    """Values are computed of the versions before the statement, targets are those after it."""
    match statement:
        case ast.Assign(targets=[target], value=value):
            Rename(before).visit(value)
            Rename(after).visit(target)
        case ast.AnnAssign(target=target, value=value) if value is not None:
            Rename(before).visit(value)
            Rename(after).visit(target)
        case ast.For():
            Rename(before).visit(statement.iter)
            for part in [statement.target, *statement.body, *statement.orelse]:
                Rename(after).visit(part)
        case _:
            Rename(before).visit(statement)


def starts(statement: ast.stmt) -> list[str]:
    """The variables that get a value whatever happens before."""
    match statement:
        case ast.Assign(targets=[target]):
            return names_of(target)
        case ast.AnnAssign(target=ast.Name(id=name), value=value) if value is not None:
            return [name]
        case ast.For(target=target):
            return names_of(target)
    return []


def names_of(target: ast.expr) -> list[str]:
    if isinstance(target, ast.Name):
        return [target.id]
    if isinstance(target, ast.Tuple | ast.List):
        return [name for item in target.elts for name in names_of(item)]
    return names_of(target.value) if isinstance(target, ast.Starred) else []


def captured(body: list[ast.stmt]) -> set[str]:
    """Names that inner scopes, `nonlocal` or `global` mention."""
    found: set[str] = set()
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Global | ast.Nonlocal):
                found |= set(node.names)
            elif isinstance(node, _SCOPES):
                found |= {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
                found.add(getattr(node, "name", ""))
            elif isinstance(node, ast.ExceptHandler):
                found.add(str(node.name))
    return found


class Rename(ast.NodeTransformer):
    """Renames each mention of a variable."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self.names.get(node.id, node.id)
        return node
