"""`functools.total_ordering`: the comparisons of a class that has one of them and `__eq__`."""

from __future__ import annotations

from mypy.nodes import (
    ARG_POS,
    Argument,
    Block,
    ClassDef,
    ComparisonExpr,
    Expression,
    ExpressionStmt,
    FuncDef,
    NameExpr,
    OpExpr,
    ReturnStmt,
    Statement,
    UnaryExpr,
    Var,
)
from mypy.types import CallableType

from naja.compiler.frontend.syntax import walk

SIGNS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
ORDER_METHODS = {sign: name for name, sign in SIGNS.items()}

# For the method a class has: what the others are. "not": the negation; "and": and not equal;
# "or": or equal; both "not" and one of these for the opposite direction.
OTHERS: dict[str, dict[str, tuple[bool, str]]] = {
    "__lt__": {"__gt__": (True, "and"), "__le__": (False, "or"), "__ge__": (True, "")},
    "__le__": {"__ge__": (True, "or"), "__lt__": (False, "and"), "__gt__": (True, "")},
    "__gt__": {"__lt__": (True, "and"), "__ge__": (False, "or"), "__le__": (True, "")},
    "__ge__": {"__le__": (True, "or"), "__gt__": (False, "and"), "__lt__": (True, "")},
}


def add_order(node: ClassDef) -> bool:
    """Add the missing comparisons; CPython too prefers `__lt__`, then `__le__`, then `__gt__`.

    False if the class has none.
    """
    defined = {item.name: item for item in node.defs.body if isinstance(item, FuncDef)}
    root = next(
        (defined[name] for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in defined),
        None,
    )
    if root is None:
        return False
    for name, (negated, joined) in OTHERS[root.name].items():
        if name not in defined:
            node.defs.body.append(_method(root, name, negated, joined))
    return True


def _method(root: FuncDef, name: str, negated: bool, joined: str) -> FuncDef:
    """The comparison `name` by `root`. Where that may give `NotImplemented`, a statement that
    names it marks the method for `lower/total_order.py`, which asks `root` itself."""
    result: Expression = ComparisonExpr([SIGNS[root.name]], [NameExpr("self"), NameExpr("other")])
    if negated:
        result = UnaryExpr("not", result)
    if joined:
        sign = "!=" if joined == "and" else "=="
        equal = ComparisonExpr([sign], [NameExpr("self"), NameExpr("other")])
        result = OpExpr(joined, result, equal)
    arguments = [
        Argument(Var(own), given.type_annotation, None, ARG_POS, pos_only=True)
        for own, given in zip(("self", "other"), root.arguments, strict=True)
    ]
    declared = root.unanalyzed_type
    assert declared is None or isinstance(declared, CallableType)
    body: list[Statement] = [ReturnStmt(result)]
    if any(isinstance(part, NameExpr) and part.name == "NotImplemented" for part in walk(root)):
        body.insert(0, ExpressionStmt(NameExpr("NotImplemented")))
    made = FuncDef(name, arguments, Block(body), declared)
    for part in walk(made):
        part.set_line(root)
    return made
