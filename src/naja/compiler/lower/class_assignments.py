"""What class statements and their `__init__` give values to."""

from __future__ import annotations

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    ClassDef,
    Decorator,
    DictionaryComprehension,
    Expression,
    FuncDef,
    GeneratorExpr,
    IfStmt,
    LambdaExpr,
    ListExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    OperatorAssignmentStmt,
    OverloadedFuncDef,
    RaiseStmt,
    ReturnStmt,
    Statement,
    TryStmt,
    TupleExpr,
    TypeInfo,
    Var,
    WithStmt,
)
from mypy.types import Instance, TypeType, TypeVarType, get_proper_type

from naja.compiler.frontend.syntax import (
    attribute_targets,
    children,
    is_declaration,
    statements_in,
    target_expressions,
    targets_of,
)
from naja.compiler.lower.symbols import function_of


def class_level_values(node: ClassDef) -> dict[str, Expression]:
    """What the class body gives values to; the value itself only if it is the only one."""
    found: dict[str, Expression] = {}
    waiting: list[Node] = list(reversed(node.defs.body))
    while waiting:
        part = waiting.pop()
        if isinstance(part, (FuncDef, ClassDef, Decorator, OverloadedFuncDef, LambdaExpr)):
            continue
        if isinstance(part, (GeneratorExpr, DictionaryComprehension)):
            continue
        if is_declaration(part):
            continue
        for target in [name for bound in targets_of(part) for name in target_expressions(bound)]:
            is_plain = isinstance(part, AssignmentStmt) and target in part.lvalues
            is_only = is_plain and part in node.defs.body and target.name not in found
            found[target.name] = part.rvalue if is_only else target  # type: ignore[attr-defined]
        waiting += reversed(children(part))
    return found


def surely_given(statements: list[Statement]) -> set[str]:
    """The names that these statements of a class body give values to whatever happens."""
    found: set[str] = set()
    for item in statements:
        if is_declaration(item):
            continue
        if isinstance(item, IfStmt):
            blocks = [*item.body, *([item.else_body] if item.else_body else [])]
            ways = [surely_given(block.body) for block in blocks if not block.is_unreachable]
            if item.else_body is not None and ways:
                found |= set.intersection(*ways)
        elif isinstance(item, WithStmt):
            found |= surely_given(item.body.body)
        elif isinstance(item, TryStmt):
            ends = [block for block in [item.else_body or item.body, *item.handlers]]
            ways = [surely_given(block.body) for block in ends]
            found |= set.intersection(*ways)
        elif isinstance(item, (AssignmentStmt, OperatorAssignmentStmt)):
            found |= {
                name.name for target in targets_of(item) for name in target_expressions(target)
            }
    return found


def surely_assigned(node: ClassDef, method: str = "__init__") -> set[str]:
    """Attributes that `__init__` (or another method) assigns on every way to its end."""
    function = node.info.names.get(method)
    init = function_of(function.node) if function else None
    found = _assigned_by(init.body.body, init) if init is not None else set()
    return found if found is not None else set()


def _assigned_by(statements: list[Statement], init: FuncDef) -> set[str] | None:
    """What these statements surely set on self; None if their end is never reached."""
    found: set[str] = set()
    for statement in statements:
        if is_declaration(statement):
            continue
        if isinstance(statement, AssignmentStmt):
            targets = [target for item in statement.lvalues for target in _flat(item)]
            found |= {t.name for t in targets if isinstance(t, MemberExpr) and _is_self(t, init)}
        elif isinstance(statement, (RaiseStmt, ReturnStmt)):
            return None if isinstance(statement, RaiseStmt) else found
        elif isinstance(statement, WithStmt):
            found |= _assigned_by(statement.body.body, init) or set()
        elif isinstance(statement, IfStmt):
            blocks = [*statement.body, *([statement.else_body] if statement.else_body else [])]
            ways = [_assigned_by(block.body, init) for block in blocks]
            if statement.else_body is None:
                ways.append(set())
            ended = [way for way in ways if way is not None]
            if not ended:
                return None
            found |= set.intersection(*ended)
    return found


def _flat(target: Expression) -> list[Expression]:
    if isinstance(target, (TupleExpr, ListExpr)):
        return [inner for item in target.items for inner in _flat(item)]
    return [target]


def _is_self(target: MemberExpr, init: FuncDef) -> bool:
    return (
        isinstance(target.expr, NameExpr)
        and bool(init.arguments)
        and target.expr.node is init.arguments[0].variable
    )


def is_class_name(node: Expression) -> bool:
    """The name of a class, `cls` in one of its methods, or `type(self)`."""
    if is_type_of_name(node):
        return True
    found = getattr(node, "node", None)
    if isinstance(found, Var):
        return found.is_cls or found.name == "cls" and isinstance(_class_of(found), TypeInfo)
    return isinstance(found, TypeInfo)


def is_type_of_name(node: Expression) -> bool:
    """`type(value)` of a variable."""
    return (
        isinstance(node, CallExpr)
        and getattr(node.callee, "fullname", "") == "builtins.type"
        and len(node.args) == 1
        and isinstance(node.args[0], NameExpr)
    )


def _class_of(variable: Var) -> TypeInfo | None:
    """Of a variable that holds a class, as the first parameter of `__new__`."""
    type_ = get_proper_type(variable.type)
    item = get_proper_type(type_.item) if isinstance(type_, TypeType) else None
    if isinstance(item, TypeVarType):
        item = get_proper_type(item.upper_bound)
    return item.type if isinstance(item, Instance) else None


def assigned_anywhere(info: TypeInfo) -> set[str]:
    """Attributes that the class's own code sets on objects."""
    found: set[str] = set()
    pending: list[Node] = [info.defn]
    while pending:
        node = pending.pop()
        found |= set_on_objects(attribute_targets(node))
        pending += statements_in(node)
    return found


def set_on_objects(targets: list[MemberExpr]) -> set[str]:
    """The attributes among these that are of something that is no class and no module."""
    return {
        target.name
        for target in targets
        if not is_class_name(target.expr)
        and not isinstance(getattr(target.expr, "node", None), MypyFile)
    }


def set_on_classes(targets: list[MemberExpr]) -> set[str]:
    """The attributes among these that are of a class, by its name."""
    return {target.name for target in targets if is_class_name(target.expr)}
