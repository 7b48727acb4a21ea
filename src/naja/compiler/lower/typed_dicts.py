"""TypedDict: a `dict[str, object]` whose values have the types that the class gives the keys."""

from __future__ import annotations

from mypy.nodes import CallExpr, DictExpr, Expression, StrExpr
from mypy.types import ProperType, TypedDictType, UnionType, get_proper_type

from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.checked import require
from naja.compiler.lower.constants import string
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.types import Unsupported, bind, normal


def typed_dict(f: FunctionLowering, node: Expression) -> TypedDictType | None:
    """The TypedDict that mypy sees in the expression, None taken out."""
    known = f.program.types.get(node)
    proper = get_proper_type(known) if known is not None else None
    if isinstance(proper, UnionType):
        parts = [get_proper_type(item) for item in proper.items]
        found = [item for item in parts if isinstance(item, TypedDictType)]
        proper = found[0] if found else None
    return proper if isinstance(proper, TypedDictType) else None


def _item_type(f: FunctionLowering, type_: TypedDictType, key: str) -> ProperType:
    if key not in type_.items:
        raise Unsupported(f"the key {key!r} is not one of the TypedDict's", "typed-dict")
    return bind(type_.items[key], f.bindings)


def fit_value(f: FunctionLowering, type_: TypedDictType, key: Expression, value: Typed) -> Typed:
    """The value as the type of its key asks; what is stored is an object."""
    if not isinstance(key, StrExpr):
        raise Unsupported("the keys of a TypedDict are literals", "typed-dict")
    wanted = _item_type(f, type_, key.value)
    return _as_object(f, Typed(coerce(f, value, wanted), wanted))


def _as_object(f: FunctionLowering, value: Typed) -> Typed:
    root = f.program.builtin("object")
    return Typed(coerce(f, value, root), root)


def narrow_item(f: FunctionLowering, node: Expression, value: Typed) -> Typed:
    """What a subscript or `get` gives, at the type that mypy knows."""
    if not is_object(value.type):
        return value
    target = normal(f.type_of(node))
    require(f, value, target)
    return narrow(f, value, target)


def typed_dict_display(f: FunctionLowering, node: DictExpr, type_: TypedDictType) -> Typed:
    """`{"name": ..., ...}` where a TypedDict is wanted."""
    from naja.compiler.lower.methods import call_method

    made = empty(f)
    for key, value in node.items:
        if key is None:
            call_method(f, made, "update", [f.expr(value)])
            continue
        fitted = fit_value(f, type_, key, f.expr(value))
        call_method(f, made, "__setitem__", [f.expr(key), fitted])
    return made


def empty(f: FunctionLowering) -> Typed:
    from naja.compiler.lower.construct import construct

    text, root = f.program.builtin("str"), f.program.builtin("object")
    return construct(f, f.program.builtin("dict", text, root), [])


def construct_typed_dict(f: FunctionLowering, node: CallExpr, type_: TypedDictType) -> Typed:
    """`Movie(name=..., year=...)`, or the class called with a dict."""
    from naja.compiler.lower.methods import call_method

    made = empty(f)
    for name, argument in zip(node.arg_names, node.args, strict=True):
        if name is None:
            call_method(f, made, "update", [f.expr(argument)])
            continue
        wanted = _item_type(f, type_, name)
        value = _as_object(f, Typed(coerce(f, f.expr(argument), wanted), wanted))
        call_method(f, made, "__setitem__", [string(f, name), value])
    return made


def unpacked_actuals(f: FunctionLowering, source: Typed, type_: TypedDictType) -> list[Actual]:
    """`**options` of a TypedDict: its keys are the names of arguments."""
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.spreading import guarded

    def item(key: str) -> Typed:
        found = call_method(f, source, "__getitem__", [string(f, key)])
        return narrow(f, found, _item_type(f, type_, key))

    result = []
    for key in type_.items:
        if key in type_.required_keys:
            result.append(Actual(item(key), key))
            continue
        there = call_method(f, source, "__contains__", [string(f, key)]).value
        found = guarded(f, there, lambda name=key: item(name))  # type: ignore[misc]
        result.append(Actual(found.value, key, given=found.given))
    return result
