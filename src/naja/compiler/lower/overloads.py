"""Overloaded functions: the variant that the type checker chose, where it has a body."""

from __future__ import annotations

from mypy.nodes import Decorator, FuncDef, OverloadedFuncDef
from mypy.types import CallableType, Instance, NoneType, ProperType, TupleType, UnionType, get_proper_type

from naja.compiler.lower.calls import Actual, callable_type
from naja.compiler.lower.classes import function_of
from naja.compiler.lower.types import normal


def is_trivial(node: FuncDef) -> bool:
    """The body is `...` or only a docstring: the compiler makes this function."""
    for statement in node.body.body:
        if type(statement).__name__ != "ExpressionStmt":
            return False
        if type(statement.expr).__name__ not in ("EllipsisExpr", "StrExpr"):  # type: ignore[attr-defined]
            return False
    return True


def choose(node: object, callee: ProperType | None, actuals: list[Actual], bound: int) -> FuncDef | None:
    """The function to compile for a call; `bound` leading parameters are already given."""
    if not isinstance(node, OverloadedFuncDef) or node.is_property:
        return function_of(node)
    items = [item for item in map(function_of, node.items) if item is not None]
    impl = function_of(node.impl) if node.impl is not None else None
    if callee is not None and isinstance(callee, CallableType):
        chosen = _by_definition(callee, items)
        if chosen is not None and not is_trivial(chosen):
            return chosen
        if chosen is not None and impl is None:
            return chosen
    if impl is not None and not is_trivial(impl):
        bodies = [item for item in items if not is_trivial(item)]
        if not bodies:
            return impl
    for item in items:
        if _accepts(item, actuals, bound):
            return item if not is_trivial(item) or impl is None or is_trivial(impl) else impl
    return impl or items[0]


def _by_definition(callee: CallableType, items: list[FuncDef]) -> FuncDef | None:
    definition = callee.definition
    target = definition.func if isinstance(definition, Decorator) else definition
    for item in items:
        if item is target:
            return item
    return None


def _accepts(item: FuncDef, actuals: list[Actual], bound: int) -> bool:
    """The arguments fit the variant by number, name and rough type."""
    names = item.arg_names[bound:]
    positional = [actual for actual in actuals if actual.name is None]
    if any(actual.name is not None and actual.name not in names for actual in actuals):
        return False
    required = item.min_args - bound
    star = any(kind.is_star() for kind in item.arg_kinds)
    if len(actuals) < required or len(positional) > item.max_pos - bound and not star:
        return False
    types = callable_type(item).arg_types[bound:]
    return all(_fits(actual.value.type, normal_or_none(type_)) for actual, type_ in zip(positional, types, strict=False))


def normal_or_none(type_: object) -> ProperType:
    proper = get_proper_type(type_)  # type: ignore[arg-type]
    return normal(proper) if isinstance(proper, (Instance, UnionType, NoneType, TupleType)) else proper


def _fits(actual: ProperType, formal: ProperType) -> bool:
    if isinstance(formal, UnionType):
        return any(_fits(actual, get_proper_type(item)) for item in formal.items)
    if isinstance(formal, NoneType) or isinstance(actual, NoneType):
        return isinstance(formal, NoneType) and isinstance(actual, NoneType)
    if isinstance(formal, Instance) and isinstance(actual, Instance):
        if formal.type.is_protocol or formal.type.module_name == "typing":
            needed = formal.type.protocol_members if formal.type.is_protocol else []
            return all(actual.type.get(name) is not None for name in needed)
        return actual.type.has_base(formal.type.fullname)
    return True
