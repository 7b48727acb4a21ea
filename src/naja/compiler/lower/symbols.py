"""What the names of a class stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import Decorator, FuncDef, OverloadedFuncDef, TypeInfo, Var
from mypy.types import TupleType

if TYPE_CHECKING:
    pass


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


def is_property(info: TypeInfo, name: str) -> bool:
    symbol = info.get(name)
    node = symbol.node if symbol else None
    if isinstance(node, (Decorator, OverloadedFuncDef)):
        function = node.func if isinstance(node, Decorator) else function_of(node.items[0])
        return function is not None and function.is_property
    return False


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
