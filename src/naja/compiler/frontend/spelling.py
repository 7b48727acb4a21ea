"""How a file that is only parsed names what it imports."""

from __future__ import annotations

from mypy.nodes import Expression, Import, ImportFrom, MemberExpr, MypyFile, NameExpr


def names_of(tree: MypyFile, module: str, members: tuple[str, ...]) -> dict[str, str]:
    """How the file spells the members of a module: `operator.itemgetter`, `itemgetter`, ..."""
    found: dict[str, str] = {}
    for statement in tree.imports:
        if isinstance(statement, Import):
            for name, alias in statement.ids:
                if name == module:
                    found.update({f"{alias or name}.{member}": member for member in members})
        elif isinstance(statement, ImportFrom) and statement.id == module:
            for name, alias in statement.names:
                if name in members:
                    found[alias or name] = name
    return found


def spelled(node: Expression) -> str:
    if isinstance(node, NameExpr):
        return node.name
    if isinstance(node, MemberExpr) and isinstance(node.expr, NameExpr):
        return f"{node.expr.name}.{node.name}"
    return ""
