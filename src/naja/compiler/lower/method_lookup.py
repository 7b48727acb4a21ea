"""Which method a name leads to in a class, without calling it."""

from __future__ import annotations

from mypy.nodes import TypeInfo
from mypy.types import Instance, ProperType, TupleType, UnionType

from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_int, is_named
from naja.compiler.lower.synthetic import own_method
from naja.compiler.lower.types import union_items

ITEM_METHODS = {"__getitem__": "_get", "__setitem__": "_set", "__delitem__": "_del"}
_SLICE_METHODS = {
    "__getitem__": "_slice_step",
    "__setitem__": "_set_slice_step",
    "__delitem__": "_del_slice_step",
}


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


def has_last_form(f: FunctionLowering, type_: ProperType, name: str) -> bool:
    if isinstance(type_, UnionType):
        return all(has_last_form(f, item, name) for item in union_items(type_))
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


def has_body(f: FunctionLowering, type_: TupleType, name: str) -> bool:
    """A named tuple whose class body has the method."""
    info = type_.partial_fallback.type
    node = f.program.classes.method(info, name)
    return info.is_named_tuple and (node is None or node.info.is_named_tuple)


def overrides_tuple(type_: ProperType, name: str) -> bool:
    """A named tuple whose class body has its own version of what tuples do."""
    if not isinstance(type_, TupleType) or not type_.partial_fallback.type.is_named_tuple:
        return False
    return own_method(type_.partial_fallback.type, name)


def of_builtin(f: FunctionLowering, type_: ProperType, name: str) -> bool:
    """The member of an enumeration takes the method from the int or str that it is too."""
    info = class_info(f, type_)
    node = f.program.classes.method(info, name) if info is not None else None
    return node is not None and node.info.fullname in ("builtins.int", "builtins.str")


def item_method(
    f: FunctionLowering, type_: ProperType, name: str, actuals: list[Actual]
) -> tuple[str, list[Actual]]:
    """The method behind a subscript: containers have their own for numbers and slices."""
    short = ITEM_METHODS.get(name)
    if short is None or not actuals:
        return name, actuals
    key = actuals[0].value
    if is_int(key.type) and has_method(f, type_, short):
        return short, actuals
    if is_named(key.type, "builtins.slice") and has_method(f, type_, _SLICE_METHODS[name]):
        from naja.compiler.lower.subscripts import slice_parts

        return _SLICE_METHODS[name], [*map(Actual, slice_parts(f, key)), *actuals[1:]]
    return name, actuals
