"""Methods and attributes that the compiler makes itself."""

from __future__ import annotations

from mypy.nodes import FuncDef
from mypy.types import CallableType, Instance, NoneType, ProperType, TupleType, TypeType

from naja.compiler.ir.core import NONE_VALUE, Const, Value
from naja.compiler.ir.types import I1, I64, REF
from naja.compiler.lower import equality, numbers, operators
from naja.compiler.lower.alternatives import present, truth
from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.boxing import is_function
from naja.compiler.lower.constants import boolean, integer
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_bool, is_float, is_int, is_none, is_number, is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.named_tuples import named_info, named_tuple_method
from naja.compiler.lower.operator_names import LAST, METHODS
from naja.compiler.lower.overloads import is_trivial
from naja.compiler.lower.struct_calls import struct_method
from naja.compiler.lower.synthetic import own_method as is_own_method


def length(f: FunctionLowering, source: Typed) -> Typed:
    type_ = source.type
    from naja.compiler.lower.method_lookup import overrides_tuple
    from naja.compiler.lower.methods import call_method

    if isinstance(type_, TupleType) and not overrides_tuple(type_, "__len__"):
        return integer(f, len(type_.items))

    made = call_method(f, source, "__len__", [])
    return checked_length(f, type_, made) if is_int(made.type) else made


def checked_length(f: FunctionLowering, type_: ProperType, made: Typed) -> Typed:
    """What a class of the program gives as its length, which has to be one."""
    if isinstance(type_, Instance) and f.program.is_library(type_.type.module_name):
        return made
    if f.traced:
        good = f.binary("icmp.sge", made.value, Const(I64, 0))
        numbers.require(f, good, "naja.runtime.failures:raise_negative_length", [])
    return made


_BINARY = {method: op for op, method in METHODS.items()}


def special_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    """A method that the compiler makes; None if it is an ordinary one."""
    from naja.compiler.lower.async_frames import async_generator_method
    from naja.compiler.lower.copies import special_copy
    from naja.compiler.lower.dataclass_shapes import special_shape
    from naja.compiler.lower.exception_groups import group_method
    from naja.compiler.lower.frame_methods import frame_method
    from naja.compiler.lower.intrinsics import intrinsic_method
    from naja.compiler.lower.texts import text_of

    type_ = receiver.type
    made = special_copy(f, receiver, name, actuals) or special_shape(f, receiver, name)
    if made is not None:
        return made
    info = named_info(type_)
    if info is not None:
        made = named_tuple_method(f, receiver, info, name, actuals)
        if made is not None:
            return made
    if (
        isinstance(type_, TupleType)
        and not type_.partial_fallback.type.is_named_tuple
        or info is not None
        and name in _TUPLE_METHODS
        and not is_own_method(info, name)
    ):
        return _tuple_method(f, receiver, name, actuals)
    if is_none(type_):
        return _none_method(f, name, actuals)
    if name == "__format__" and (
        is_function(type_) or info is not None and not is_own_method(info, name)
    ):
        return text_of(f, receiver)
    if isinstance(type_, (TypeType, CallableType)) and name in ("__hash__", "__eq__"):
        return _identity_method(f, receiver, name, actuals)
    if not isinstance(type_, Instance):
        return None
    made = (
        intrinsic_method(f, receiver, name, actuals)
        or frame_method(f, receiver, name, actuals)
        or async_generator_method(f, receiver, name, actuals)
        or struct_method(f, receiver, name, actuals)
        or group_method(f, receiver, name, actuals)
    )
    if made is not None:
        return made
    if type_.type.fullname == "naja.lang.coroutines.Resumable":
        from naja.compiler.lower.frame_methods import resumable_method

        return resumable_method(f, receiver, name, actuals)
    node = f.program.classes.method(type_.type, name)
    if node is None or not is_trivial(node):
        return None
    name = name.removesuffix(LAST)
    if is_int(type_) or is_bool(type_) or is_float(type_):
        return _number_method(f, receiver, name, actuals)
    if node.info.fullname == "builtins.object" and not is_object(type_):
        return object_method(f, receiver, node, name, actuals)
    return None


_TUPLE_METHODS = {
    "__len__",
    "__hash__",
    "__eq__",
    "__ne__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__getitem__",
}


def _tuple_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    from naja.compiler.lower.containers import hash_tuple
    from naja.compiler.lower.texts import text_of

    if name == "__len__":
        return length(f, receiver)
    if name == "__hash__":
        return hash_tuple(f, receiver)
    if name in ("__str__", "__repr__"):
        return text_of(f, receiver, "__repr__")
    if name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
        other = actuals[0].value
        if is_object(other.type) and name == "__eq__":
            return _equals_any_tuple(f, receiver, other)
        return operators.compare(f, _BINARY[name], receiver, other)
    return None


def _equals_any_tuple(f: FunctionLowering, receiver: Typed, other: Typed) -> Typed:
    """A tuple against an `object`: that may hold one with items of other types."""
    from naja.compiler.lower.containers import tuple_items, variadic_tuple
    from naja.compiler.lower.methods import call_method

    items = tuple_items(f, receiver)
    return call_method(f, variadic_tuple(f, items, other.type), "__eq__", [other])


def _equals_boxed(f: FunctionLowering, receiver: Typed, other: Typed) -> Value:
    """A number against an `object`: equal if that holds an equal number."""
    from naja.compiler.ir.core import TypeTest
    from naja.compiler.lower.boxing import unbox

    result = f.new_local("equal", I1)
    f.set(result, Const(I1, False))
    some, done = f.new_block("some"), f.new_block("compared")
    f.branch(present(f, other), some, done)
    f.enter(some)
    for name in ("int", "float", "bool"):
        type_ = f.program.builtin(name)
        hit, miss = f.new_block(name), f.new_block("other_type")
        test = f.temp(I1)
        f.emit(TypeTest(test, other.value, f.program.descriptors.erased(type_)))
        f.branch(test, hit, miss)
        f.enter(hit)
        inside = Typed(unbox(f, other.value, type_), type_)
        f.set(result, equality.equals(f, receiver, inside))
        f.jump(done)
        f.enter(miss)
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _identity_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed:
    """Classes and functions are equal to themselves only."""
    if name == "__eq__" and is_function(receiver.type) and is_object(actuals[0].value.type):
        path = "naja.runtime.object_unsafe:equals_function"
        given = [receiver.value, actuals[0].value.value]
        return Typed(f.call_named(path, given, I1), f.program.builtin("bool"))
    if name == "__eq__":
        same = equality.identical(f, receiver, actuals[0].value)
        return Typed(same, f.program.builtin("bool"))
    if is_function(receiver.type):
        path = "naja.runtime.object_unsafe:hash_function"
        return Typed(f.call_named(path, [receiver.value], I64), f.program.builtin("int"))
    address = f.convert("ref_to_int", receiver.value, I64)
    return Typed(f.binary("lshr", address, Const(I64, 4)), f.program.builtin("int"))


def _none_method(f: FunctionLowering, name: str, actuals: list[Actual]) -> Typed | None:
    if name in ("__str__", "__repr__", "__format__"):
        return Typed(f.program.statics.string("None"), f.program.builtin("str"))
    if name == "__hash__":
        return integer(f, 0xFCA86420)
    if name == "__bool__":
        return boolean(f, False)
    if name == "__eq__":
        return Typed(numbers.invert(f, present(f, actuals[0].value)), f.program.builtin("bool"))
    return None


def _number_method(
    f: FunctionLowering, receiver: Typed, name: str, actuals: list[Actual]
) -> Typed | None:
    if name in ("__eq__", "__ne__") and not is_number(actuals[0].value.type):
        equal = (
            _equals_boxed(f, receiver, actuals[0].value)
            if is_object(actuals[0].value.type)
            else equality.equals(f, receiver, actuals[0].value)
        )
        return Typed(
            numbers.invert(f, equal) if name == "__ne__" else equal, f.program.builtin("bool")
        )
    if name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
        return operators.compare(f, _BINARY[name], receiver, actuals[0].value)
    if name in _BINARY:
        return operators.binary(f, _BINARY[name], receiver, actuals[0].value)
    if name.startswith("__r") and name.replace("__r", "__", 1) in _BINARY:
        return operators.binary(
            f, _BINARY[name.replace("__r", "__", 1)], actuals[0].value, receiver
        )
    if name == "__neg__":
        return numbers.negate(f, receiver)
    if name == "__pos__":
        return (
            receiver
            if not is_bool(receiver.type)
            else Typed(numbers.as_int(f, receiver), f.program.builtin("int"))
        )
    if name == "__invert__":
        return Typed(
            f.binary("xor", numbers.as_int(f, receiver), Const(I64, -1)), f.program.builtin("int")
        )
    if name == "__bool__":
        return Typed(truth(f, receiver), f.program.builtin("bool"))
    if name in ("__int__", "__index__", "__trunc__", "__hash__") and not is_float(receiver.type):
        return Typed(numbers.as_int(f, receiver), f.program.builtin("int"))
    if name == "__float__":
        return Typed(numbers.as_float(f, receiver), f.program.builtin("float"))
    return None


def object_method(
    f: FunctionLowering, receiver: Typed, node: FuncDef, name: str, actuals: list[Actual]
) -> Typed | None:
    if name == "__hash__":
        address = f.convert("ref_to_int", receiver.value, I64)
        return Typed(f.binary("lshr", address, Const(I64, 4)), f.program.builtin("int"))
    if name == "__repr__":
        value = coerce(f, receiver, f.program.builtin("object"))
        return Typed(
            f.call_named("naja.runtime.object_unsafe:default_repr", [value], REF),
            f.program.builtin("str"),
        )
    if name == "__format__":
        from naja.compiler.lower.texts import text_of

        return text_of(f, receiver)
    if name == "__init__":
        return Typed(NONE_VALUE, NoneType())
    return None


def special_attribute(f: FunctionLowering, source: Typed, name: str) -> Typed | None:
    """Attributes without storage."""
    if name == "__class__" and source.value.rep is REF and isinstance(source.type, Instance):
        return Typed(f.load(REF, source.value, 0), TypeType(source.type))
    return None
