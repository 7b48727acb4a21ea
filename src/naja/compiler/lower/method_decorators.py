"""Decorated methods: the class keeps the value that the decorators make of the function.

A synthetic method takes the place of the one that is written, so that lookup, overriding and
virtual calls need to know nothing of it: it calls the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import ClassDef, Decorator, FuncDef, TypeInfo
from mypy.types import CallableType, Instance, ProperType, TypeType, get_proper_type

from naja.compiler.ir.core import Symbol
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.cached_properties import is_cached_property, replace_by_property
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.closures import call_value, make_closure
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.decorators import prepare_decorator
from naja.compiler.lower.defaults import store_defaults
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.function_names import names_of
from naja.compiler.lower.marks import manager_of
from naja.compiler.lower.model import Typed
from naja.compiler.lower.shapes import actuals_of, function_type
from naja.compiler.lower.single_dispatch import define_registered, dispatcher_of, is_dispatcher
from naja.compiler.lower.synthetic import argument_list
from naja.compiler.lower.types import Unsupported, normal, supertype

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering


def prepare_methods(program: ProgramLowering, node: ClassDef) -> None:
    """Put methods that call the decorated values into the class."""
    for item in node.defs.body:
        if not isinstance(item, Decorator):
            continue
        with program.collecting(item):
            if is_cached_property(item):
                replace_by_property(program, node.info, item)
            elif item.decorators and manager_of(item) is None and not _is_dispatched(item):
                _replace(program, node.info, item)


def _is_dispatched(item: Decorator) -> bool:
    """`singledispatch.py` takes care of it."""
    return is_dispatcher(item) or any(dispatcher_of(mark) for mark in item.decorators)


def _replace(program: ProgramLowering, info: TypeInfo, node: Decorator) -> None:
    type_ = get_proper_type(node.var.type)
    written = node.func
    if not isinstance(type_, CallableType) or type_.variables or info.defn.type_vars:
        raise Unsupported(
            f"the decorator of the method {written.name} is not supported: it has to return a "
            "function, and neither the method nor its class may be generic",
            "decorator",
        )
    if written.is_static and info.fullname.count(".") > 1 and written.name == "__new__":
        raise Unsupported("__new__ cannot be decorated", "decorator")
    made = FuncDef(written.name, argument_list(type_), written.body, type_)
    made.info = info
    made.is_static, made.is_class = written.is_static, written.is_class
    made.is_property = written.is_property
    made._fullname = f"{info.fullname}.{written.name}"
    made.line, made.column = written.line, written.column
    program.classes.function_names[made] = program.classes.function_names[written]
    program.names.note_twin(made, written)
    kept = program.statics.place(f"decorated {made._fullname}.{written.line}", REF)
    program.decorated_methods[node] = (written, kept)
    program.held_from[made] = 0 if written.is_static else 1

    def emit(f: FunctionLowering, params: list[Typed]) -> None:
        wanted = function_type(type_)
        value = Typed(f.load(REF, Symbol(kept.symbol, I64), 0), wanted)
        first = 0 if written.is_static else 1
        rest = wanted.copy_modified(
            arg_types=wanted.arg_types[first:],
            arg_kinds=wanted.arg_kinds[first:],
            arg_names=wanted.arg_names[first:],
        )
        own = [Actual(param) for param in params[:first]]
        returned = call_value(f, value, own + actuals_of(f, rest, params[first:], first))
        from naja.compiler.lower.leaving import leave

        if f.reachable:
            assert f.result_type is not None
            leave(f, coerce(f, returned, f.result_type))

    program.synthetic[made] = emit
    node.func = made


def define_method(f: FunctionLowering, node: ClassDef, item: Decorator) -> None:
    """At the `def` in the class body: make the value of a decorated method."""
    found = f.program.decorated_methods.get(item)
    if found is None:
        store_defaults(f, f.program.dispatchers.get(item, item.func))
        define_registered(f, item)
        return
    if not f.is_module:
        raise Unsupported(
            f"the decorator of the method {item.func.name} of a class inside a function is "
            "not supported; define the class in the module",
            "decorator",
        )
    written, kept = found
    prepared = [prepare_decorator(f, decorator) for decorator in item.decorators]
    store_defaults(f, written)
    value = _as_function(f, node.info, written)
    for apply in reversed(prepared):
        value = apply(value)
    wanted = get_proper_type(item.var.type)
    assert isinstance(wanted, CallableType)
    f.store(Symbol(kept.symbol, I64), coerce(f, value, function_type(wanted)), 0)


def _as_function(f: FunctionLowering, info: TypeInfo, written: FuncDef) -> Typed:
    """The function in the class body: the object or the class is its first argument."""
    type_ = get_proper_type(written.type)
    if not isinstance(type_, CallableType) or type_.variables:
        raise Unsupported(f"{written.name} cannot be decorated; annotate it", "decorator")

    def body(inner: FunctionLowering, captured: list[Typed], actuals: list[Actual]) -> Typed:
        if written.is_static:
            return call_function(inner, written, actuals)
        first = actuals[0].value
        owner = _owner(first.type, info)
        return call_function(
            inner, written, actuals[1:], owner=owner, receiver=first, exact=written.is_class
        )

    names = names_of(f, written)
    return make_closure(f, written.name, function_type(type_), [], body, ("def", written), names)


def _owner(type_: ProperType, info: TypeInfo) -> Instance:
    item = normal(type_.item) if isinstance(type_, TypeType) else type_
    assert isinstance(item, Instance)
    return supertype(item, info)
