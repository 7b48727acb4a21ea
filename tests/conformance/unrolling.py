"""Loops over literal rows of different types become a copy of the body for each row.

A test that says `for value in (1, "a", 2.5)` has no type for `value`; its copies have.
"""

from __future__ import annotations

import ast
import copy

LIMIT_OF_NODES = 12_000


def unrolled(node: ast.For, literals: dict[str, ast.expr]) -> list[ast.stmt] | None:
    """The copies of the body; None if the loop is to stay."""
    iterable = node.iter
    if isinstance(iterable, ast.Name):
        iterable = literals.get(iterable.id, iterable)
    if not isinstance(iterable, ast.Tuple | ast.List) or node.orelse or leaves(node.body):
        return None
    rows = iterable.elts
    shapes = {shape(row) for row in rows}
    size = sum(1 for statement in node.body for _ in ast.walk(statement))
    if len(shapes) < 2 and not any("name" in item for item in shapes):
        return None
    if any(isinstance(row, ast.Starred) for row in rows) or len(rows) * size > LIMIT_OF_NODES:
        return None
    made: list[ast.stmt] = []
    for row in rows:
        body = copy.deepcopy(node.body)
        replaced, assigned = match_row(node.target, row, assigned_in(body))
        body = [Replace(replaced).visit(statement) for statement in body]
        made += [*assigned, *body]
    return made


def shape(node: ast.expr) -> str:
    """What kind of value a literal is, as far as it shows."""
    match node:
        case ast.Constant(value=value):
            return type(value).__name__
        case ast.UnaryOp(operand=operand):
            return shape(operand)
        case ast.Tuple(elts=items):
            return f"tuple({', '.join(map(shape, items))})"
        case ast.List(elts=items) | ast.Set(elts=items):
            return f"{type(node).__name__}({', '.join(sorted(set(map(shape, items))))})"
        case ast.Dict(keys=keys, values=values):
            inside = sorted({shape(item) for item in [*keys, *values] if item is not None})
            return f"dict({', '.join(inside)})"
        case ast.Name() | ast.Attribute() | ast.Lambda() | ast.Call():
            return f"name {ast.unparse(node)}"
    return "other"


def leaves(body: list[ast.stmt]) -> bool:
    """Whether the body breaks out of the loop or continues it."""
    for statement in body:
        if isinstance(statement, ast.Break | ast.Continue):
            return True
        if isinstance(statement, ast.For | ast.While | ast.FunctionDef | ast.ClassDef):
            continue
        for field in ("body", "orelse", "finalbody"):
            if leaves(getattr(statement, field, [])):
                return True
        if any(leaves(handler.body) for handler in getattr(statement, "handlers", [])):
            return True
    return False


def assigned_in(body: list[ast.stmt]) -> set[str]:
    return {
        part.id
        for statement in body
        for part in ast.walk(statement)
        if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load)
    }


def match_row(
    target: ast.expr, row: ast.expr, taken: set[str]
) -> tuple[dict[str, ast.expr], list[ast.stmt]]:
    """What names stand for in this copy, and assignments for the rest."""
    if isinstance(target, ast.Tuple) and isinstance(row, ast.Tuple | ast.List):
        plain = not any(isinstance(item, ast.Starred) for item in [*target.elts, *row.elts])
        if plain and len(target.elts) == len(row.elts):
            replaced: dict[str, ast.expr] = {}
            made: list[ast.stmt] = []
            for inner, value in zip(target.elts, row.elts, strict=True):
                names, statements = match_row(inner, value, taken)
                replaced |= names
                made += statements
            return replaced, made
    simple = isinstance(row, ast.Constant | ast.Name | ast.Attribute)
    if isinstance(target, ast.Name) and simple and target.id not in taken:
        return {target.id: row}, []
    return {}, [ast.Assign([copy.deepcopy(target)], copy.deepcopy(row))]


class Replace(ast.NodeTransformer):
    def __init__(self, values: dict[str, ast.expr]) -> None:
        self.values = values

    def visit_Name(self, node: ast.Name) -> ast.expr:
        found = self.values.get(node.id)
        if found is None or not isinstance(node.ctx, ast.Load):
            return node
        return ast.copy_location(copy.deepcopy(found), node)
