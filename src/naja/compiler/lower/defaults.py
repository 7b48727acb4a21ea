"""Defaults of parameters: constants at the call, other values kept from their `def`."""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    ClassDef,
    Decorator,
    Expression,
    ForStmt,
    FuncDef,
    MypyFile,
    Node,
    OverloadedFuncDef,
    RefExpr,
    TypeInfo,
    Var,
    WhileStmt,
)
from mypy.types import ProperType

from naja.compiler.frontend.syntax import children
from naja.compiler.ir.core import Symbol, Value
from naja.compiler.ir.types import I64
from naja.compiler.lower.arguments import callable_type
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.enum_members import is_member
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import FunctionNode, Instantiation, Typed
from naja.compiler.lower.program import ProgramLowering
from naja.compiler.lower.types import Unsupported, normal, rep_of

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
    f: FunctionLowering,
    node: FunctionNode,
    index: int,
    declared: ProperType,
    outer: Instantiation | None = None,
    closure: Value | None = None,
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
    kept = f.program.closures.get(Instantiation(node, outer=outer)) if outer else None
    if kept is not None and index in kept.defaults and closure is not None:
        place = kept.defaults[index]
        return Typed(f.load(rep_of(place.type), closure, place.offset), place.type)
    if (node, index) in f.kept_defaults:
        return f.kept_defaults[node, index]
    if is_constant(f.program, initialiser, f.program.home_of(node)):
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
    """At the `def` in a module or class: evaluate the defaults that are no constants, once."""
    for index, argument in enumerate(node.arguments):
        initialiser = argument.initializer
        if initialiser is None:
            continue
        made = f.program.default_globals.get((node, index))
        if made is not None:
            f.store(Symbol(made[0].symbol, I64), coerce(f, f.expr(initialiser), made[1]), 0)


def declare_defaults(program: ProgramLowering, tree: MypyFile) -> None:
    """Globals for the defaults in a module that must be evaluated at their `def`."""
    waiting: list[tuple[Node, bool, bool]] = [(tree, True, False)]
    while waiting:
        node, is_kept, is_looped = waiting.pop()
        if isinstance(node, FuncDef) and is_kept:
            for index, argument in enumerate(node.arguments):
                initialiser = argument.initializer
                if initialiser and not is_constant(program, initialiser, tree.fullname):
                    _declare_default(program, node, index)
            if is_looped:
                program.looped.add(node)
        is_looped = is_looped or isinstance(node, (ForStmt, WhileStmt))
        is_kept = isinstance(node, ClassDef) or is_kept and not isinstance(node, FuncDef)
        waiting += [
            (child, is_kept, is_looped)
            for child in children(node)
            if not isinstance(child, Expression)
        ]


def _declare_default(program: ProgramLowering, node: FuncDef, index: int) -> None:
    """The global that keeps a default which is no constant."""
    type_ = normal(callable_type(node).arg_types[index])
    name = program.names.unique(f"default {node.fullname} {index}", (node, index))
    program.default_globals[(node, index)] = (program.statics.place(name, rep_of(type_)), type_)


def is_constant(program: ProgramLowering, node: Expression, module: str) -> bool:
    """The expression in `module` has one value whenever it is evaluated, and no effects."""
    kind = type(node).__name__
    if kind not in _SIMPLE:
        return _is_handled_exception(node)
    if isinstance(node, RefExpr):
        return program.is_library(module) or _is_constant_name(program, node)
    return all(is_constant(program, child, module) for child in children(node))  # type: ignore[arg-type]


def _is_constant_name(program: ProgramLowering, node: RefExpr) -> bool:
    """The name is never bound to anything else."""
    found = node.node
    if node.fullname in ("builtins.True", "builtins.False", "builtins.None"):
        return True
    if found in program.early:
        return False
    if isinstance(found, Var):
        if found.is_final and found.final_value is not None:
            return True
        if found.info and is_member(found.info, found.name):
            return True
        return not found.info and program.is_library(found.fullname.rpartition(".")[0])
    if isinstance(found, Decorator):
        return not found.decorators
    return isinstance(found, (FuncDef, OverloadedFuncDef, TypeInfo)) and "." in found.fullname


def _is_handled_exception(node: Expression) -> bool:
    """The default that `naja.lang.handling` tells of."""
    return (
        isinstance(node, CallExpr)
        and isinstance(node.callee, RefExpr)
        and node.callee.fullname == "naja.lang.handling.handled_exception"
    )
