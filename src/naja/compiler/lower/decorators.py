"""Decorated functions: the value that the decorators make of the function."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from mypy.nodes import (
    CallExpr,
    ClassDef,
    Decorator,
    Expression,
    FuncDef,
    OverloadedFuncDef,
    RefExpr,
)
from mypy.types import CallableType, get_proper_type

from naja.compiler.lower.arguments import plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.closures import call_value, function_value, nested_function
from naja.compiler.lower.context_decorators import is_context_decorator, run_inside
from naja.compiler.lower.defaults import store_defaults
from naja.compiler.lower.definitions import check_defined
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.marks import manager_of
from naja.compiler.lower.model import Typed
from naja.compiler.lower.overloads import choose
from naja.compiler.lower.symbols import function_of
from naja.compiler.lower.types import Unsupported, bind
from naja.compiler.lower.variables import write_variable

_TRANSPARENT = {"functools.wraps"}


# Applies a decorator that has been evaluated.
Application: TypeAlias = Callable[[Typed], Typed]


def check_methods(node: ClassDef) -> None:
    """Methods are called by name: a decorator that changes one has no place to act."""
    for item in node.defs.body:
        if isinstance(item, Decorator) and item.decorators and manager_of(item) is None:
            raise Unsupported(
                f"the decorator of the method {item.func.name} is not supported; "
                "call the decorating function inside the method",
                "decorator",
            )


def define_decorated(f: FunctionLowering, node: Decorator) -> None:
    """`@decorator def f`: the name gets what the decorators return, innermost first."""
    manager = manager_of(node)
    if manager is not None and f.is_module:
        store_defaults(f, node.func)
        return
    if manager is not None:
        f.program.managers[node.func] = manager
    type_ = get_proper_type(node.func.type)
    if not isinstance(type_, CallableType):
        raise Unsupported(f"{node.func.name} has no type; annotate it", "annotation")
    if type_.variables:
        raise Unsupported(
            "a decorated generic function is not supported yet; wrap it in a plain one", "decorator"
        )
    bound = bind(type_, f.bindings)
    assert isinstance(bound, CallableType)
    decorators = [prepared_decorator(f, item) for item in node.decorators if manager is None]
    if f.is_module:
        store_defaults(f, node.func)
        value = function_value(f, node.func, bound)
    else:
        f.program.nested_outer[node.func] = f.instance
        value = nested_function(f, node.func, bound)
    if manager is not None:
        bound = bind(node.var.type, f.bindings) if node.var.type is not None else bound
        write_variable(f, node.var, Typed(value.value, bound))
        return
    for decorate in reversed(decorators):
        value = decorate(value)
    write_variable(f, node.var, value)


def prepared_decorator(f: FunctionLowering, decorator: Expression) -> Application:
    """Evaluate the decorator; the result applies it to the value below it."""
    callee = decorator.callee if isinstance(decorator, CallExpr) else decorator
    if isinstance(callee, RefExpr) and callee.fullname in _TRANSPARENT:
        return lambda value: value
    if isinstance(decorator, RefExpr) and isinstance(
        decorator.node, (FuncDef, Decorator, OverloadedFuncDef)
    ):
        if function_of(decorator.node) not in f.variables:
            check_defined(f, decorator)
            return partial(_call_by_name, f, decorator)
    made = f.expr(decorator)
    if is_context_decorator(made.type):
        return lambda value: run_inside(f, made, value)
    return lambda value: call_value(f, made, plain([value]))


def _call_by_name(f: FunctionLowering, decorator: RefExpr, value: Typed) -> Typed:
    found = decorator.node
    function = choose(found, None, plain([value]), 0) or function_of(found)
    if function is None:
        return call_value(f, f.expr(decorator), plain([value]))
    return call_function(f, function, plain([value]))
