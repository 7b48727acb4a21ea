"""Walking mypy's syntax trees.

mypy's own visitors are compiled and cannot be subclassed from Python, so the children of
each node class are listed here by attribute name.
"""

from __future__ import annotations

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
    "MatchStmt": ("subject", "patterns", "guards", "bodies"),
    "AsPattern": ("pattern", "name"),
    "OrPattern": ("patterns",),
    "ValuePattern": ("expr",),
    "SequencePattern": ("patterns",),
    "StarredPattern": ("capture",),
    "MappingPattern": ("keys", "values", "rest"),
    "ClassPattern": ("class_ref", "positionals", "keyword_values"),
}


def child_names(node: nodes.Node) -> tuple[str, ...]:
    """The attributes that hold child nodes, or lists of them."""
    return _CHILDREN.get(type(node).__name__, ())


def children(node: nodes.Node) -> list[nodes.Node]:
    """The direct child nodes, in evaluation order as far as it matters."""
    found: list[nodes.Node] = []
    for name in _CHILDREN.get(type(node).__name__, ()):
        _gather(getattr(node, name), found)
    return found


def _gather(item: object, found: list[nodes.Node]) -> None:
    if isinstance(item, nodes.Node):
        found.append(item)
    elif isinstance(item, (list, tuple)):
        for part in item:
            _gather(part, found)


def walk(node: nodes.Node) -> list[nodes.Node]:
    """The node and everything below it."""
    found: list[nodes.Node] = []
    pending = [node]
    while pending:
        current = pending.pop()
        found.append(current)
        for name in _CHILDREN.get(type(current).__name__, ()):
            part = getattr(current, name)
            if isinstance(part, nodes.Node):  # mostly; saves a call
                pending.append(part)
            elif part:
                _gather(part, pending)
    return found


# Where statements stand below statements.
_STATEMENTS = {
    "MypyFile": ("defs",),
    "Block": ("body",),
    "FuncDef": ("body",),
    "OverloadedFuncDef": ("items", "impl"),
    "Decorator": ("func",),
    "ClassDef": ("defs",),
    "IfStmt": ("body", "else_body"),
    "WhileStmt": ("body", "else_body"),
    "ForStmt": ("body", "else_body"),
    "WithStmt": ("body",),
    "TryStmt": ("body", "handlers", "else_body", "finally_body"),
    "MatchStmt": ("bodies",),
}


def statements_in(node: nodes.Node) -> list[nodes.Node]:
    """The statements and blocks directly below this one: no expressions."""
    found: list[nodes.Node] = []
    for name in _STATEMENTS.get(type(node).__name__, ()):
        _gather(getattr(node, name), found)
    return found


def target_names(target: nodes.Expression) -> list[nodes.Var]:
    """The variables that an assignment target itself binds (`a[i]` and `a.b` bind none)."""
    names = target_expressions(target)
    return [name.node for name in names if isinstance(name.node, nodes.Var)]


def target_expressions(target: nodes.Expression) -> list[nodes.NameExpr]:
    """The names in an assignment target that it binds, where they are written."""
    if isinstance(target, nodes.NameExpr):
        return [target]
    if isinstance(target, (nodes.TupleExpr, nodes.ListExpr)):
        return [name for item in target.items for name in target_expressions(item)]
    return target_expressions(target.expr) if isinstance(target, nodes.StarExpr) else []


def is_declaration(node: nodes.Node) -> bool:
    """An annotation without a value: `count: int`."""
    return isinstance(node, nodes.AssignmentStmt) and isinstance(node.rvalue, nodes.TempNode)


def attribute_targets(node: nodes.Node) -> list[nodes.MemberExpr]:
    """The attributes that a statement assigns or deletes, those in tuples too."""
    pending = targets_of(node)
    found: list[nodes.MemberExpr] = []
    while pending:
        target = pending.pop()
        if isinstance(target, nodes.MemberExpr):
            found.append(target)
        elif isinstance(target, (nodes.TupleExpr, nodes.ListExpr)):
            pending += target.items
        elif isinstance(target, nodes.StarExpr):
            pending.append(target.expr)
    return found


# The attribute that holds the targets: one, which may be missing, or a list of such.
_TARGETS = {
    "AssignmentStmt": "lvalues",
    "OperatorAssignmentStmt": "lvalue",
    "ForStmt": "index",
    "WithStmt": "target",
    "AssignmentExpr": "target",
    "TryStmt": "vars",
    "GeneratorExpr": "indices",
    "DictionaryComprehension": "indices",
    "DelStmt": "expr",
    "AsPattern": "name",
    "StarredPattern": "capture",
    "MappingPattern": "rest",
}


def has_targets(kind: type[nodes.Node]) -> bool:
    """Whether nodes of this class may assign to something."""
    return kind.__name__ in _TARGETS


def targets_of(node: nodes.Node) -> list[nodes.Expression]:
    """The assignment targets of a statement, expression or pattern."""
    name = _TARGETS.get(type(node).__name__)
    if name is None:
        return []
    held = getattr(node, name)
    items = held if isinstance(held, list) else [held]
    return [target for target in items if target is not None]


def name_decorated(tree: nodes.MypyFile) -> None:
    """Let names of decorated functions inside functions stand for what the decorators gave."""
    for part in walk(tree):
        if isinstance(part, nodes.NameExpr) and isinstance(part.node, nodes.Decorator):
            if "." not in part.node.func.fullname:
                part.node = part.node.var


def name_module_variables(tree: nodes.MypyFile) -> None:
    """Give variables that `:=` in a comprehension of the module makes their module's name.

    mypy takes the comprehension for a function and names them like local variables.
    """
    for symbol in tree.names.values():
        variable = symbol.node
        if isinstance(variable, nodes.Var) and "." not in variable.fullname:
            variable._fullname = f"{tree.fullname}.{variable.name}"
