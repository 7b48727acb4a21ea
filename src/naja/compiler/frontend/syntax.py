"""Walking mypy's syntax trees.

mypy's own visitors are compiled and cannot be subclassed from Python, so the children of
each node class are listed here by attribute name.
"""

from __future__ import annotations

from collections.abc import Iterator

import mypy.nodes as nodes

_CHILDREN: dict[str, tuple[str, ...]] = {
    "MypyFile": ("defs",),
    "Block": ("body",),
    "ExpressionStmt": ("expr",),
    "AssignmentStmt": ("rvalue", "lvalues"),
    "OperatorAssignmentStmt": ("lvalue", "rvalue"),
    "ReturnStmt": ("expr",),
    "AssertStmt": ("expr", "msg"),
    "IfStmt": ("expr", "body", "else_body"),
    "WhileStmt": ("expr", "body", "else_body"),
    "ForStmt": ("expr", "index", "body", "else_body"),
    "WithStmt": ("expr", "target", "body"),
    "TryStmt": ("body", "types", "vars", "handlers", "else_body", "finally_body"),
    "RaiseStmt": ("expr", "from_expr"),
    "DelStmt": ("expr",),
    "FuncDef": ("arguments", "body"),
    "LambdaExpr": ("arguments", "body"),
    "Argument": ("initializer",),
    "Decorator": ("func", "decorators"),
    "OverloadedFuncDef": ("items", "impl"),
    "ClassDef": ("defs",),
    "CallExpr": ("callee", "args"),
    "MemberExpr": ("expr",),
    "IndexExpr": ("base", "index"),
    "SliceExpr": ("begin_index", "end_index", "stride"),
    "OpExpr": ("left", "right"),
    "UnaryExpr": ("expr",),
    "ComparisonExpr": ("operands",),
    "ConditionalExpr": ("cond", "if_expr", "else_expr"),
    "TupleExpr": ("items",),
    "ListExpr": ("items",),
    "SetExpr": ("items",),
    "DictExpr": ("items",),
    "StarExpr": ("expr",),
    "AwaitExpr": ("expr",),
    "YieldExpr": ("expr",),
    "YieldFromExpr": ("expr",),
    "AssignmentExpr": ("target", "value"),
    "GeneratorExpr": ("sequences", "indices", "condlists", "left_expr"),
    "ListComprehension": ("generator",),
    "SetComprehension": ("generator",),
    "DictionaryComprehension": ("sequences", "indices", "condlists", "key", "value"),
    "CastExpr": ("expr",),
    "SuperExpr": ("call",),
    "MatchStmt": ("subject", "guards", "bodies"),
}


def children(node: nodes.Node) -> Iterator[nodes.Node]:
    """The direct child nodes, in evaluation order as far as it matters."""
    for name in _CHILDREN.get(type(node).__name__, ()):
        yield from _flatten(getattr(node, name))


def _flatten(item: object) -> Iterator[nodes.Node]:
    if isinstance(item, nodes.Node):
        yield item
    elif isinstance(item, (list, tuple)):
        for part in item:
            yield from _flatten(part)


def walk(node: nodes.Node) -> Iterator[nodes.Node]:
    """The node and everything below it."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(children(current))
