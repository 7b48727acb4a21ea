"""Class attributes that `__init_subclass__` gives to each new class: `cls.name = ...`.

A class that only inherits the attribute has no place for a value of its own. It gets one here: an
assignment at the beginning of its body, of the value that it would inherit. Nobody can tell the
difference as long as nothing else assigns the attribute on a class, which is looked for.
"""

from __future__ import annotations

from mypy.nodes import (
    GDEF,
    MDEF,
    AssignmentStmt,
    ClassDef,
    Expression,
    FuncDef,
    MemberExpr,
    MypyFile,
    NameExpr,
    StrExpr,
    SymbolTableNode,
    TypeInfo,
    Var,
)
from mypy.types import Type

from naja.compiler.frontend.syntax import attribute_targets, walk
from naja.compiler.lower.class_assignments import is_class_name


def give_inherited(trees: list[MypyFile], types: dict[Expression, Type]) -> None:
    """Write such assignments into the classes of the program.

    `types`: of expressions; the new ones are added.
    """
    nodes = [node for tree in trees for node in walk(tree)]
    classes = [node.info for node in nodes if isinstance(node, ClassDef) and node.info]
    hooks = {info: _hook_targets(info) for info in classes}
    if not any(hooks.values()):
        return
    hooked = {id(target) for targets in hooks.values() for target in targets}
    elsewhere = {
        target.name
        for node in nodes
        for target in attribute_targets(node)
        if is_class_name(target.expr) and id(target) not in hooked
    }
    for info in sorted(classes, key=lambda info: len(info.mro)):
        for base in info.mro[1:]:
            given = {target.name for target in hooks.get(base, [])}
            for name in sorted(given - elsewhere - set(info.names)):
                _give(info, name, types)


def _hook_targets(info: TypeInfo) -> list[MemberExpr]:
    """`cls.name` of the class's own `__init_subclass__`, where it is assigned."""
    symbol = info.names.get("__init_subclass__")
    hook = symbol.node if symbol is not None else None
    if not isinstance(hook, FuncDef) or not hook.arguments:
        return []
    first = hook.arguments[0].variable
    return [
        target
        for node in walk(hook)
        for target in attribute_targets(node)
        if isinstance(target.expr, NameExpr) and target.expr.node is first
    ]


def _give(info: TypeInfo, name: str, types: dict[Expression, Type]) -> None:
    """`name = Base.name` as the first statement of the class."""
    base = next((base for base in info.mro[1:] if name in base.names), None)
    inherited = base.names[name].node if base is not None else None
    if base is None or not isinstance(inherited, Var) or inherited.type is None:
        return
    variable = Var(name, inherited.type)
    variable.info = info
    variable._fullname = f"{info.fullname}.{name}"
    variable.is_classvar = variable.is_initialized_in_class = variable.is_ready = True
    owner = NameExpr(base.name)
    owner.kind, owner.node, owner.fullname = GDEF, base, base.fullname
    value = MemberExpr(owner, name)
    value.kind, value.node = MDEF, inherited
    types[value] = inherited.type
    target = NameExpr(name)
    target.kind, target.node, target.fullname = MDEF, variable, variable._fullname
    statement = AssignmentStmt([target], value)
    for node in (owner, value, target, statement):
        node.set_line(info.defn)
    info.names[name] = SymbolTableNode(MDEF, variable)
    body = info.defn.defs.body
    documented = bool(body) and isinstance(getattr(body[0], "expr", None), StrExpr)
    body.insert(1 if documented else 0, statement)
