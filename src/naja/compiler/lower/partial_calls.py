"""`functools.partial(function, ...)`: a closure that holds the function and the arguments."""

from __future__ import annotations

from mypy.nodes import CallExpr, FuncDef, RefExpr

from naja.compiler.ir.core import Symbol
from naja.compiler.lower.arguments import Actual, evaluate_actuals
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.class_calls import called_class
from naja.compiler.lower.closures import call_value, make_closure
from naja.compiler.lower.construct import construct
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.shapes import function_type
from naja.compiler.lower.types import Unsupported


def partial_call(f: FunctionLowering, node: CallExpr) -> Typed:
    """The function of the parameters that are left."""
    wanted = function_type(f.type_of(node))
    known = _known_function(f, node)
    actuals = evaluate_actuals(f, node)
    function, given = actuals[0].value, actuals[1:]
    if any(actual.star or actual.mapping for actual in given):
        raise Unsupported("partial takes arguments one by one; write a lambda", "callable")
    made = called_class(function.type) if isinstance(function.value, Symbol) else None

    def body(inner: FunctionLowering, captured: list[Typed], rest: list[Actual]) -> Typed:
        held = [
            Actual(value, actual.name) for value, actual in zip(captured[1:], given, strict=True)
        ]
        placed = [actual for actual in held if actual.name is None]
        named = [actual for actual in held if actual.name is not None]
        everything = [*placed, *rest, *named]
        if known is not None:
            return call_function(inner, known, everything)
        if made is not None:
            return construct(inner, made, everything)
        return call_value(inner, captured[0], everything)

    names = tuple(actual.name for actual in given)
    key = ("partial", known, made, names)
    values = [function, *(actual.value for actual in given)]
    return make_closure(f, "partial", wanted, values, body, key)


def _known_function(f: FunctionLowering, node: CallExpr) -> FuncDef | None:
    """The function of a module that is named, which is called directly."""
    first = node.args[0]
    if not isinstance(first, RefExpr) or not isinstance(first.node, FuncDef):
        return None
    if first.node in f.variables or first.node.info or first.node in f.program.nested_outer:
        return None
    return first.node
