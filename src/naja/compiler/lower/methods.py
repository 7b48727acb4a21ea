"""Methods: finding, calling directly or through a slot."""

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

from naja.compiler.ir.core import NONE_VALUE, NULL, CallSlot
from naja.compiler.ir.types import REF
from naja.compiler.lower.absent import require_receiver
from naja.compiler.lower.alternatives import each_alternative, narrow_present
from naja.compiler.lower.arguments import Actual, callable_type
from naja.compiler.lower.boxing import as_class
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.enum_access import (
    enum_class_method,
    enum_of_class,
    is_value_enum,
    plain_value,
)
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_int, is_named, is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_functions import OpenFunction, not_one
from naja.compiler.lower.operator_names import LAST, OF_OBJECTS
from naja.compiler.lower.overloads import choose
from naja.compiler.lower.solving import generator_result, solve
from naja.compiler.lower.symbols import is_property
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    bind,
    bindings_of,
    rep_of,
    supertype,
    union_items,
)
from naja.compiler.lower.unions import United
from naja.compiler.lower.virtual import virtual_arguments


def class_info(f: FunctionLowering, type_: ProperType) -> TypeInfo | None:
    """The class whose methods a value of this type has."""
    if isinstance(type_, Instance):
        return type_.type
    if isinstance(type_, TupleType):
        return (
            type_.partial_fallback.type
            if type_.partial_fallback.type.is_named_tuple
            else f.program.builtin("tuple").type
        )
    return None


def has_method(f: FunctionLowering, type_: ProperType, name: str) -> bool:
    if isinstance(type_, UnionType):
        return all(has_method(f, item, name) for item in union_items(type_))
    info = class_info(f, type_)
    return info is not None and f.program.classes.method(info, name) is not None


def _has_last_form(f: FunctionLowering, type_: ProperType, name: str) -> bool:
    if isinstance(type_, UnionType):
        return all(_has_last_form(f, item, name) for item in union_items(type_))
    info = class_info(f, type_)
    return info is not None and f.program.classes.has_last_form(info, name)


def custom_method(f: FunctionLowering, type_: ProperType, name: str) -> bool:
    """The class (or a subclass, for a virtual call) has its own version, not object's."""
    info = class_info(f, type_)
    if info is None:
        return False
    node = f.program.classes.method(info, name)
    if node is not None and node.info.fullname != "builtins.object":
        return True
    return f.program.classes.overridden(info, name)


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
    if name.endswith(LAST) and not _has_last_form(f, type_, name):
        name = name.removesuffix(LAST)
    if isinstance(type_, UninhabitedType):  # an element of an empty display: never there
        f.unreachable()
        return Typed(NONE_VALUE, type_)
    if is_value_enum(type_) and _of_builtin(f, type_, name):
        return call_method(f, plain_value(f, receiver), name, actuals, callee)
    if name in _ITEM_METHODS and has_method(f, type_, _ITEM_METHODS[name]) and actuals:
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
    if isinstance(type_, TupleType) and not _has_body(f, type_, name):
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


def _has_body(f: FunctionLowering, type_: TupleType, name: str) -> bool:
    """A named tuple whose class body has the method."""
    info = type_.partial_fallback.type
    node = f.program.classes.method(info, name)
    return info.is_named_tuple and (node is None or node.info.is_named_tuple)


def _of_builtin(f: FunctionLowering, type_: ProperType, name: str) -> bool:
    """The member of an enumeration takes the method from the int or str that it is too."""
    info = class_info(f, type_)
    node = f.program.classes.method(info, name) if info is not None else None
    return node is not None and node.info.fullname in ("builtins.int", "builtins.str")


_ITEM_METHODS = {"__getitem__": "_get", "__setitem__": "_set", "__delitem__": "_del"}
_SLICE_METHODS = {
    "__getitem__": "_slice_step",
    "__setitem__": "_set_slice_step",
    "__delitem__": "_del_slice_step",
}


def item_method(
    f: FunctionLowering, type_: ProperType, name: str, actuals: list[Actual]
) -> tuple[str, list[Actual]]:
    """The method behind a subscript: containers have their own for numbers and slices."""
    short = _ITEM_METHODS.get(name)
    if short is None or not actuals:
        return name, actuals
    key = actuals[0].value
    if is_int(key.type) and has_method(f, type_, short):
        return short, actuals
    if is_named(key.type, "builtins.slice") and has_method(f, type_, _SLICE_METHODS[name]):
        from naja.compiler.lower.displays import slice_parts

        return _SLICE_METHODS[name], [*map(Actual, slice_parts(f, key)), *actuals[1:]]
    return name, actuals


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
    symbol = info.get(name)
    node = choose(symbol.node if symbol else None, callee, actuals, 1, type_)
    if node is not None and not isinstance(node, FuncDef):
        node = None
    if node is None or is_property(info, name):
        from naja.compiler.lower.attributes import read_attribute
        from naja.compiler.lower.closures import call_value

        return call_value(f, read_attribute(f, receiver, name, None), actuals)
    if node.is_static or node.is_class:
        return _call_of_class(f, receiver, node, actuals, callee)
    if isinstance(type_, TupleType):
        return call_function(f, node, actuals, owner=None, receiver=receiver, callee=callee)
    assert isinstance(type_, Instance)
    owner = supertype(type_, node.info)
    exact = receiver.value.rep is not REF
    if not exact and (
        is_abstract(type_) or is_object(type_) or f.program.classes.overridden(info, name)
    ):
        return _call_virtual(f, receiver, type_, node, owner, actuals, callee, name)
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
        return make_of_tuple(f, target.type, actuals)
    node = f.program.classes.method(target.type, name)
    if node is None:
        raise Unsupported(f"the class {target.type.name} has no method {name}")
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


def _gives_generators(f: FunctionLowering, type_: Instance, node: FuncDef) -> bool:
    """Whatever subclass it is: none has another method in this one's place that makes no frame."""
    if node in f.program.managers:
        return True
    if is_abstract(type_):
        return False
    below = f.program.classes.below(type_.type)
    methods = [f.program.classes.method(info, node.name) for info in [type_.type, *below]]
    return all(
        method is not None and method.is_generator == node.is_generator for method in methods
    )


def _call_virtual(
    f: FunctionLowering,
    receiver: Typed,
    type_: Instance,
    node: FuncDef,
    owner: Instance,
    actuals: list[Actual],
    callee: ProperType | None,
    name: str | None = None,
) -> Typed:
    """Through the slot of the method's name (or another for it) and representations."""
    bindings = solve(
        f, node, dict(bindings_of(owner)), actuals, callee if not is_object(type_) else None, type_
    )
    values, signature = virtual_arguments(f, type_, node, bindings, actuals)
    result = bind(callable_type(node).ret_type, bindings)
    if _gives_generators(f, type_, node):
        result = generator_result(f.program, node, bindings)
    own = tuple(
        (variable.id, bindings[variable.id])
        for variable in callable_type(node).variables
        if variable.id in bindings and not variable.id.is_self() and variable.name != "Self"
    )
    signature.result = result
    selector = f.program.dispatch.selector(type_, name or node.name, signature, own)  # type: ignore[arg-type]
    temp = f.temp(rep_of(result))
    f.emit(CallSlot(temp, selector.key, [receiver.value, *values], unwind=f.unwind()))
    return Typed(temp, result)
