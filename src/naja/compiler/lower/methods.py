"""Calls of methods: of which function, on which of the alternatives."""

from __future__ import annotations

from mypy.nodes import FuncDef, TypeInfo
from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    Overloaded,
    ProperType,
    TupleType,
    Type,
    TypeType,
    UninhabitedType,
    UnionType,
    get_proper_type,
)

from naja.compiler.ir.core import NONE_VALUE, NULL
from naja.compiler.ir.types import REF
from naja.compiler.lower.absent import require_receiver
from naja.compiler.lower.alternatives import each_alternative, narrow_present
from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.boxing import as_class, is_function
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.codecs import coded_method
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.enum_access import (
    check_maker,
    enum_class_method,
    enum_of_class,
    plain_value,
)
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_object, is_value_enum
from naja.compiler.lower.method_lookup import (
    ITEM_METHODS,
    class_info,
    has_body,
    has_last_form,
    has_method,
    item_method,
    of_builtin,
)
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.open_functions import OpenFunction, not_one
from naja.compiler.lower.operator_names import LAST, OF_OBJECTS
from naja.compiler.lower.overloads import choose, is_trivial
from naja.compiler.lower.symbols import is_property
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    generic_owner,
    supertype,
    union_items,
)
from naja.compiler.lower.unions import United
from naja.compiler.lower.virtual import call_virtual


def call_method(
    f: FunctionLowering,
    receiver: Typed,
    name: str,
    arguments: list[Typed] | list[Actual],
    callee: ProperType | None = None,
) -> Typed:
    """`receiver.name(arguments)`."""
    actuals = [item if isinstance(item, Actual) else Actual(item) for item in arguments]
    type_ = receiver.type
    if isinstance(receiver.value, OpenFunction):
        raise not_one(receiver.value)
    if name.endswith(LAST) and not has_last_form(f, type_, name):
        name = name.removesuffix(LAST)
    if isinstance(type_, UninhabitedType):  # an element of an empty display: never there
        f.unreachable()
        return Typed(NONE_VALUE, type_)
    if is_value_enum(type_) and of_builtin(f, type_, name):
        return call_method(f, plain_value(f, receiver), name, actuals, callee)
    if name in ITEM_METHODS and has_method(f, type_, ITEM_METHODS[name]) and actuals:
        actuals[0] = Actual(plain_value(f, actuals[0].value))
    name, actuals = item_method(f, type_, name, actuals)
    if isinstance(type_, UnionType):
        kind = as_class(f, receiver) if name in _OF_NONE else receiver
        if kind is not receiver:
            return call_method(f, kind, name, actuals)
        return _call_on_union(f, receiver, name, actuals, callee)
    from naja.compiler.lower.special_methods import special_method

    done = special_method(f, receiver, name, actuals)
    if done is not None:
        return done
    info = enum_of_class(type_)
    if info is not None:
        found = enum_class_method(f, info, name, actuals)
        if found is not None:
            return found
    shown = isinstance(type_, (TypeType, CallableType)) and not actuals
    if shown and name in ("__repr__", "__str__"):
        from naja.compiler.lower.texts import text_of

        return text_of(f, receiver, name)
    if name in OF_OBJECTS and isinstance(type_, (TypeType, CallableType, Overloaded)):
        root = f.program.builtin("object")
        return call_method(f, Typed(coerce(f, receiver, root), root), name, actuals)
    if isinstance(type_, TypeType):
        return call_class_method(f, type_.item, name, actuals, callee)
    if isinstance(type_, CallableType) and type_.is_type_obj():
        return call_class_method(f, type_.ret_type, name, actuals, callee)
    if isinstance(type_, TupleType) and not has_body(f, type_, name):
        from naja.compiler.lower.containers import as_variadic

        return call_method(f, as_variadic(f, receiver), name, actuals, callee)
    info = class_info(f, type_)
    if info is None:
        raise Unsupported(f"{type_} has no method {name}")
    if is_object(type_) and name in _OF_NONE:
        return _call_on_object(f, receiver, info, name, actuals)
    return _call_on_instance(f, receiver, info, name, actuals, callee)


# What None has too: an object may be None.
_OF_NONE = ("__str__", "__repr__", "__hash__", "__format__")


def _call_on_object(
    f: FunctionLowering, receiver: Typed, info: TypeInfo, name: str, actuals: list[Actual]
) -> Typed:
    united = United(f)
    some, none = f.new_block("some"), f.new_block("none")
    f.branch(f.binary("icmp.ne", receiver.value, NULL), some, none)
    f.enter(none)
    united.keep(call_method(f, Typed(NONE_VALUE, NoneType()), name, actuals))
    f.enter(some)
    united.keep(_call_on_instance(f, receiver, info, name, actuals, None))
    return united.finish()


def _call_on_instance(
    f: FunctionLowering,
    receiver: Typed,
    info: TypeInfo,
    name: str,
    actuals: list[Actual],
    callee: ProperType | None,
) -> Typed:
    type_ = receiver.type
    from naja.compiler.lower.construct import set_named_items, updates_dict

    if name == "update" and updates_dict(f, info):
        given, actuals = actuals, [actual for actual in actuals if not actual.name]
        if len(given) > len(actuals):
            if actuals:
                _call_on_instance(f, receiver, info, name, actuals, None)
            set_named_items(f, receiver, given)
            return Typed(NONE_VALUE, NoneType())
    coded = coded_method(f, receiver, name, actuals)
    if coded is not None:
        return coded
    symbol = info.get(name)
    node = choose(symbol.node if symbol else None, callee, actuals, 1, type_)
    if node is not None and not isinstance(node, FuncDef):
        node = None
    if node is None or is_property(info, name):
        from naja.compiler.lower.attributes import read_attribute
        from naja.compiler.lower.closures import call_value

        value = read_attribute(f, receiver, name, None)
        if isinstance(value.type, UnionType) and callee is not None and is_function(callee):
            value = narrow(f, value, callee)
        return call_value(f, value, actuals)
    if node.is_static or node.is_class:
        return _call_of_class(f, receiver, node, actuals, callee)
    if isinstance(type_, TupleType):
        owner = generic_owner(type_, node.info)
        return call_function(f, node, actuals, owner=owner, receiver=receiver, callee=callee)
    assert isinstance(type_, Instance)
    owner = supertype(type_, node.info)
    exact = receiver.value.rep is not REF
    if not exact and (
        is_abstract(type_) or is_object(type_) or f.program.classes.overridden(info, name)
    ):
        return call_virtual(f, receiver, type_, node, owner, actuals, callee, name)
    return call_function(f, node, actuals, owner=owner, receiver=receiver, callee=callee)


def _call_of_class(
    f: FunctionLowering,
    receiver: Typed,
    node: FuncDef,
    actuals: list[Actual],
    callee: ProperType | None,
) -> Typed:
    """A static or class method through an object: that of the object's own class."""
    from naja.compiler.lower.class_calls import call_by_class

    type_ = receiver.type
    if not isinstance(type_, Instance) or receiver.value.rep is not REF or is_abstract(type_):
        if node.is_static:
            return call_function(f, node, actuals, callee=callee)
        return call_class_method(f, type_, node.name, actuals, callee)
    if node.is_static and not f.program.classes.overridden(type_.type, node.name):
        return call_function(f, node, actuals, callee=callee)
    kind = f.load(REF, receiver.value, 0)
    return call_by_class(
        f, kind, type_, lambda own: call_class_method(f, own, node.name, actuals, callee)
    )


def call_static(
    f: FunctionLowering,
    receiver: Typed,
    node: FuncDef,
    owner: Instance,
    actuals: list[Actual],
    callee: ProperType | None = None,
) -> Typed:
    """A call of exactly this function (`super().name(...)`, `Base.name(self, ...)`)."""
    if node.info.is_protocol and is_trivial(node) and f.program.is_library(node.info.module_name):
        raise Unsupported(
            f"{node.info.name}.{node.name} is abstract, and what it does in CPython is not here; "
            "leave the call out",
            "super",
        )
    return call_function(f, node, actuals, owner=owner, receiver=receiver, callee=callee)


def call_class_method(
    f: FunctionLowering,
    class_type: Type,
    name: str,
    actuals: list[Actual],
    callee: ProperType | None,
) -> Typed:
    target = get_proper_type(class_type)
    from naja.compiler.lower.named_tuples import make_of_tuple

    if isinstance(target, TupleType):
        target = target.partial_fallback
    if not isinstance(target, Instance):
        raise Unsupported(f"a method of the class {target} cannot be called here")
    if name == "_make" and target.type.is_named_tuple:
        return make_of_tuple(f, target, actuals)
    node = f.program.classes.method(target.type, name)
    if node is None:
        raise Unsupported(f"the class {target.type.name} has no method {name}")
    check_maker(target.type, name)
    if node.is_static:
        symbol = target.type.get(name)
        chosen = choose(symbol.node if symbol else None, callee, actuals, 0)
        if isinstance(chosen, FuncDef):
            node = chosen
        return call_function(f, node, actuals, callee=callee)
    if node.is_class:
        from naja.compiler.lower.attributes import class_value

        owner = supertype(target, node.info)
        return call_function(
            f,
            node,
            actuals,
            owner=owner,
            receiver=class_value(f, target),
            callee=callee,
            exact=True,
        )
    if not actuals:
        raise Unsupported(f"{target.type.name}.{name} needs an object as its first argument")
    first = actuals[0].value
    if is_object(target) and first.value.rep is not REF:
        raise Unsupported(f"object.{name} of a value that is no object has no meaning here", "id")
    if isinstance(first.type, Instance) and first.type.type.has_base(target.type.fullname):
        owner = supertype(supertype(first.type, target.type), node.info)
        return call_static(f, first, node, owner, actuals[1:], None)
    return call_method(f, first, name, actuals[1:])


def _call_on_union(
    f: FunctionLowering,
    receiver: Typed,
    name: str,
    actuals: list[Actual],
    callee: ProperType | None,
) -> Typed:
    type_ = receiver.type
    items = union_items(type_)
    if len(items) == 1 and not (
        allows_none(type_) and name in ("__str__", "__repr__", "__hash__", "__eq__")
    ):
        require_receiver(f, receiver, name)
        return call_method(f, narrow_present(f, receiver), name, actuals)
    kinds = (TypeType, CallableType, Overloaded)
    if name in OF_OBJECTS and any(isinstance(item, kinds) for item in items):
        root = f.program.builtin("object")
        return call_method(f, Typed(coerce(f, receiver, root), root), name, actuals)
    united = United(f)
    if name not in _OF_NONE and name != "__eq__":
        require_receiver(f, receiver, name)
    if allows_none(type_):
        from naja.compiler.lower.alternatives import present

        some, none = f.new_block("some"), f.new_block("none")
        f.branch(present(f, receiver), some, none)
        f.enter(none)
        if name in _OF_NONE:
            united.keep(call_method(f, Typed(NONE_VALUE, NoneType()), name, actuals))
        else:
            f.unreachable()
        f.enter(some)
    each_alternative(
        f,
        narrow_present(f, receiver),
        lambda item: united.keep(call_method(f, item, name, actuals)),
    )
    return united.finish()
