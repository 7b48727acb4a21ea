"""Whether a value is of a class: known at compile time, or asked at run time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mypy.nodes import TypeInfo
from mypy.types import CallableType, Instance, NoneType, ProperType, TupleType

from naja.compiler.ir.core import Const, TypeTest, Value
from naja.compiler.ir.types import I1
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.hashing import hash_changes, is_hashable
from naja.compiler.lower.kinds import is_abstract, is_object
from naja.compiler.lower.numbers import invert
from naja.compiler.lower.types import HASHABLE, Unsupported

if TYPE_CHECKING:
    from naja.compiler.lower.program import ProgramLowering

def instance_test(f: FunctionLowering, value: Value, type_: ProperType) -> Value:
    """I1: the non-null object is of this class (arguments are not looked at)."""
    if isinstance(type_, TupleType):
        named = type_.partial_fallback.type.is_named_tuple
        type_ = type_.partial_fallback if named else f.program.builtin("tuple")
    if not isinstance(type_, Instance):
        raise Unsupported(f"a value cannot be tested for being {type_}")
    if type_.type.fullname == HASHABLE:
        return _hashable_test(f, value)
    result: Value | None = None
    for info in f.program.classes.test_classes(type_.type):
        if type_.type.is_protocol and info is not type_.type:
            f.program.dispatch.note_conversion(Instance(info, []), type_)
        link = f.program.descriptors.erased(Instance(info, []))
        test = f.temp(I1)
        f.emit(TypeTest(test, value, link))
        result = test if result is None else f.binary("or", result, test)
    return result if result is not None else Const(I1, False)


def lost_branch() -> Unsupported:
    """What to raise where `Hashable` decides which code runs."""
    return Unsupported(
        "the type checker takes every object for Hashable, and the code for others for "
        "unreachable; call hash(...) and catch the TypeError",
        "isinstance",
    )


def _hashable_test(f: FunctionLowering, value: Value) -> Value:
    """I1: what the nearest class says that has or takes away a `__hash__`."""
    result: Value = Const(I1, True)
    for info, hashable in hash_changes(f.program):
        test = f.temp(I1)
        f.emit(TypeTest(test, value, f.program.descriptors.erased(Instance(info, []))))
        if hashable:
            result = f.binary("or", result, test)
        else:
            result = f.binary("and", result, invert(f, test))
    return result


def class_has(program: ProgramLowering, info: TypeInfo, target: TypeInfo) -> bool:
    """`issubclass(info, target)`."""
    return subclass_test(program, target)(info)


def subclass_test(program: ProgramLowering, target: TypeInfo) -> Callable[[TypeInfo], bool]:
    """`issubclass(..., target)`, to be asked of many classes."""
    if target.fullname == HASHABLE:
        return lambda info: is_hashable(program, info)
    tested = {target.fullname, *(item.fullname for item in program.classes.test_classes(target))}
    return lambda info: any(base.fullname in tested for base in info.mro)


def static_subclass(f: FunctionLowering, type_: ProperType, target: Instance) -> bool | None:
    """Whether a value of static type `type_` is a `target`; None: ask at run time."""
    if isinstance(type_, NoneType):
        return target.type.fullname in ("types.NoneType", "builtins.object", HASHABLE)
    if isinstance(type_, TupleType):
        info = type_.partial_fallback.type
    elif isinstance(type_, Instance):
        info = type_.type
    elif isinstance(type_, CallableType):
        return False
    else:
        return None
    if info.has_base(target.type.fullname):
        return True
    if info.fullname in (
        "builtins.int",
        "builtins.float",
        "builtins.str",
        "builtins.bytes",
        "builtins.tuple",
    ):
        return class_has(f.program, info, target.type)
    if is_object(type_) or is_abstract(type_) or target.type.has_base(info.fullname):
        return None
    if target.type.is_protocol or have_common_class(f.program, info, target.type):
        return None
    return False


def have_common_class(program: ProgramLowering, a: TypeInfo, b: TypeInfo) -> bool:
    """Objects of a class of the program can be of both: the same, one below the other, or mixed."""
    return any(b in info.mro for info in [a, *program.classes.below(a)]) or a in b.mro
