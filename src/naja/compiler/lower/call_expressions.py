"""Calls: of names, members, classes, super() and values."""

from __future__ import annotations

from dataclasses import replace

import mypy.nodes as nodes
from mypy.nodes import (
    CallExpr,
    Decorator,
    FuncDef,
    MypyFile,
    NameExpr,
    OverloadedFuncDef,
    RefExpr,
    SuperExpr,
    TypeInfo,
    Var,
)
from mypy.types import (
    AnyType,
    Instance,
    NoneType,
    Overloaded,
    ProperType,
    TupleType,
    Type,
    TypeOfAny,
    TypeType,
)

from naja.compiler.ir.core import NONE_VALUE, Symbol
from naja.compiler.lower.allocation import allocate, call_new, own_new
from naja.compiler.lower.arguments import Actual, evaluate_actuals
from naja.compiler.lower.attributes import write_attribute
from naja.compiler.lower.boxing import new_object
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.casts import assert_never, cast
from naja.compiler.lower.class_arguments import class_of_call
from naja.compiler.lower.class_calls import call_by_class, called_class
from naja.compiler.lower.construct import construct, construct_value
from naja.compiler.lower.dataclass_copies import replace_call
from naja.compiler.lower.dataclass_queries import fields_call, is_dataclass_call
from naja.compiler.lower.dataclass_shapes import asdict_call, astuple_call
from naja.compiler.lower.decorators import is_variable
from naja.compiler.lower.definitions import check_defined
from naja.compiler.lower.function import FunctionLowering, expression
from naja.compiler.lower.instance_tests import type_call
from naja.compiler.lower.intrinsics import intrinsic_call
from naja.compiler.lower.kinds import is_named, is_object
from naja.compiler.lower.methods import call_class_method, call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.numbers import is_number_union
from naja.compiler.lower.open_collections import opened, opened_arguments
from naja.compiler.lower.operator_names import OF_OBJECTS
from naja.compiler.lower.overloads import choose
from naja.compiler.lower.range_loops import range_of_spread
from naja.compiler.lower.solving import worked_out
from naja.compiler.lower.special import SPECIAL
from naja.compiler.lower.super_calls import call_super
from naja.compiler.lower.typed_dicts import construct_typed_dict, narrow_item, typed_dict
from naja.compiler.lower.types import Unsupported, bind, normal
from naja.compiler.lower.unions import over_alternatives
from naja.compiler.lower.variables import check_bound, check_made, is_free, read_storage
from naja.compiler.lower.variants import as_variant, called_method


@expression("CallExpr")
def call(f: FunctionLowering, node: CallExpr) -> Typed:
    from naja.compiler.lower.formatting import formatted

    made = formatted(f, node)
    if made is not None:
        return made
    callee = node.callee
    if node.analyzed is not None and type(node.analyzed).__name__ == "CastExpr":
        return f.expr(node.analyzed)
    if isinstance(callee, SuperExpr):
        return _call_super(f, callee, node)
    if isinstance(callee, nodes.IndexExpr) and callee.analyzed is not None:
        return _construct(f, node, f.type_of(node))
    if isinstance(callee, NameExpr) and isinstance(callee.node, Var) and callee.node.is_cls:
        cls = f.expr(callee).type
        if isinstance(cls, TypeType):
            return construct(
                f, _exact_class(cls), evaluate_actuals(f, node), _type_or_none(f, callee)
            )
    if isinstance(callee, RefExpr):
        result = _call_name(f, callee, node)
        if result is not None:
            return result
    if isinstance(callee, nodes.MemberExpr):
        return _call_member(f, callee, node)
    from naja.compiler.lower.closures import call_value

    function = f.expr(callee)
    item = called_class(function.type)
    if item is not None and item.type.defn.type_vars and not item.type.is_named_tuple:
        wanted = f.type_of(node)  # `make = list`: of what, only the call says
        if isinstance(wanted, Instance) and wanted.type is item.type:
            return construct(f, wanted, evaluate_actuals(f, node))
    return call_value(f, function, evaluate_actuals(f, node))


_OF_CLASSES = {
    "dataclasses.replace": replace_call,
    "dataclasses.asdict": asdict_call,
    "dataclasses.astuple": astuple_call,
    "dataclasses.fields": fields_call,
    "dataclasses.is_dataclass": is_dataclass_call,
}


def _exact_class(type_: TypeType) -> Instance:
    item = normal(type_.item)
    if not isinstance(item, Instance):
        raise Unsupported(f"{item} cannot be constructed")
    return item


def _call_name(f: FunctionLowering, callee: RefExpr, node: CallExpr) -> Typed | None:
    """A call of something known by name; None for methods and function values."""
    target, fullname = callee.node, callee.fullname
    if not isinstance(target, Var):
        check_defined(f, callee)
    special = SPECIAL.get(fullname) or _OF_CLASSES.get(fullname)
    if special is not None or fullname == "builtins.type":
        _check_stars(fullname, node)
    if special is not None:
        return special(f, node)
    if fullname == "builtins.type" and len(node.args) == 1:
        return type_call(f, node)
    if fullname == "typing.cast":
        return cast(f, node.args[1], f.program.types[node])
    if fullname == "typing.assert_never":
        return assert_never(f, node)
    if fullname == "typing.assert_type":
        return f.expr(node.args[0])
    if isinstance(target, (TypeInfo, nodes.TypeAlias)):
        return _construct(f, node, f.type_of(node))
    if isinstance(target, Decorator) and is_variable(f, target):
        return None
    if isinstance(target, (FuncDef, Decorator, OverloadedFuncDef)) and (not _is_member(callee)):
        return _call_function(f, target, callee, node)
    return None


def _check_stars(fullname: str, node: CallExpr) -> None:
    """Errors: Unsupported if a builtin function that is no function here gets starred arguments."""
    module, _, name = fullname.rpartition(".")
    if module == "builtins" and name != "print" and any(kind.is_star() for kind in node.arg_kinds):
        raise Unsupported(
            f"{name}() takes its arguments one by one in a compiled program; write them out",
            "arguments",
        )


def _is_member(callee: RefExpr) -> bool:
    if not isinstance(callee, nodes.MemberExpr):
        return False
    base = getattr(callee.expr, "node", None)
    return not isinstance(base, MypyFile)


def _call_function(f: FunctionLowering, target: object, callee: RefExpr, node: CallExpr) -> Typed:
    made = intrinsic_call(f, callee.fullname, node)
    if made is not None:
        return made
    if isinstance(target, FuncDef):
        check_made(f, target)
        if target in f.variables:
            return _call_nested(f, target, callee, node)
    actuals = evaluate_actuals(f, node)
    open_ones = opened_arguments(f, node, actuals)
    known = _type_or_none(f, callee) if open_ones is actuals else None
    made = _call_at(f, target, callee, open_ones, known)
    return as_variant(f, node, target, made)


def _call_at(
    f: FunctionLowering,
    target: object,
    callee: RefExpr,
    actuals: list[Actual],
    callee_type: ProperType | None,
) -> Typed:
    """The call at the types of the arguments; `abs(n or x)` is one for each class of number."""
    if callee.fullname.startswith(("builtins.", "math.")):
        for at, actual in enumerate(actuals):
            if is_number_union(actual.value.type):
                return over_alternatives(
                    f,
                    actual.value,
                    lambda item, at=at, actual=actual: _call_at(  # type: ignore[misc]
                        f,
                        target,
                        callee,
                        [*actuals[:at], replace(actual, value=item), *actuals[at + 1 :]],
                        None,  # mypy knows the float only
                    ),
                )
    function = choose(target, callee_type, actuals, 0)
    if function is None:
        raise Unsupported(f"{callee.fullname} cannot be called")
    if f.instance is not None and f.instance.node is function and f.instance.outer is not None:
        return call_function(
            f, function, actuals, callee=callee_type, outer=f.instance.outer, closure=f.closure
        )
    return call_function(f, function, actuals, callee=callee_type)


def _call_nested(f: FunctionLowering, target: FuncDef, callee: RefExpr, node: CallExpr) -> Typed:
    """A function defined inside this or an enclosing function."""
    if f.wary and is_free(f, target):
        check_bound(f, target)
    environment = read_storage(f, f.variables[target])
    outer = f.program.nested_outer.get(target, f.instance)
    actuals = evaluate_actuals(f, node)
    return call_function(
        f, target, actuals, callee=_type_or_none(f, callee), outer=outer, closure=environment.value
    )


def _type_or_none(f: FunctionLowering, node: nodes.Expression) -> ProperType | None:
    known = f.program.types.get(node)
    return bind(known, f.bindings) if known is not None else None


def _is_new_type(target: object) -> bool:
    """A class only for the type checker: calling it gives the argument."""
    return isinstance(target, TypeInfo) and target.is_newtype


def _construct(f: FunctionLowering, node: CallExpr, type_: ProperType) -> Typed:
    if isinstance(node.callee, RefExpr) and _is_new_type(node.callee.node):
        return f.expr(node.args[0])
    shape = typed_dict(f, node)
    if shape is not None:
        return construct_typed_dict(f, node, shape)
    actuals = opened_arguments(f, node, evaluate_actuals(f, node))
    if isinstance(type_, TupleType) and type_.partial_fallback.type.is_named_tuple:
        return construct(f, type_.partial_fallback, actuals)
    if isinstance(type_, TupleType):
        return construct_value(f, "tuple", actuals)
    if not isinstance(type_, Instance):
        raise Unsupported(f"{type_} cannot be constructed")
    if is_named(type_, "builtins.range") and any(actual.star for actual in actuals):
        return range_of_spread(f, actuals)
    found = worked_out(type_, actuals)
    return construct(f, found, actuals, _type_or_none(f, node.callee) if found is type_ else None)


def _call_member(f: FunctionLowering, callee: nodes.MemberExpr, node: CallExpr) -> Typed:
    base = getattr(callee.expr, "node", None)
    callee_type = _type_or_none(f, callee)
    if isinstance(base, TypeInfo):
        check_defined(f, callee.expr)
        return _call_on_class(f, base, callee, node, callee_type)
    applied = _applied_class(f, callee.expr)
    if applied is not None:
        actuals = evaluate_actuals(f, node)
        return call_class_method(f, applied, callee.name, actuals, callee_type)
    receiver = opened(f, callee.expr, f.expr(callee.expr))
    known = getattr(base, "is_cls", False) or isinstance(receiver.value, Symbol)
    item = called_class(receiver.type)
    if item is not None and not known and not is_object(item) and callee.name not in OF_OBJECTS:
        actuals = evaluate_actuals(f, node)
        return call_by_class(
            f,
            receiver.value,
            item,
            lambda own: call_class_method(f, own, callee.name, actuals, callee_type),
        )
    made = call_method(f, receiver, callee.name, evaluate_actuals(f, node), callee_type)
    made = as_variant(f, node, called_method(f, receiver, callee.name), made)
    return narrow_item(f, node, made) if typed_dict(f, callee.expr) is not None else made


def _applied_class(f: FunctionLowering, node: nodes.Expression) -> Instance | None:
    """The class of `Box[int]` where that stands for the class itself."""
    if not isinstance(node, nodes.IndexExpr) or not isinstance(
        node.analyzed, nodes.TypeApplication
    ):
        return None
    target = getattr(node.analyzed.expr, "node", None)
    if not isinstance(target, TypeInfo):
        return None
    check_defined(f, node.analyzed.expr)
    return Instance(target, [bind(item, f.bindings) for item in node.analyzed.types])


def _call_on_class(
    f: FunctionLowering,
    info: TypeInfo,
    callee: nodes.MemberExpr,
    node: CallExpr,
    callee_type: ProperType | None,
) -> Typed:
    """`Class.method(...)`: static, class method, or explicit self."""
    if callee.name == "__new__":
        if f.program.is_library(f.module):  # without values of the class, at the wanted type
            made = f.type_of(node)
            assert isinstance(made, Instance)
            size = f.program.classes.layout(made).size
            return Typed(new_object(f, f.program.descriptors.live(made), size), made)
        given = evaluate_actuals(f, node)
        own = own_new(f, info)
        if own is None:
            return allocate(f, given, None, info)
        return call_new(f, own, f.bindings_instance(info), given[1:])
    if callee.name == "__setattr__" and info.fullname == "builtins.object":
        return _set_directly(f, node)
    actuals = evaluate_actuals(f, node)
    target = class_of_call(f, info, callee.name, actuals, f.program.types.get(node))
    if isinstance(callee_type, Overloaded) and callee.name == "fromkeys":
        callee_type = _wanted_of(f, node, callee_type)
    return call_class_method(f, target, callee.name, actuals, callee_type)


def _wanted_of(f: FunctionLowering, node: CallExpr, callee: Overloaded) -> ProperType:
    """The variant of `dict.fromkeys(keys)` whose place says what values there will be."""
    fitting = [
        item for item in callee.items if item.min_args <= len(node.args) <= len(item.arg_types)
    ]
    if not fitting:
        return callee
    given: list[Type] = [AnyType(TypeOfAny.special_form) for _ in fitting[0].arg_types]
    return fitting[0].copy_modified(arg_types=given, ret_type=f.type_of(node))


def _set_directly(f: FunctionLowering, node: CallExpr) -> Typed:
    """`object.__setattr__(value, "name", x)`: how a frozen object initialises itself."""
    target, name, value = node.args
    if not isinstance(name, nodes.StrExpr):
        raise Unsupported("the name of an attribute has to be a literal here", "attribute")
    write_attribute(f, f.expr(target), name.value, f.expr(value), frozen=False)
    return Typed(NONE_VALUE, NoneType())


def _call_super(f: FunctionLowering, callee: SuperExpr, node: CallExpr) -> Typed:
    if callee.name == "__new__" and callee.info is not None:
        return allocate(f, evaluate_actuals(f, node), callee.info)
    if f.self_value is None or callee.info is None:
        raise Unsupported("super() needs a method around it")
    self_value = f.self_value()
    actuals = evaluate_actuals(f, node)
    return call_super(f, callee.info, callee.name, self_value, actuals, _type_or_none(f, callee))
