"""Decorated functions: the value that the decorators make of the function."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from mypy.nodes import (
    CallExpr,
    Decorator,
    Expression,
    FuncDef,
    OverloadedFuncDef,
    RefExpr,
    TypeInfo,
)
from mypy.types import CallableType, Instance, TypeType, get_proper_type

from naja.compiler.lower.arguments import callable_type, plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.closures import call_value
from naja.compiler.lower.construct import construct
from naja.compiler.lower.context_decorators import is_context_decorator, run_inside
from naja.compiler.lower.defaults import store_defaults
from naja.compiler.lower.definitions import check_defined
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.function_names import copy_names
from naja.compiler.lower.function_values import function_value
from naja.compiler.lower.marks import manager_of
from naja.compiler.lower.matching import match
from naja.compiler.lower.model import Typed
from naja.compiler.lower.nested import nested_function
from naja.compiler.lower.overloads import choose
from naja.compiler.lower.single_dispatch import define_registered, dispatcher_of, is_dispatcher
from naja.compiler.lower.symbols import function_of
from naja.compiler.lower.types import Bindings, Unsupported, bind
from naja.compiler.lower.variables import declare, read_storage, write_variable

# Applies a decorator that has been evaluated.
Application: TypeAlias = Callable[[Typed], Typed]
_WRAPS = "functools.wraps"


def define_decorated(f: FunctionLowering, node: Decorator) -> None:
    """`@decorator def f`: the name gets what the decorators return, innermost first."""
    manager = manager_of(node)
    if manager is not None and f.is_module:
        store_defaults(f, node.func)
        return
    if is_dispatcher(node) or any(dispatcher_of(mark) for mark in node.decorators):
        _define_dispatched(f, node)
        return
    bound = undecorated_type(f, node)
    if manager is not None:
        f.program.managers[node.func] = manager
        made = bind(node.var.type, f.bindings) if node.var.type is not None else bound
        assert isinstance(made, CallableType)
        f.program.nested_outer[node.func] = f.instance
        write_variable(f, node.var, nested_function(f, node.func, made))
        return
    prepared = [prepare_decorator(f, decorator) for decorator in node.decorators]
    if f.is_module:
        store_defaults(f, node.func)
        value = function_value(f, node.func, bound)
    else:
        f.program.nested_outer[node.func] = f.instance
        if node.var in f.shared and node.var not in f.variables and node.var.type is not None:
            declare(f, node.var, bind(node.var.type, f.bindings))
        value = nested_function(f, node.func, bound, own=True)
    for apply in reversed(prepared):
        value = apply(value)
    write_variable(f, node.var, value)


def _define_dispatched(f: FunctionLowering, node: Decorator) -> None:
    """A function of `singledispatch`, or one that is registered with it."""
    written = f.program.dispatchers.get(node)
    if written is not None:
        store_defaults(f, written)
        return
    if not f.program.registered.get(node) or not all(map(dispatcher_of, node.decorators)):
        raise Unsupported(
            "singledispatch and register are for functions of a module and methods of a class, "
            "without other decorators",
            "dispatch",
        )
    store_defaults(f, node.func)
    define_registered(f, node)
    if node.name != "_":
        write_variable(f, node.var, function_value(f, node.func, undecorated_type(f, node)))


def undecorated_type(f: FunctionLowering, node: Decorator) -> CallableType:
    """The type of the function as it is written."""
    type_ = get_proper_type(node.func.type)
    if not isinstance(type_, CallableType):
        raise Unsupported(f"{node.func.name} has no type; annotate it", "annotation")
    if type_.variables:
        raise Unsupported(
            "a decorated generic function is not supported yet; wrap it in a plain one", "decorator"
        )
    bound = bind(type_, f.bindings)
    assert isinstance(bound, CallableType)
    return bound


def prepare_decorator(f: FunctionLowering, decorator: Expression) -> Application:
    """Evaluate a decorator; what comes back applies it to a function or class."""
    callee = decorator.callee if isinstance(decorator, CallExpr) else decorator
    if isinstance(decorator, CallExpr) and getattr(callee, "fullname", "") == _WRAPS:
        wrapped = f.expr(decorator.args[0])
        return lambda value: wrap(f, wrapped, value)
    if isinstance(decorator, RefExpr) and isinstance(
        decorator.node, (FuncDef, Decorator, OverloadedFuncDef)
    ):
        function = function_of(decorator.node)
        changed = isinstance(decorator.node, Decorator) and is_variable(f, decorator.node)
        if function is not None and function not in f.variables and not changed:
            check_defined(f, decorator)
            return lambda value: _call_named(f, decorator.node, function, value)
        if function is not None and function in f.variables:
            return lambda value: call_inner(f, function, value)
    if isinstance(decorator, RefExpr) and isinstance(decorator.node, TypeInfo):
        info = decorator.node
        return lambda value: construct(f, class_for(info, value), plain([value]))
    made = f.expr(decorator)
    if is_context_decorator(made.type):
        return lambda value: run_inside(f, made, value)
    return lambda value: call_value(f, made, plain([value]))


def _call_named(f: FunctionLowering, node: object, function: FuncDef, value: Typed) -> Typed:
    chosen = choose(node, None, plain([value]), 0) or function
    return call_function(f, chosen, plain([value]))


def class_for(info: TypeInfo, value: Typed) -> Instance:
    """A class as a decorator: its type arguments are what the function makes of them."""
    found: Bindings = {}
    init = info.get("__init__")
    node = function_of(init.node) if init is not None else None
    if node is not None and info.defn.type_vars:
        formal = callable_type(node)
        if len(formal.arg_types) > 1:
            match(formal.arg_types[1], value.type, found)
    return Instance(info, [found.get(item.id, item) for item in info.defn.type_vars])


def call_inner(f: FunctionLowering, function: FuncDef, value: Typed) -> Typed:
    """Apply a decorator that is defined inside a function."""
    environment = read_storage(f, f.variables[function]).value
    outer = f.program.nested_outer.get(function, f.instance)
    return call_function(f, function, plain([value]), outer=outer, closure=environment)


def is_variable(f: FunctionLowering, node: Decorator) -> bool:
    """The name of the function has a value that decorators have made."""
    return node.var in f.program.module_of or node.var in f.variables


def wrap(f: FunctionLowering, wrapped: Typed, wrapper: Typed) -> Typed:
    """`functools.wraps(wrapped)(wrapper)`: the wrapper is called as the wrapped function is."""
    for value in (wrapped, wrapper):
        if isinstance(value.type, TypeType) or not isinstance(value.type, CallableType):
            raise Unsupported(
                "functools.wraps takes functions here; a class or an object that can be called "
                "has no names of its own in an image",
                "decorator",
            )
    copy_names(f, wrapped, wrapper)
    return wrapper
