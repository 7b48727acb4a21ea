"""What the names of a class stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import Decorator, FuncDef, MemberExpr, OverloadedFuncDef, TypeInfo, Var
from mypy.types import Instance, TupleType, get_proper_type

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

_DESCRIPTOR_METHODS = ("__get__", "__set__", "__delete__")


def function_of(node: object) -> FuncDef | None:
    """The function behind a symbol: itself, decorated, or the implementation of overloads."""
    if isinstance(node, FuncDef):
        return node
    if isinstance(node, Decorator):
        return node.func
    if isinstance(node, OverloadedFuncDef):
        if node.impl is not None:
            return function_of(node.impl)
        return function_of(node.items[0]) if node.is_property or node.items else None
    return None


def functions_of(node: object) -> list[FuncDef]:
    """All functions that a `def` statement holds: one, or those of overloads and accessors."""
    if isinstance(node, OverloadedFuncDef):
        parts = [*node.items, *([node.impl] if node.impl is not None else [])]
        return [function for part in parts for function in functions_of(part)]
    function = function_of(node)
    return [function] if function is not None else []


def is_property(info: TypeInfo, name: str) -> bool:
    symbol = info.get(name)
    node = symbol.node if symbol else None
    if isinstance(node, (Decorator, OverloadedFuncDef)):
        function = node.func if isinstance(node, Decorator) else function_of(node.items[0])
        return function is not None and function.is_property
    return False


def property_accessor(node: object, kind: str) -> FuncDef | None:
    """The function under `@name.setter` or `@name.deleter`."""
    if not isinstance(node, OverloadedFuncDef):
        return None
    for item in node.items[1:]:
        if isinstance(item, Decorator) and any(
            isinstance(mark, MemberExpr) and mark.name == kind
            for mark in [*item.original_decorators, *item.decorators]
        ):
            return item.func
    return None


def descriptor_class(program: ProgramLowering, info: TypeInfo, name: str) -> TypeInfo | None:
    """The class of the descriptor that the attribute is, or None."""
    symbol = info.get(name)
    variable = symbol.node if symbol is not None else None
    if not isinstance(variable, Var) or variable.type is None or not variable.info:
        return None
    kind = get_proper_type(variable.type)
    if not isinstance(kind, Instance) or program.is_library(kind.type.module_name):
        return None
    if not any(kind.type.get(method) for method in _DESCRIPTOR_METHODS):
        return None
    if not any(name in program.classes.initialisers.get(base, {}) for base in info.mro):
        return None  # an object that happens to have such methods
    return kind.type


def tuple_fields(type_: TupleType) -> dict[str, int]:
    """Field names of a NamedTuple, empty for a plain tuple."""
    info = type_.partial_fallback.type
    if not info.is_named_tuple:
        return {}
    return {
        name: at
        for at, name in enumerate(
            [
                name
                for name, symbol in info.names.items()
                if isinstance(symbol.node, Var) and not name.startswith("_") and "-" not in name
            ]
        )
    }
