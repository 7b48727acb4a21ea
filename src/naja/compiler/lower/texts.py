"""`str(value)` and `repr(value)` of every kind of value."""

from __future__ import annotations

from mypy.types import CallableType, Overloaded, TupleType, TypeType, UninhabitedType

from naja.compiler.ir.core import Const
from naja.compiler.ir.types import REF
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_none, is_object
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed


def text_of(f: FunctionLowering, source: Typed, name: str = "__str__") -> Typed:
    """`str(value)` or `repr(value)` as a str."""
    value, type_ = source
    string = f.program.builtin("str")
    if isinstance(type_, UninhabitedType):
        f.unreachable()
        return Typed(f.program.statics.string(""), string)
    if is_none(type_):
        return Typed(f.program.statics.string("None"), string)
    if is_object(type_):
        return _text_of_object(f, source, name)
    if isinstance(type_, TupleType) and not type_.partial_fallback.type.is_named_tuple:
        return _text_of_tuple(f, source)
    if isinstance(type_, (CallableType, Overloaded)) and not type_.is_type_obj():
        return Typed(f.call_named("naja.runtime.object_unsafe:function_repr", [value], REF), string)
    if isinstance(type_, TypeType) or isinstance(type_, CallableType):
        return Typed(f.call_named("naja.runtime.object_unsafe:type_repr", [value], REF), string)
    return call_method(f, source, name, [])


def _text_of_object(f: FunctionLowering, source: Typed, name: str) -> Typed:
    result = f.new_local("text", REF)
    some, done = f.new_block("some"), f.new_block("text")
    f.set(result, f.program.statics.string("None"))
    f.branch(f.binary("icmp.ne", source.value, Const(REF, None)), some, done)
    f.enter(some)
    f.set(result, call_method(f, source, name, []).value)
    f.jump(done)
    f.enter(done)
    return Typed(f.get(result), f.program.builtin("str"))


def _text_of_tuple(f: FunctionLowering, source: Typed) -> Typed:
    from naja.compiler.lower.containers import tuple_items
    from naja.compiler.lower.formatting import concat

    parts = [Typed(f.program.statics.string("("), f.program.builtin("str"))]
    items = tuple_items(f, source)
    for at, item in enumerate(items):
        if at:
            parts.append(Typed(f.program.statics.string(", "), f.program.builtin("str")))
        parts.append(text_of(f, item, "__repr__"))
    parts.append(
        Typed(f.program.statics.string(",)" if len(items) == 1 else ")"), f.program.builtin("str"))
    )
    return concat(f, parts)
