"""Presence, truth and the alternatives of a union."""

from __future__ import annotations

from mypy.types import (
    Instance,
    ProperType,
    TupleType,
    TypeType,
    UnionType,
)

from naja.abi import layout
from naja.compiler.ir.core import NULL, Const, TypeTest, Value
from naja.compiler.ir.types import F64, I1, I64, REF
from naja.compiler.lower.boxing import is_function, is_plain_tuple, unbox
from naja.compiler.lower.class_tests import instance_test
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_bool, is_float, is_int, is_none, is_object
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.operator_names import TRUTH
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    is_boxed,
    is_long_tuple,
    union_items,
    without_none,
)


def present(f: FunctionLowering, source: Typed) -> Value:
    """I1: the value is not None."""
    value, type_ = source
    if is_none(type_):
        return Const(I1, False)
    if not allows_none(type_):
        return Const(I1, True)
    if value.rep is REF:
        return f.binary("icmp.ne", value, NULL)
    return f.extract(value, 0)


def truth(f: FunctionLowering, source: Typed) -> Value:
    """I1: what `bool(value)` gives."""
    value, type_ = source
    if is_bool(type_):
        return value
    if is_int(type_):
        return f.binary("icmp.ne", value, Const(I64, 0))
    if is_float(type_):
        return f.binary("fcmp.une", value, Const(F64, 0.0))
    if is_none(type_):
        return Const(I1, False)
    if isinstance(type_, TupleType):
        return _truth_of_tuple(f, source, type_)
    if isinstance(type_, UnionType) or is_object(type_):
        return _truth_of_union(f, source)
    if isinstance(type_, Instance):
        return _truth_of_instance(f, source, type_)
    return Const(I1, True)


def _truth_of_tuple(f: FunctionLowering, source: Typed, type_: TupleType) -> Value:
    from naja.compiler.lower.method_lookup import overrides_tuple
    from naja.compiler.lower.methods import call_method

    if overrides_tuple(type_, "__bool__"):
        return call_method(f, source, "__bool__", []).value
    if overrides_tuple(type_, "__len__"):
        return f.binary("icmp.ne", call_method(f, source, "__len__", []).value, Const(I64, 0))
    return Const(I1, bool(type_.items))


def _truth_of_instance(f: FunctionLowering, source: Typed, type_: Instance) -> Value:
    from naja.compiler.lower.methods import call_method
    from naja.compiler.lower.special_methods import length

    if type_.type.fullname == "builtins.str":
        return f.binary(
            "icmp.ne", f.load(I64, source.value, layout.STR_LENGTH, invariant=True), Const(I64, 0)
        )
    if type_.type.fullname == "builtins.bytes":
        return f.binary(
            "icmp.ne", f.load(I64, source.value, layout.BYTES_LENGTH, invariant=True), Const(I64, 0)
        )
    if f.program.classes.method(type_.type, "__bool__") is not None:
        return call_method(f, source, "__bool__", []).value
    if f.program.classes.method(type_.type, "__len__") is not None:
        return f.binary("icmp.ne", length(f, source).value, Const(I64, 0))
    return Const(I1, True)


def _truth_of_union(f: FunctionLowering, source: Typed) -> Value:
    result = f.new_local("truth", I1)
    f.set(result, Const(I1, False))
    some, done = f.new_block("some"), f.new_block("truth")
    f.branch(present(f, source), some, done)
    f.enter(some)

    def one(item: Typed) -> None:
        f.set(result, _truth_of_any(f, item) if is_object(item.type) else truth(f, item))

    each_alternative(f, narrow_present(f, source), one)
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _truth_of_any(f: FunctionLowering, source: Typed) -> Value:
    """Of an `object` that is not None: by its class."""
    from naja.compiler.lower.methods import call_method

    return call_method(f, source, TRUTH, []).value


def narrow_present(f: FunctionLowering, source: Typed) -> Typed:
    """The value without its None case."""
    inner = without_none(source.type) if isinstance(source.type, UnionType) else source.type
    if source.value.rep is REF or not isinstance(source.type, UnionType):
        return Typed(source.value, inner)
    return Typed(f.extract(source.value, 1), inner)


def each_alternative(f: FunctionLowering, source: Typed, action: object) -> None:
    """Run `action(Typed)` for the alternative of a union (not None) that the value is."""
    items = _subclasses_first(union_items(source.type))
    done = f.new_block("alternatives")
    for item in items[:-1]:
        hit, miss = f.new_block("is"), f.new_block("is_not")
        f.branch(alternative_test(f, source.value, item, items), hit, miss)
        f.enter(hit)
        action(_alternative(f, source, item))  # type: ignore[operator]
        f.jump(done)
        f.enter(miss)
    action(_alternative(f, source, items[-1]))  # type: ignore[operator]
    f.jump(done)
    f.enter(done)


def _alternative(f: FunctionLowering, source: Typed, item: ProperType) -> Typed:
    """The value as the alternative that it was tested for."""
    if is_int(item) and is_boxed(source.type):
        return Typed(unbox(f, source.value, item), item)
    return narrow(f, source, item)


def alternative_test(
    f: FunctionLowering, value: Value, item: ProperType, among: list[ProperType]
) -> Value:
    """I1: the object is this alternative; `Box[int]` is told from `Box[str]`."""
    if isinstance(item, Instance):
        alike = [one for one in among if isinstance(one, Instance) and one.type is item.type]
        if len(alike) > 1:
            if is_abstract(item):
                raise Unsupported(
                    f"{alike[0]} and {alike[1]} cannot be told apart at run time; "
                    "give them classes of their own",
                    "union",
                )
            test = f.temp(I1)
            descriptors = f.program.descriptors
            f.emit(TypeTest(test, value, descriptors.live(item), descriptors.fitting(item)))
            return test
    long = any(map(is_long_tuple, among))
    if is_plain_tuple(item) and sum(map(is_plain_tuple, among)) + long > 1:
        test = f.temp(I1)
        f.emit(TypeTest(test, value, f.program.descriptors.box_type(item)))
        return test
    if isinstance(item, TypeType) and sum(isinstance(one, TypeType) for one in among) == 1:
        return instance_test(f, value, f.program.builtin("type"))
    return instance_test(f, value, item)


def _subclasses_first(items: list[ProperType]) -> list[ProperType]:
    """The alternatives in an order in which the first class that fits is the right one."""

    def bases(item: ProperType) -> int:
        if is_plain_tuple(item) and any(map(is_long_tuple, items)):
            return 1000  # before those of any length, whose class its box has
        if is_function(item):
            return -1  # what no test for a class finds
        return len(item.type.mro) if isinstance(item, Instance) else 0

    return sorted(items, key=bases, reverse=True)
