"""Functions, methods and classes as values, and values at other function types."""

from __future__ import annotations

from mypy.nodes import FuncDef, TypeInfo
from mypy.types import CallableType, Instance, Overloaded, ProperType, TypeType, get_proper_type

from naja.compiler.ir.core import Symbol, Value
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.arguments import Actual, callable_type
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.closures import NAMES, NO_NAMES, call_value, make_closure
from naja.compiler.lower.defaults import default_value
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.function_names import names_of
from naja.compiler.lower.kinds import is_abstract
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrower import is_narrower
from naja.compiler.lower.shapes import (
    called_alike,
    check_open,
    function_type,
    same_kinds,
    signature,
)
from naja.compiler.lower.types import Unsupported, is_boxed, rep_of


class FunctionSymbol(Symbol):
    """The closure object of a function that is known: it can be made anew at other types."""

    __slots__ = ("node",)

    def __init__(self, name: str, node: FuncDef) -> None:
        super().__init__(name)
        self.node = node


def function_value(f: FunctionLowering, node: FuncDef, wanted: ProperType) -> Typed:
    """A module-level function or static method as a value."""
    type_ = _one_type(wanted, node.name)
    kept = _defaults_of_now(f, node)

    def body(inner: FunctionLowering, captured: list[Typed], actuals: list[Actual]) -> Typed:
        inner.kept_defaults = dict(zip(kept, captured, strict=True))
        return call_function(inner, node, actuals, callee=type_)

    values, key = list(kept.values()), ("function", node)
    made = make_closure(f, node.name, type_, values, body, key, names_of(f, node), node=node)
    if not isinstance(made.value, Symbol):
        return made
    return Typed(FunctionSymbol(made.value.name, node), type_)


def _defaults_of_now(f: FunctionLowering, node: FuncDef) -> dict[tuple[object, int], Typed]:
    """The defaults of a `def` in a loop: each turn makes a function with its own."""
    if node not in f.program.looped:
        return {}
    return {
        (node, index): default_value(f, node, index, made[1])
        for (function, index), made in f.program.default_globals.items()
        if function is node
    }


def unbound_method(f: FunctionLowering, info: TypeInfo, node: FuncDef, wanted: ProperType) -> Typed:
    """`Class.method` as a value: the object is its first argument. A class method is bound."""
    type_ = _one_type(wanted, node.name)

    def body(inner: FunctionLowering, captured: list[Typed], actuals: list[Actual]) -> Typed:
        from naja.compiler.lower.methods import call_class_method

        return call_class_method(inner, Instance(info, []), node.name, actuals, type_)

    key = ("unbound", node, info)
    return make_closure(f, node.name, type_, [], body, key, names_of(f, node))


def _one_type(wanted: ProperType | None, name: str) -> CallableType:
    type_ = wanted.items[0] if isinstance(wanted, Overloaded) else wanted
    if not isinstance(type_, CallableType):
        raise Unsupported(f"{name} cannot be used as a value here")
    return function_type(type_.copy_modified(variables=[]))


def class_as_function(f: FunctionLowering, instance: Instance, wanted: CallableType) -> Typed:
    """A class where a function is expected; a generic one makes what is wanted of it."""
    type_ = _one_type(wanted, instance.type.name)
    made = get_proper_type(type_.ret_type)
    if isinstance(made, Instance) and made.type is instance.type:
        instance = made

    def body(inner: FunctionLowering, captured: list[Typed], actuals: list[Actual]) -> Typed:
        from naja.compiler.lower.construct import construct

        if instance.type.is_newtype:
            return actuals[0].value
        return construct(inner, instance, actuals)

    from naja.compiler.lower.attributes import class_value

    shown = class_value(f, Instance(instance.type, [])).value
    assert isinstance(shown, Symbol)
    name, key = instance.type.name, ("class", instance)
    return make_closure(f, name, type_, [], body, key, Symbol(shown.name, I64), "class")


def bound_method(f: FunctionLowering, source: Typed, name: str, wanted: ProperType | None) -> Typed:
    """`object.method` as a value."""
    from naja.compiler.lower.method_lookup import class_info
    from naja.compiler.lower.methods import call_method

    type_ = _one_type(wanted, f"the method {name}")
    info = class_info(f, source.type)
    node = f.program.classes.method(info, name) if info is not None else None
    names = names_of(f, node) if node is not None else NO_NAMES

    def body(inner: FunctionLowering, captured: list[Typed], actuals: list[Actual]) -> Typed:
        return call_method(inner, captured[0], name, actuals)

    key = ("method", str(source.type), name)
    return make_closure(f, name, type_, [source], body, key, names, "method")


def adapt_callable(f: FunctionLowering, source: Typed, target: CallableType) -> Value:
    """A function value at another function type; wrapped when it is called otherwise."""
    if isinstance(source.type, TypeType):
        item = get_proper_type(source.type.item)
        assert isinstance(item, Instance)
        _check_class(f, item, target)
        return class_as_function(f, item, target).value
    if isinstance(source.type, CallableType) and source.type.is_type_obj():
        made = get_proper_type(source.type.ret_type)
        assert isinstance(made, Instance)
        _check_class(f, made, target)
        return class_as_function(f, made, target).value
    if isinstance(source.type, Instance):
        call = f.program.classes.method(source.type.type, "__call__")
        if call is not None:
            check_open(callable_type(call), target)
        return bound_method(f, source, "__call__", target).value
    own = function_type(source.type)
    check_open(source.type if isinstance(source.type, CallableType) else own, target)
    target = function_type(target)
    if same_kinds(own, target) and _passes(f, own, target):
        return source.value
    if isinstance(source.value, FunctionSymbol):
        return function_value(f, source.value.node, target).value

    def body(inner: FunctionLowering, captured: list[Typed], actuals: list[Actual]) -> Typed:
        return call_value(inner, captured[0], actuals)

    held = Typed(source.value, own)
    names = f.load(I64, source.value, NAMES)
    key = ("adapter", str(own))
    return make_closure(f, "adapter", target, [held], body, key, names, "adapter").value


def _check_class(f: FunctionLowering, instance: Instance, target: CallableType) -> None:
    """Errors: Unsupported if the class cannot tell what objects it is called with."""
    init = f.program.classes.method(instance.type, "__init__")
    if init is None or not target.is_ellipsis_args:
        return
    if init.info.module_name == "builtins" and init.info.name != "object":
        raise Unsupported(
            f"as a Callable[..., T] {init.info.name} would have to tell what objects it is "
            "called with; name the parameters",
            "callable",
        )
    check_open(callable_type(init), target)


def _passes(f: FunctionLowering, own: CallableType, target: CallableType) -> bool:
    params, result = signature(f.program, target)
    own_params, own_result = signature(f.program, own)
    return all(
        _passes_as(given, wanted) for wanted, given in zip(own_params, params, strict=True)
    ) and _passes_as(own_result, result)


def _passes_as(given: ProperType, wanted: ProperType) -> bool:
    """A `given` is a `wanted` as it stands: one representation, nothing for dispatch to note."""
    if given == wanted:
        return True
    if is_narrower(given, wanted):
        return False
    if rep_of(given) is not REF or rep_of(wanted) is not REF:
        return False
    return not is_abstract(wanted) and not is_boxed(wanted) and called_alike(given, wanted)
