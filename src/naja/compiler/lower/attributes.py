"""Attributes of objects, classes and modules."""

from __future__ import annotations

from mypy.nodes import Decorator, FuncDef, MemberExpr, MypyFile, OverloadedFuncDef, TypeInfo, Var
from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    Overloaded,
    ProperType,
    TupleType,
    TypeType,
    UnionType,
    get_proper_type,
)

from naja.abi import entry
from naja.compiler.ir.core import NULL, CallSlot, Const, Symbol
from naja.compiler.ir.types import I1, REF
from naja.compiler.lower.absent import require_receiver
from naja.compiler.lower.alternatives import each_alternative, narrow_present
from naja.compiler.lower.attribute_tests import dynamic_attribute
from naja.compiler.lower.cached_properties import cached_field, forget, keep
from naja.compiler.lower.class_variables import (
    class_variable,
    own_or_class_value,
    through_class_value,
)
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.dataclass_fields import field_names, is_frozen
from naja.compiler.lower.definitions import check_defined
from naja.compiler.lower.enum_access import enum_attribute, member_table, read_member
from naja.compiler.lower.enum_members import is_member
from naja.compiler.lower.function import FunctionLowering, expression
from naja.compiler.lower.function_names import read_name
from naja.compiler.lower.kinds import OPEN, is_abstract
from naja.compiler.lower.method_lookup import class_info
from naja.compiler.lower.model import FieldLayout, Signature, Typed
from naja.compiler.lower.named_tuples import field_names_tuple
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.numbers import require
from naja.compiler.lower.open_functions import OpenFunction, OpenMethod, is_open
from naja.compiler.lower.shown_names import FRAMES
from naja.compiler.lower.symbols import function_of, is_property, property_accessor, tuple_fields
from naja.compiler.lower.types import (
    Unsupported,
    bind,
    bindings_of,
    generic_owner,
    is_partly_known,
    normal,
    rep_of,
    supertype,
    union_items,
)
from naja.compiler.lower.user_descriptors import (
    delete_descriptor,
    read_descriptor,
    write_descriptor,
)

_READ_ONLY = ("builtins.range", "builtins.slice", "builtins.memoryview", "builtins.complex")


def class_value(f: FunctionLowering, instance: Instance) -> Typed:
    """A class as an object."""
    name = instance.type.fullname
    if name in FRAMES:
        raise Unsupported(
            f"{name} is no object of an image; isinstance() takes the name", "class-value"
        )
    if name == "types.NoneType":
        none = f.program.descriptors.box_type(NoneType())
        return Typed(Symbol(f"type.{none}"), TypeType(instance))
    link = (
        f.program.descriptors.erased(instance)
        if not instance.args
        else f.program.descriptors.live(instance)
    )
    if not instance.args:
        f.program.descriptors.erased(instance)
    return Typed(Symbol(f"type.{link}"), TypeType(instance))


@expression("MemberExpr")
def member(f: FunctionLowering, node: MemberExpr) -> Typed:
    from naja.compiler.lower.references import reference

    if isinstance(node.expr, MemberExpr | type(None)) or hasattr(node.expr, "node"):
        base = getattr(node.expr, "node", None)
        if isinstance(base, MypyFile):
            return reference(f, node, node.node, node.fullname)
        if isinstance(base, TypeInfo):
            check_defined(f, node.expr)
            return class_attribute(f, base, node)
    source = f.expr(node.expr)
    try:
        wanted: ProperType | None = f.type_of(node)
    except Unsupported:
        wanted = None
    if wanted is not None and is_partly_known(wanted):
        wanted = None
    return read_attribute(f, source, node.name, wanted)


def class_attribute(f: FunctionLowering, info: TypeInfo, node: MemberExpr) -> Typed:
    """`Class.name`: a constant, a class variable, or a function."""
    if node.name in ("__name__", "__qualname__"):
        name = f.program.classes.qualified_name(info)
        if node.name == "__name__":
            name = name.rpartition(".")[2]
        return Typed(f.program.statics.string(name), f.program.builtin("str"))
    if node.name == "_fields" and info.is_named_tuple:
        return field_names_tuple(f, info)
    if is_member(info, node.name):
        return read_member(f, info, node.name)
    if node.name == "__members__" and info.is_enum:
        return member_table(f, info)
    symbol = info.get(node.name)
    target = symbol.node if symbol else None
    if isinstance(target, Var):
        found = read_descriptor(f, info, node.name, None)
        if found is not None:
            return narrow(f, found, f.type_of(node))
        return class_variable(f, info, target, f.type_of(node))
    if isinstance(target, (FuncDef, Decorator, OverloadedFuncDef)):
        from naja.compiler.lower.function_values import function_value, unbound_method

        function = function_of(target)
        assert function is not None
        type_ = f.type_of(node)
        if is_open(type_):
            return Typed(OpenFunction(target), type_)
        if function.is_static:
            return function_value(f, function, type_)
        return unbound_method(f, info, function, type_)
    if isinstance(target, TypeInfo):
        return class_value(f, Instance(target, []))
    raise Unsupported(f"{info.name}.{node.name} cannot be read here")


def read_attribute(
    f: FunctionLowering, source: Typed, name: str, wanted: ProperType | None
) -> Typed:
    """`source.name`, narrowed to what mypy knows."""
    type_ = source.type
    if isinstance(type_, UnionType):
        return _read_from_union(f, source, name, wanted)
    if isinstance(type_, TupleType):
        names = tuple_fields(type_)
        if name in names:
            at = names[name]
            return Typed(f.extract(source.value, at), normal(type_.items[at]))
        if name == "_fields" and names:
            return field_names_tuple(f, type_.partial_fallback.type)
    if isinstance(type_, TypeType) or isinstance(type_, CallableType) and type_.is_type_obj():
        return _read_from_class_object(f, source, name, wanted)
    if isinstance(type_, CallableType | Overloaded):
        found_name = read_name(f, source, name)
        if found_name is not None:
            return found_name
    info = class_info(f, type_)
    if info is None:
        raise Unsupported(f"{type_} has no attribute {name}")
    from naja.compiler.lower.special_methods import special_attribute

    special = enum_attribute(f, source, name, wanted) or special_attribute(f, source, name)
    if special is not None:
        return special
    if is_property(info, name):
        return call_method_as_property(f, source, info, name, wanted)
    found = read_descriptor(f, info, name, source)
    if found is not None:
        return narrow(f, found, wanted) if wanted is not None else found
    if isinstance(type_, Instance) and not is_abstract(type_):
        field = f.program.classes.layout(type_).fields.get(name)
        if field is not None:
            if field.class_level:
                found = own_or_class_value(f, source, field)
                return narrow(f, found, wanted) if wanted is not None else found
            loaded = Typed(f.load(field.rep, source.value, field.offset), field.type)
            if field.may_be_unset and info.get("__getattr__") is not None:
                raise Unsupported(
                    f"{name} may be unset, and {info.name} has a __getattr__; "
                    "set it in __init__ in every case",
                    "attribute",
                )
            check_set(f, source, loaded, field, info.name)
            return narrow(f, loaded, wanted) if wanted is not None else loaded
    symbol = info.get(name)
    target = symbol.node if symbol else None
    if isinstance(target, Var) and isinstance(type_, Instance) and is_abstract(type_):
        return _read_through_slot(f, source, type_, target)
    if isinstance(target, Var) and f.program.classes.is_told_by_class(info, name):
        from naja.compiler.lower.instance_tests import class_of

        return through_class_value(f, class_of(f, source), info, target, wanted)
    if isinstance(target, Var):
        return class_variable(f, info, target, wanted)
    if isinstance(target, (FuncDef, Decorator, OverloadedFuncDef)):
        from naja.compiler.lower.function_values import bound_method

        if isinstance(target, OverloadedFuncDef) and wanted is not None and is_open(wanted):
            return Typed(OpenMethod(target, source), wanted)
        return bound_method(f, source, name, wanted)
    found = dynamic_attribute(f, source, name)
    if found is not None:
        return found
    raise _absent(info, name)


def _absent(info: TypeInfo, name: str) -> Unsupported:
    writes = info.fullname == "builtins.object" and name in ("__setitem__", "__delitem__")
    if info.module_name == OPEN or writes:
        return Unsupported(
            "what this container holds is not known, and so not what can be done with it; "
            "ask for its type with cast(), or build a new one",
            "open-collection",
        )
    return Unsupported(f"{info.name} has no attribute {name} that can be compiled")


def _read_through_slot(f: FunctionLowering, source: Typed, type_: Instance, variable: Var) -> Typed:
    """An attribute of a Protocol: each class that passes as it reads its own."""
    if variable.type is None:
        raise Unsupported(f"the type of {variable.name} is not known; annotate it", "annotation")
    result = bind(variable.type, bindings_of(supertype(type_, variable.info)))
    selector = f.program.dispatch.selector(type_, variable.name, Signature([], result))
    temp = f.temp(rep_of(result))
    f.emit(CallSlot(temp, selector.key, [source.value], unwind=f.unwind()))
    return Typed(temp, result)


def check_set(
    f: FunctionLowering, source: Typed, loaded: Typed, field: FieldLayout, class_name: str
) -> None:
    """AttributeError if no assignment has set the attribute yet."""
    if not field.may_be_unset:
        return
    args = [f.program.statics.string(class_name), f.program.statics.string(field.name)]
    is_set = (
        f.load(I1, source.value, field.flag)
        if field.flag
        else f.binary("icmp.ne", loaded.value, NULL)
    )
    require(f, is_set, entry.RAISE_ATTRIBUTE, list(args))


def call_method_as_property(
    f: FunctionLowering, source: Typed, info: TypeInfo, name: str, wanted: ProperType | None
) -> Typed:
    from naja.compiler.lower.calls import call_function
    from naja.compiler.lower.types import supertype
    from naja.compiler.lower.virtual import call_virtual

    node = f.program.classes.method(info, name)
    assert node is not None and isinstance(source.type, (Instance, TupleType))
    if isinstance(source.type, TupleType):
        own = generic_owner(source.type, node.info)
        return call_function(f, node, [], owner=own, receiver=source)
    owner = supertype(source.type, node.info)
    if is_abstract(source.type) or f.program.classes.overridden(info, name):
        return call_virtual(f, source, source.type, node, owner, [], None)
    return call_function(f, node, [], owner=owner, receiver=source)


def _read_from_union(
    f: FunctionLowering, source: Typed, name: str, wanted: ProperType | None
) -> Typed:
    items = union_items(source.type)
    require_receiver(f, source, name)
    inner = narrow_present(f, source)
    if len(items) == 1:
        return read_attribute(f, inner, name, wanted)
    if wanted is None:
        from naja.compiler.lower.unions import over_alternatives

        return over_alternatives(f, inner, lambda item: read_attribute(f, item, name, None))
    local = f.new_local("attribute", rep_of(wanted))
    each_alternative(
        f, inner, lambda item: f.set(local, coerce(f, read_attribute(f, item, name, None), wanted))
    )
    return Typed(f.get(local), wanted)


def _read_from_class_object(
    f: FunctionLowering, source: Typed, name: str, wanted: ProperType | None
) -> Typed:
    if name in ("__name__", "__qualname__"):
        getter = "type_name" if name == "__name__" else "type_qualified_name"
        path = f"naja.runtime.object_unsafe:{getter}"
        return Typed(f.call_named(path, [source.value], REF), f.program.builtin("str"))
    type_ = source.type
    assert isinstance(type_, (TypeType, CallableType))
    item = get_proper_type(type_.item if isinstance(type_, TypeType) else type_.ret_type)
    if isinstance(item, Instance) and is_member(item.type, name):
        return read_member(f, item.type, name)
    if isinstance(item, Instance):
        symbol = item.type.get(name)
        if symbol is not None and isinstance(symbol.node, Var):
            found = read_descriptor(f, item.type, name, None)
            return found or through_class_value(f, source, item.type, symbol.node, wanted)
    raise Unsupported(f"the attribute {name} of a class value is not supported")


def write_attribute(
    f: FunctionLowering, target: Typed, name: str, value: Typed, *, frozen: bool = True
) -> None:
    """`target.name = value`; `frozen`: fields of frozen dataclasses refuse it."""
    type_ = target.type
    if isinstance(type_, UnionType):
        require_receiver(f, target, name)
        each_alternative(
            f, narrow_present(f, target), lambda item: write_attribute(f, item, name, value)
        )
        return
    if not isinstance(type_, Instance):
        raise Unsupported(f"attributes of {type_} cannot be set")
    cached = cached_field(f, target, name)
    if cached is not None:
        keep(f, target, cached, value)
        return
    if is_property(type_.type, name):
        _call_accessor(f, target, type_.type, name, "setter", [value])
        return
    if write_descriptor(f, type_.type, name, target, value):
        return
    if frozen and is_frozen(type_.type) and name in field_names(type_.type):
        f.fail("dataclasses:_refuse_assignment", [f.program.statics.string(name)])
        f.enter(f.new_block("never"))
        return
    if is_abstract(type_):
        raise Unsupported(
            f"setting {name} through the Protocol {type_.type.name} is not supported; add a method"
        )
    field = f.program.classes.layout(type_).fields.get(name)
    if type_.type.fullname in _READ_ONLY and not f.program.is_library(f.module):
        raise Unsupported(f"{name} of a {type_.type.name} cannot be set; make a new one")
    if field is None:
        raise Unsupported(
            f"{type_.type.name}.{name} belongs to the class and cannot be set on an object"
        )
    f.store(target.value, coerce(f, value, field.type), field.offset)
    if field.flag:
        f.store(target.value, Const(I1, True), field.flag)


def delete_attribute(f: FunctionLowering, target: Typed, name: str) -> None:
    """`del target.name`: what a property or descriptor makes of it."""
    type_ = target.type
    if not isinstance(type_, Instance):
        raise Unsupported(f"attributes of {type_} cannot be deleted", "del")
    cached = cached_field(f, target, name)
    if cached is not None:
        forget(f, target, cached, name)
    elif is_property(type_.type, name):
        _call_accessor(f, target, type_.type, name, "deleter", [])
    elif is_frozen(type_.type) and name in field_names(type_.type):
        f.fail("dataclasses:_refuse_deletion", [f.program.statics.string(name)])
        f.enter(f.new_block("never"))
    elif not delete_descriptor(f, type_.type, name, target):
        raise Unsupported(
            f"an attribute cannot be deleted; let {name} be optional and set it to None", "del"
        )


def _call_accessor(
    f: FunctionLowering, target: Typed, info: TypeInfo, name: str, kind: str, values: list[Typed]
) -> None:
    """The `setter` or `deleter` of a property."""
    from naja.compiler.lower.arguments import plain
    from naja.compiler.lower.calls import call_function
    from naja.compiler.lower.types import supertype

    symbol = info.get(name)
    accessor = property_accessor(symbol.node if symbol else None, kind)
    if accessor is None:
        raise Unsupported(f"the property {name} has no {kind}", "property")
    assert isinstance(target.type, Instance)
    overrides = [
        sub.names[name].node
        for sub in f.program.classes.below(info)
        if name in sub.names
    ]
    if any(property_accessor(node, kind) is not accessor for node in overrides):
        raise Unsupported(
            f"a subclass of {info.name} has a property {name} of its own; "
            f"let the {kind} call a method",
            "property",
        )
    owner = supertype(target.type, accessor.info)
    call_function(f, accessor, plain(values), owner=owner, receiver=target)
