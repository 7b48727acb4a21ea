"""`functools.partial(function, ...)`: a closure that holds the function and the arguments."""

from __future__ import annotations

from mypy.nodes import CallExpr, FuncDef, OverloadedFuncDef, RefExpr

from naja.compiler.ir.core import NULL, Symbol
from naja.compiler.lower.arguments import Actual, evaluate_actuals
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_calls import called_class
from naja.compiler.lower.closures import call_value, make_closure
from naja.compiler.lower.construct import construct
from naja.compiler.lower.definitions import check_defined
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_functions import OpenMethod
from naja.compiler.lower.overloads import choose
from naja.compiler.lower.shapes import function_type
from naja.compiler.lower.types import Unsupported


def partial_call(f: FunctionLowering, node: CallExpr) -> Typed:
    """The function of the parameters that are left."""
    from naja.compiler.lower.methods import call_method

    wanted = function_type(f.type_of(node))
    known = _known_function(f, node)
    actuals = evaluate_actuals(f, node) if known is None else _behind_first(f, node)
    function, given = actuals[0].value, actuals[1:]
    if any(actual.star or actual.mapping for actual in given):
        raise Unsupported("partial takes arguments one by one; write a lambda", "callable")
    made = called_class(function.type) if isinstance(function.value, Symbol) else None
    method = None  # an overloaded one: the object is kept, and the call tells the variant
    if isinstance(function.value, OpenMethod):
        method, function = function.value.node.name, function.value.source

    def body(inner: FunctionLowering, captured: list[Typed], rest: list[Actual]) -> Typed:
        held = [
            Actual(value, actual.name) for value, actual in zip(captured[1:], given, strict=True)
        ]
        placed = [actual for actual in held if actual.name is None]
        named = [actual for actual in held if actual.name is not None]
        everything = [*placed, *rest, *named]
        if known is not None:
            chosen = choose(known, None, everything, 0)
            assert chosen is not None
            return call_function(inner, chosen, everything)
        if made is not None:
            return construct(inner, made, everything)
        if method is not None:
            return call_method(inner, captured[0], method, everything)
        return call_value(inner, captured[0], everything)

    names = tuple(actual.name for actual in given)
    key = ("partial", known, made, method, names)
    values = [function, *(actual.value for actual in given)]
    return make_closure(f, "partial", wanted, values, body, key)


def _behind_first(f: FunctionLowering, node: CallExpr) -> list[Actual]:
    """The arguments; the function itself is known and needs no value."""
    check_defined(f, node.args[0])
    rest = CallExpr(node.callee, node.args[1:], node.arg_kinds[1:], node.arg_names[1:])
    nothing = Typed(NULL, f.program.builtin("object"))
    return [Actual(nothing), *evaluate_actuals(f, rest)]


def _known_function(f: FunctionLowering, node: CallExpr) -> FuncDef | OverloadedFuncDef | None:
    """The function of a module that is named, which is called directly."""
    first = node.args[0]
    target = first.node if isinstance(first, RefExpr) else None
    if not isinstance(target, (FuncDef, OverloadedFuncDef)) or target.info:
        return None
    if isinstance(target, FuncDef) and (target in f.variables or "." not in target.fullname):
        return None
    return target
