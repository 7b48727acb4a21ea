"""Defaults of parameters: constants at the call, other values kept from their `def`."""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, FuncDef, RefExpr
from mypy.types import (
    ProperType,
)

from naja.compiler.ir.core import Global, Symbol
from naja.compiler.ir.types import I64
from naja.compiler.lower.arguments import callable_type
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import FunctionNode, Typed
from naja.compiler.lower.program import ProgramLowering, zero
from naja.compiler.lower.types import (
    Unsupported,
    normal,
    rep_of,
)

_SIMPLE = (
    "IntExpr",
    "StrExpr",
    "BytesExpr",
    "FloatExpr",
    "NameExpr",
    "MemberExpr",
    "UnaryExpr",
    "TupleExpr",
    "OpExpr",
    "EllipsisExpr",
)


def default_value(
    f: FunctionLowering, node: FunctionNode, index: int, declared: ProperType
) -> Typed:
    """The default of a parameter; only constants, since CPython evaluates them once."""
    maker = f.program.default_makers.get((node, index))
    if maker is not None:
        return maker(f, declared)
    initialiser = node.arguments[index].initializer
    if initialiser is None:
        raise Unsupported(f"the argument {node.arg_names[index]} is missing", "arguments")
    if _is_handled_exception(initialiser):
        if not f.handled:
            raise Unsupported(
                "no exception is being handled here; call it in the except block itself, "
                "or pass the exception",
                "no-exception",
            )
        return Typed(f.get(f.handled[-1]), f.program.builtin("BaseException"))
    if is_constant_expression(initialiser):
        return f.expr(initialiser)
    made = f.program.default_globals.get((node, index))
    if made is None:
        raise Unsupported(
            f"the default of {node.arg_names[index]} is not a constant; "
            "use None and make the value inside",
            "default",
        )
    return Typed(f.load(made[0].rep, Symbol(made[0].symbol, I64), 0), made[1])


def store_defaults(f: FunctionLowering, node: FuncDef) -> None:
    """At the `def` of a module: evaluate the defaults that are no constants, once."""
    for index, argument in enumerate(node.arguments):
        initialiser = argument.initializer
        if initialiser is None or is_constant_expression(initialiser):
            continue
        made = f.program.default_globals.get((node, index))
        if made is not None:
            f.store(Symbol(made[0].symbol, I64), coerce(f, f.expr(initialiser), made[1]), 0)


def declare_default(program: ProgramLowering, node: FuncDef, index: int) -> None:
    """The global that keeps a default which is no constant."""
    type_ = normal(callable_type(node).arg_types[index])
    made = Global(
        program.names.unique(f"default {node.fullname} {index}", (node, index)),
        rep_of(type_),
        zero(rep_of(type_)),
    )
    program.out.globals.append(made)
    program.default_globals[(node, index)] = (made, type_)


def is_constant_expression(node: Expression) -> bool:
    kind = type(node).__name__
    if kind not in _SIMPLE:
        return _is_handled_exception(node)
    from naja.compiler.frontend.syntax import children

    if kind == "MemberExpr":
        return True
    return all(is_constant_expression(child) for child in children(node))  # type: ignore[arg-type]


def _is_handled_exception(node: Expression) -> bool:
    """The default that `naja.lang.handling` tells of."""
    return (
        isinstance(node, CallExpr)
        and isinstance(node.callee, RefExpr)
        and node.callee.fullname == "naja.lang.handling.handled_exception"
    )
