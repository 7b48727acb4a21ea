"""`__rmul__ = __mul__` in a class body: a second name for a method."""

from __future__ import annotations

from mypy.nodes import (
    MDEF,
    AssignmentStmt,
    ClassDef,
    Decorator,
    FuncDef,
    NameExpr,
    OverloadedFuncDef,
    Statement,
    SymbolTableNode,
)

from naja.compiler.lower.class_assignments import assigned_anywhere


def name_methods_again(node: ClassDef) -> None:
    """Make the names that the class body gives to its methods stand for those methods.

    mypy takes such a name for an attribute that holds a function; the statement is dropped.
    """
    if node.info.is_enum:
        return
    again = {id(item): _renamed(node, item) for item in node.defs.body}
    changed = assigned_anywhere(node.info) if any(again.values()) else set()
    for item in [item for item in node.defs.body if again[id(item)]]:
        method, names = again[id(item)] or (None, [])
        if not changed.intersection(names):
            for name in names:
                node.info.names[name] = SymbolTableNode(MDEF, method)
            node.defs.body.remove(item)


def _renamed(
    node: ClassDef, item: Statement
) -> tuple[FuncDef | Decorator | OverloadedFuncDef, list[str]] | None:
    """The method, and the names that this statement gives it; None for any other statement."""
    if not isinstance(item, AssignmentStmt) or not isinstance(item.rvalue, NameExpr):
        return None
    method = item.rvalue.node
    if not isinstance(method, (FuncDef, Decorator, OverloadedFuncDef)):
        return None
    names = [target.name for target in item.lvalues if isinstance(target, NameExpr)]
    if len(names) < len(item.lvalues) or method.info is not node.info:
        return None
    return method, names
