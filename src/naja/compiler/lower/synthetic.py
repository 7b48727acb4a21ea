"""Methods without source: the compiler writes the body that a decorator or base stands for.

A synthetic method is an ordinary `FuncDef` of the class, so lookup, overriding and virtual
calls need to know nothing of it; only its body is emitted by a Python function.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from mypy.nodes import (
    ARG_POS,
    MDEF,
    Argument,
    Block,
    FuncDef,
    SymbolTableNode,
    TypeInfo,
    Var,
)
from mypy.types import CallableType, Type
from mypy.typevars import fill_typevars

from naja.compiler.ir.core import Value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

# Emits the body of a method; the parameters begin with `self` unless it is static.
Emitter: TypeAlias = Callable[[FunctionLowering, list[Typed]], None]


def add_method(
    program: ProgramLowering,
    info: TypeInfo,
    name: str,
    params: list[tuple[str, Type]],
    result: Type,
    emitter: Emitter,
    *,
    static: bool = False,
) -> FuncDef:
    """Give the class a method whose body `emitter` writes; it replaces an older one."""
    owner = fill_typevars(info)
    named = list(params) if static else [("self", owner), *params]
    arguments = [Argument(Var(label, type_), type_, None, ARG_POS) for label, type_ in named]
    type_ = CallableType(
        [type_ for _, type_ in named],
        [ARG_POS] * len(named),
        [label for label, _ in named],
        result,
        program.builtin("function"),
    )
    node = FuncDef(name, arguments, Block([]), type_)
    node.info = info
    node.is_static = static
    node._fullname = f"{info.fullname}.{name}"
    node.line = info.line
    info.names[name] = SymbolTableNode(MDEF, node, plugin_generated=True)
    program.synthetic[node] = emitter
    return node


def argument_list(type_: CallableType) -> list[Argument]:
    """Parameters of a function of this type."""
    return [
        Argument(Var(name or f"argument {at}", item), item, None, kind, pos_only=name is None)
        for at, (item, kind, name) in enumerate(
            zip(type_.arg_types, type_.arg_kinds, type_.arg_names, strict=True)
        )
    ]


def give(f: FunctionLowering, value: Value) -> None:
    """`return value` in a synthetic body."""
    from naja.compiler.lower.leaving import leave

    leave(f, value)


def own_method(info: TypeInfo, name: str) -> bool:
    """The class body itself defines the method."""
    symbol = info.names.get(name)
    return symbol is not None and not symbol.plugin_generated
