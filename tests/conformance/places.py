"""Statements and blocks of a tree, and the variables in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

Blocks = tuple[str, list[ast.stmt]]


def first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(item.lineno for item in decorators)])


def blocks(node: ast.stmt) -> list[Blocks]:
    """The blocks of a compound statement by name."""
    found: list[Blocks] = []
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if isinstance(block, list):
            found.append((name, block))
    for number, handler in enumerate(getattr(node, "handlers", [])):
        found.append((f"handler{number}", handler.body))
    for number, case in enumerate(getattr(node, "cases", [])):
        found.append((f"handler case{number}", case.body))
    return found


def innermost(node: ast.stmt) -> Iterator[ast.stmt]:
    """Statements inside out; of a compound one, the inner ones first."""
    for _, block in blocks(node):
        for inner in block:
            yield from innermost(inner)
    yield node


def heads(node: ast.stmt) -> Iterator[ast.AST]:
    """The parts of a statement that are not its blocks."""
    pending: list[ast.AST] = list(ast.iter_child_nodes(node))
    while pending:
        part = pending.pop()
        if isinstance(part, ast.stmt):
            continue
        yield part
        pending += ast.iter_child_nodes(part)


def loads(node: ast.stmt) -> set[str]:
    return {
        part.id
        for part in heads(node)
        if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Store)
    }


def stores_in(node: ast.AST) -> set[str]:
    found: set[str] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            found.add(part.id)
        elif isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(part.name)
        elif isinstance(part, ast.arg):
            found.add(part.arg)
        elif isinstance(part, ast.ExceptHandler) and part.name:
            found.add(part.name)
    return found


def stores_by_top(body: list[ast.stmt]) -> dict[int, set[str]]:
    """The names that get a value: 0 for those of the module, else within a top statement."""
    found: dict[int, set[str]] = {0: set()}
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[id(node)] = stores_in(node)
            found[0].add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found[0] |= {item.asname or item.name.partition(".")[0] for item in node.names}
        else:
            found[0] |= stores_in(node)
    return found
