"""`==` and `is`, by the static types of both sides."""

from __future__ import annotations

from mypy.nodes import TypeInfo
from mypy.types import CallableType, Instance, NoneType, ProperType, TupleType, UnionType

from naja.abi import entry
from naja.compiler.ir.core import NONE_VALUE, NULL, Const, Value
from naja.compiler.ir.types import I1, I64, REF
from naja.compiler.lower.alternatives import each_alternative, narrow_present, present, truth
from naja.compiler.lower.boxing import as_class, is_function
from naja.compiler.lower.class_tests import instance_test, static_subclass
from naja.compiler.lower.constants import boolean
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_abstract, is_complex, is_none, is_number, is_object
from naja.compiler.lower.method_lookup import custom_method, overrides_tuple
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow, of_class
from naja.compiler.lower.numbers import compare_numbers, invert
from naja.compiler.lower.operand_order import in_order, right_first
from naja.compiler.lower.operator_names import LAST
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    is_boxed,
    normal,
    rep_of,
    union_items,
)

_OBJECTS = "naja.runtime.object_unsafe"


def plain_operand(f: FunctionLowering, source: Typed, name: str) -> Typed:
    """A member of an IntEnum and the like as its value, unless it has its own operator."""
    if not isinstance(source.type, Instance) or not source.type.type.is_enum:
        return source
    from naja.compiler.lower.enum_access import plain_value
    from naja.compiler.lower.kinds import is_value_enum

    node = f.program.classes.method(source.type.type, name)
    if not is_value_enum(source.type) or node is not None and node.info.module_name != "builtins":
        return source
    return plain_value(f, source)


def equals(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    """I1: `left == right`."""
    left, right = plain_operand(f, left, "__eq__"), plain_operand(f, right, "__eq__")
    left, right = _as_object(f, as_class(f, left)), _as_object(f, as_class(f, right))
    if is_number(left.type) and is_number(right.type):
        return compare_numbers(f, "==", left, right)
    if is_none(left.type) or is_none(right.type):
        other, nothing = (right, left) if is_none(left.type) else (left, right)
        return _equals_none(f, other, nothing)
    if isinstance(left.type, UnionType) or is_object(left.type):
        return _equals_union(f, left, right)
    if overrides_tuple(left.type, "__eq__"):
        return _own_answer(f, left, right)
    if isinstance(right.type, UnionType) or is_object(right.type):
        return _equals_union(f, right, left)
    if isinstance(left.type, TupleType) or isinstance(right.type, TupleType):
        return _equals_tuple(f, left, right)
    if is_open(left) or is_open(right):
        return boolean(f, same_open(left, right)).value
    if is_function(left.type) and is_function(right.type):
        return f.call_named(entry.EQUAL_FUNCTIONS, [left.value, right.value], I1)
    if is_function(left.type):
        return _equals_function(f, right, left)
    if is_function(right.type):
        return _equals_function(f, left, right)
    if isinstance(left.type, CallableType) or isinstance(right.type, CallableType):
        return f.binary("icmp.eq", left.value, right.value)
    return _equals_instances(f, left, right)


def _as_object(f: FunctionLowering, source: Typed) -> Typed:
    """What is known by a Protocol or an ABC only may be of any class, a named tuple's too."""
    if not is_abstract(source.type):
        return source
    anything = f.program.builtin("object")
    return Typed(coerce(f, source, anything), anything)


def _equals_none(f: FunctionLowering, other: Typed, nothing: Typed) -> Value:
    """I1: the other value is None too, or of a class of the program that says so."""
    from naja.compiler.lower.methods import call_method

    kinds = union_items(other.type)
    if not any(_may_be(kind, info) for kind in kinds for info in _writers(f)):
        return invert(f, present(f, other))
    result = f.new_local("equal", I1)
    some, done = f.new_block("some"), f.new_block("equal")
    f.set(result, Const(I1, True))
    f.branch(present(f, other), some, done)
    f.enter(some)
    if isinstance(other.type, UnionType):
        each_alternative(
            f,
            narrow_present(f, other),
            lambda item: f.set(result, equals(f, item, nothing)),
        )
    else:
        root = f.program.builtin("object")
        boxed = Typed(coerce(f, nothing, root), root)
        f.set(result, truth(f, call_method(f, other, "__eq__", [boxed])))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _writers(f: FunctionLowering) -> list[TypeInfo]:
    """The classes of the program whose source says what is equal."""
    return f.program.classes.own_equalities()


def _equals_tuple(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    """One of them is a tuple; a named tuple may have its own idea of what equals it."""
    from naja.compiler.lower.containers import equal_tuples

    if overrides_tuple(right.type, "__eq__"):
        return _own_answer(f, right, left)
    return equal_tuples(f, left, right)


def _own_answer(f: FunctionLowering, asked: Typed, other: Typed) -> Value:
    """What the object's own `__eq__` says of the other one."""
    from naja.compiler.lower.alternatives import truth
    from naja.compiler.lower.methods import call_method

    return truth(f, call_method(f, asked, "__eq__", [other]))


def alike(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    """I1: the same object, or equal. Of elements: `[x] == [x]` whatever `x.__eq__` says."""
    if left.value.rep is not REF or right.value.rep is not REF or is_none(left.type):
        return equals(f, left, right)
    kinds = (left.type, right.type)
    if all(isinstance(kind, Instance) and is_final_value(kind) for kind in kinds):
        return equals(f, left, right)
    result = f.new_local("alike", I1)
    f.set(result, Const(I1, True))
    other, done = f.new_block("other_object"), f.new_block("compared")
    f.branch(f.binary("icmp.eq", left.value, right.value), done, other)
    f.enter(other)
    f.set(result, equals(f, left, right))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _equals_function(f: FunctionLowering, other: Typed, function: Typed) -> Value:
    """I1: what is no function says that it equals one, which only classes of the program do."""
    from naja.compiler.lower.methods import call_method

    if is_builtin(other.type) or not custom_method(f, other.type, "__eq__"):
        return Const(I1, False)
    wide = f.program.builtin("object")
    asked = Typed(coerce(f, function, wide), wide)
    return truth(f, call_method(f, other, "__eq__" + LAST, [asked]))


def is_builtin(type_: ProperType) -> bool:
    return isinstance(type_, Instance) and type_.type.module_name == "builtins"


def _equals_instances(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    from naja.compiler.lower.methods import call_method

    asked = [
        (mine, other, name)
        for mine, other, name in ((left, right, "__eq__"), (right, left, "__eq__" + LAST))
        if not is_number(mine.type) and custom_method(f, mine.type, "__eq__")
    ]
    if is_builtin(left.type) and not is_builtin(right.type):
        asked.reverse()  # what a builtin class says of others is NotImplemented
    if len(asked) == 2:
        swap = right_first(f, left, right, "__eq__")
        return truth(
            f,
            in_order(
                f,
                swap,
                lambda: call_method(f, asked[0][0], asked[0][2], [asked[0][1]]),
                lambda: call_method(f, right, "__eq__", [left]),
            ),
        )
    for mine, other, name in asked:
        return truth(f, call_method(f, mine, name, [other]))
    if rep_of(left.type) is REF and rep_of(right.type) is REF:
        return f.binary("icmp.eq", left.value, right.value)
    return Const(I1, False)


def _equals_union(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    result = f.new_local("equal", I1)
    some, none, done = f.new_block("some"), f.new_block("none"), f.new_block("equal")
    f.branch(present(f, left), some, none)
    f.enter(none)
    f.set(result, equals(f, Typed(NONE_VALUE, NoneType()), right))
    f.jump(done)
    f.enter(some)
    if is_object(left.type):
        f.set(result, equals_object(f, left, right))
    else:

        def one(item: Typed) -> None:
            f.set(
                result,
                equals(f, item, right)
                if not _is_union(right.type)
                else _equals_present(f, item, right),
            )

        each_alternative(f, narrow_present(f, left), one)
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _is_union(type_: ProperType) -> bool:
    return isinstance(type_, UnionType)


def _equals_present(f: FunctionLowering, item: Typed, right: Typed) -> Value:
    """A present item against a union: false unless the union holds a comparable alternative."""
    result = f.new_local("same", I1)
    f.set(result, Const(I1, False))
    some, none, done = f.new_block("some"), f.new_block("none"), f.new_block("same")
    f.branch(present(f, right), some, none)
    f.enter(none)
    if allows_none(right.type):
        f.set(result, equals(f, item, Typed(NONE_VALUE, NoneType())))
    f.jump(done)
    f.enter(some)
    each_alternative(
        f, narrow_present(f, right), lambda other: f.set(result, equals(f, item, other))
    )
    f.jump(done)
    f.enter(done)
    return f.get(result)


def equals_object(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    """`object == x`: known classes of x are tested, otherwise the object's own `__eq__`."""
    other = right.type
    if isinstance(other, Instance) and is_final_value(other):
        # A number may equal one of another class.
        numeric = [f.program.builtin("int"), f.program.builtin("float")]
        result = f.new_local("equal", I1)
        f.set(result, Const(I1, False))
        done = f.new_block("compared")
        for kind in numeric if is_number(other) else [other]:
            hit, miss = f.new_block("same_class"), f.new_block("other_class")
            f.branch(instance_test(f, left.value, kind), hit, miss)
            f.enter(hit)
            f.set(result, equals(f, narrow(f, left, kind, proven=True), right))
            f.jump(done)
            f.enter(miss)
        if f.program.classes.has_own_equality():
            f.set(result, _ask_object(f, left, right))
        f.jump(done)
        f.enter(done)
        return f.get(result)
    from naja.compiler.lower.methods import call_method

    if is_builtin(other) and not is_complex(other) or not custom_method(f, other, "__eq__"):
        return _ask_object(f, left, right)
    result = f.new_local("equal", I1)
    done = f.new_block("compared")
    for name in ("int", "float", "str", "bytes"):  # they leave the answer to `right`
        hit, miss = f.new_block("builtin"), f.new_block("other_class")
        f.branch(instance_test(f, left.value, f.program.builtin(name)), hit, miss)
        f.enter(hit)
        f.set(result, truth(f, call_method(f, right, "__eq__", [left])))
        f.jump(done)
        f.enter(miss)
    f.set(result, _ask_object(f, left, right))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _ask_object(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    """The object's own `__eq__`; a class of the program on the right answers for others."""
    from naja.compiler.lower.methods import call_method

    boxed = Typed(coerce(f, right, f.program.builtin("object")), f.program.builtin("object"))
    written = [info for info in _writers(f) if _may_be(right.type, info)]
    if not written:
        return truth(f, call_method(f, left, "__eq__", [boxed]))
    result = f.new_local("equal", I1)
    ask_left, try_right, done = f.new_block("left"), f.new_block("right"), f.new_block("equal")
    answers_itself = _is_one_of(f, left, _writers(f))
    some = f.binary("icmp.ne", boxed.value, NULL)
    f.branch(f.binary("and", some, invert(f, answers_itself)), try_right, ask_left)
    f.enter(try_right)
    for info in written:
        hit, miss = f.new_block("asked"), f.new_block("other_class")
        f.branch(instance_test(f, boxed.value, Instance(info, [])), hit, miss)
        f.enter(hit)
        answer = call_method(f, of_class(f, boxed.value, info), "__eq__" + LAST, [left])
        f.set(result, truth(f, answer))
        f.jump(done)
        f.enter(miss)
    f.jump(ask_left)
    f.enter(ask_left)
    f.set(result, truth(f, call_method(f, left, "__eq__", [boxed])))
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _may_be(type_: ProperType, info: TypeInfo) -> bool:
    """A value of this static type may be of the class."""
    if is_object(type_) or is_abstract(type_):
        return True
    return isinstance(type_, Instance) and (info in type_.type.mro or type_.type in info.mro)


def _is_one_of(f: FunctionLowering, source: Typed, kinds: list[TypeInfo]) -> Value:
    result: Value = Const(I1, False)
    for info in kinds:
        result = f.binary("or", result, instance_test(f, source.value, Instance(info, [])))
    return result


def is_final_value(type_: Instance) -> bool:
    return type_.type.fullname in (
        "builtins.int",
        "builtins.str",
        "builtins.bytes",
        "builtins.float",
        "builtins.bool",
    )


def is_open(side: Typed) -> bool:
    """A generic or overloaded function that is not yet closed over its types."""
    from naja.compiler.lower.open_functions import OpenClosure, OpenFunction

    return isinstance(side.value, OpenFunction | OpenClosure)


def same_open(left: Typed, right: Typed) -> bool:
    """Whether both are one such function. Errors: Unsupported if one of them is another value."""
    from naja.compiler.lower.open_functions import OpenFunction

    if isinstance(left.value, OpenFunction) and isinstance(right.value, OpenFunction):
        return left.value.node is right.value.node
    raise Unsupported(
        "a generic or overloaded function is not one value that could be compared; "
        "annotate a variable for it with a Callable type",
        "generic-function",
    )


def identical(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    """I1: `left is right` (on values: equality of type and value)."""
    if is_none(right.type):
        return invert(f, present(f, left))
    if is_none(left.type):
        return invert(f, present(f, right))
    if is_function(left.type) != is_function(right.type) and (
        is_boxed(left.type) or is_boxed(right.type)
    ):
        raise Unsupported(
            "a function cannot be compared with an object by `is`; annotate it as a Callable",
            "callable",
        )
    if is_open(left) or is_open(right):
        return boolean(f, same_open(left, right)).value
    if is_function(left.type) and is_function(right.type):
        return f.call_named(f"{_OBJECTS}:same_functions", [left.value, right.value], I1)
    if left.value.rep is REF and right.value.rep is REF:
        return f.binary("icmp.eq", left.value, right.value)
    if left.type == right.type and left.value.rep in (I64, I1):
        return f.binary("icmp.eq", left.value, right.value)
    if (
        is_boxed(left.type)
        or is_boxed(right.type)
        or allows_none(left.type)
        or allows_none(right.type)
    ):
        return equals(f, left, right)
    if (
        isinstance(left.type, Instance)
        and isinstance(right.type, Instance)
        and static_subclass(f, left.type, right.type) is False
    ):
        return boolean(f, False).value
    return equals(f, Typed(left.value, normal(left.type)), right)
