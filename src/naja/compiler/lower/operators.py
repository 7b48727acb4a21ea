"""Arithmetic, comparison and the like on static types."""

from __future__ import annotations

from mypy.types import CallableType, Instance, ProperType, TupleType, UnionType

from naja.abi import entry
from naja.compiler.ir.core import Checked, Const, Intrinsic, Value
from naja.compiler.ir.types import F64, I1, I64, REF
from naja.compiler.lower.alternatives import each_alternative, narrow_present, present, truth
from naja.compiler.lower.class_tests import instance_test, static_subclass
from naja.compiler.lower.constants import boolean
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.narrowing import narrow
from naja.compiler.lower.types import (
    Unsupported,
    allows_none,
    is_bool,
    is_boxed,
    is_float,
    is_int,
    is_none,
    is_object,
    is_str,
    normal,
    rep_of,
    union_items,
)

METHODS = {
    "+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__", "//": "__floordiv__",
    "%": "__mod__", "**": "__pow__", "@": "__matmul__",
    "&": "__and__", "|": "__or__", "^": "__xor__", "<<": "__lshift__", ">>": "__rshift__",
    "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__", "==": "__eq__", "!=": "__ne__",
}  # fmt: skip
REFLECTED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_CHECKED = {"+": "add", "-": "sub", "*": "mul"}
_BITS = {"&": "and", "|": "or", "^": "xor"}
_FLOAT = {"+": "fadd", "-": "fsub", "*": "fmul"}
_INT_ORDER = {"<": "slt", "<=": "sle", ">": "sgt", ">=": "sge", "==": "eq", "!=": "ne"}
_FLOAT_ORDER = {"<": "olt", "<=": "ole", ">": "ogt", ">=": "oge", "==": "oeq", "!=": "une"}


def is_number(type_: ProperType) -> bool:
    return is_int(type_) or is_bool(type_) or is_float(type_)


def as_int(f: FunctionLowering, source: Typed) -> Value:
    """An int or bool operand as I64, for arithmetic (where the result is an int anyway)."""
    if is_bool(source.type):
        return f.convert("zext", source.value, I64)
    return source.value


def as_float(f: FunctionLowering, source: Typed) -> Value:
    if is_float(source.type):
        return source.value
    return f.convert("sitofp", as_int(f, source), F64)


def binary(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    """`left op right` for an arithmetic or bit operator."""
    left = plain_operand(f, left, METHODS[op])
    right = plain_operand(f, right, METHODS[op].replace("__", "__r", 1))
    if is_number(left.type) and is_number(right.type):
        return _numbers(f, op, left, right)
    if op == "%" and is_str(left.type):
        raise Unsupported("% needs a literal on its left to format by; write an f-string", "format")
    from naja.compiler.lower.methods import call_method, has_method
    from naja.compiler.lower.unions import over_alternatives

    if _is_number_union(left.type):
        return over_alternatives(f, left, lambda item: binary(f, op, item, right))
    if _is_number_union(right.type):
        return over_alternatives(f, right, lambda item: binary(f, op, left, item))
    if isinstance(left.type, TupleType) and op == "+" and isinstance(right.type, TupleType):
        from naja.compiler.lower.containers import concat_tuples

        return concat_tuples(f, left, right)
    name = METHODS[op]
    if isinstance(right.type, Instance) and right.type.type.is_enum and is_number(left.type):
        return call_method(f, right, name.replace("__", "__r", 1), [left])
    if has_method(f, left.type, name) and not is_number(left.type):
        if op == "*" and is_bool(right.type):
            right = Typed(as_int(f, right), f.program.builtin("int"))
        return call_method(f, left, name, [right])
    reflected = name.replace("__", "__r", 1)
    if has_method(f, right.type, reflected):
        return call_method(f, right, reflected, [left])
    if isinstance(left.type, TupleType):
        from naja.compiler.lower.containers import as_variadic

        return binary(
            f,
            op,
            as_variadic(f, left),
            as_variadic(f, right) if isinstance(right.type, TupleType) else right,
        )
    raise Unsupported(
        f"the operator {op} between {left.type} and {right.type} is not supported yet"
    )


def _is_number_union(type_: ProperType) -> bool:
    """A number of several possible classes, as `flag or count` is."""
    return is_boxed(type_) and all(map(is_number, union_items(type_)))


def _numbers(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    if is_bool(left.type) and is_bool(right.type) and op in _BITS:
        return Typed(f.binary(_BITS[op], left.value, right.value), left.type)
    if is_float(left.type) or is_float(right.type):
        return _floats(f, op, left, right)
    a, b = as_int(f, left), as_int(f, right)
    result = f.program.builtin("int")
    if op in _CHECKED:
        return Typed(checked(f, _CHECKED[op], a, b), result)
    if op in _BITS:
        return Typed(f.binary(_BITS[op], a, b), result)
    if op in ("//", "%"):
        return Typed(_divide(f, op, a, b), result)
    if op == "<<":
        return Typed(_shift_left(f, a, b), result)
    if op == ">>":
        return Typed(_shift_right(f, a, b), result)
    if op == "/":
        # Not the quotient of two floats: beyond 2**53 that would round twice.
        path = f"naja.runtime.{FLOAT_MODULE}:int_truediv"
        return Typed(f.call_named(path, [a, b], F64), f.program.builtin("float"))
    if op == "**":
        from naja.compiler.lower.methods import call_method

        return call_method(f, Typed(a, result), "__pow__", [Typed(b, result)])
    raise Unsupported(f"the operator {op} on integers is not supported")


def checked(f: FunctionLowering, kind: str, a: Value, b: Value) -> Value:
    """add, sub or mul that raises OverflowError."""
    result = f.temp(I64)
    fail = f.new_block("overflow", cold=True)
    f.emit(Checked(result, kind, a, b, fail))
    _fail_block(f, fail, entry.RAISE_OVERFLOW, [])
    return result


def _fail_block(f: FunctionLowering, block: object, path: str, args: list[Value]) -> None:
    saved = f.block
    f.enter(block)  # type: ignore[arg-type]
    f.fail(path, args)
    f.block = saved


def require(f: FunctionLowering, condition: Value, path: str, args: list[Value]) -> None:
    """Raise through the runtime function unless the condition holds."""
    if isinstance(condition, Const) and condition.literal:
        return
    good, bad = f.new_block("good"), f.new_block("bad", cold=True)
    f.branch(condition, good, bad, likely=True)
    f.enter(bad)
    f.fail(path, args)
    f.enter(good)


def _divide(f: FunctionLowering, op: str, a: Value, b: Value) -> Value:
    """Floor division and its remainder (sign of the divisor)."""
    if isinstance(b, Const) and isinstance(b.literal, int) and b.literal > 0:
        return _divide_by_constant(f, op, a, b)
    message = "integer division or modulo by zero" if op == "//" else "integer modulo by zero"
    require(
        f,
        f.binary("icmp.ne", b, Const(I64, 0)),
        entry.RAISE_ZERO_DIVISION,
        [f.program.string(message)],
    )
    result = f.new_local("quotient", I64)
    minus_one, other, done = (
        f.new_block("minus_one", cold=True),
        f.new_block("divide"),
        f.new_block("divided"),
    )
    f.branch(f.binary("icmp.eq", b, Const(I64, -1)), minus_one, other, likely=False)
    f.enter(minus_one)
    f.set(result, checked(f, "sub", Const(I64, 0), a) if op == "//" else Const(I64, 0))
    f.jump(done)
    f.enter(other)
    quotient, remainder = f.binary("sdiv", a, b), f.binary("srem", a, b)
    differs = f.binary("icmp.slt", f.binary("xor", remainder, b), Const(I64, 0))
    adjust = f.binary("and", differs, f.binary("icmp.ne", remainder, Const(I64, 0)))
    if op == "//":
        f.set(result, f.binary("sub", quotient, f.convert("zext", adjust, I64)))
    else:
        f.set(
            result, f.binary("add", remainder, f.binary("mul", b, f.convert("zext", adjust, I64)))
        )
    f.jump(done)
    f.enter(done)
    return f.get(result)


def _divide_by_constant(f: FunctionLowering, op: str, a: Value, b: Const) -> Value:
    assert isinstance(b.literal, int)
    if b.literal & (b.literal - 1) == 0:
        if op == "//":
            return f.binary("ashr", a, Const(I64, b.literal.bit_length() - 1))
        return f.binary("and", a, Const(I64, b.literal - 1))
    remainder = f.binary("srem", a, b)
    negative = f.convert("zext", f.binary("icmp.slt", remainder, Const(I64, 0)), I64)
    if op == "//":
        return f.binary("sub", f.binary("sdiv", a, b), negative)
    return f.binary("add", remainder, f.binary("mul", negative, b))


def _shift_left(f: FunctionLowering, a: Value, b: Value) -> Value:
    if isinstance(b, Const) and isinstance(b.literal, int) and 0 <= b.literal < 63:
        return checked(f, "mul", a, Const(I64, 1 << b.literal))
    require(f, f.binary("icmp.sge", b, Const(I64, 0)), entry.RAISE_SHIFT, [])
    amount = f.binary("and", b, Const(I64, 63))
    shifted = f.binary("shl", a, amount)
    exact = f.binary("icmp.eq", f.binary("ashr", shifted, amount), a)
    fits = f.binary("and", exact, f.binary("icmp.slt", b, Const(I64, 64)))
    good = f.binary("or", fits, f.binary("icmp.eq", a, Const(I64, 0)))
    require(f, good, entry.RAISE_OVERFLOW, [])
    return shifted


def _shift_right(f: FunctionLowering, a: Value, b: Value) -> Value:
    if isinstance(b, Const) and isinstance(b.literal, int) and b.literal >= 0:
        return f.binary("ashr", a, Const(I64, min(b.literal, 63)))
    require(f, f.binary("icmp.sge", b, Const(I64, 0)), entry.RAISE_SHIFT, [])
    from naja.compiler.ir.core import Select

    amount = f.temp(I64)
    f.emit(Select(amount, f.binary("icmp.sgt", b, Const(I64, 63)), Const(I64, 63), b))
    return f.binary("ashr", a, amount)


def _floats(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    a, b = as_float(f, left), as_float(f, right)
    result = f.program.builtin("float")
    if op in _FLOAT:
        return Typed(f.binary(_FLOAT[op], a, b), result)
    if op == "/":
        return Typed(_true_divide(f, a, b, "float division by zero"), result)
    name = {"//": "float_floordiv", "%": "float_mod", "**": "float_pow"}.get(op)
    if name is None:
        raise Unsupported(f"the operator {op} on floats is not supported")
    return Typed(f.call_named(f"naja.runtime.{FLOAT_MODULE}:{name}", [a, b], F64), result)


FLOAT_MODULE = "float_arithmetic"


def _true_divide(f: FunctionLowering, a: Value, b: Value, message: str) -> Value:
    require(
        f,
        f.binary("fcmp.une", b, Const(F64, 0.0)),
        entry.RAISE_ZERO_DIVISION,
        [f.program.string(message)],
    )
    return f.binary("fdiv", a, b)


def negate(f: FunctionLowering, source: Typed) -> Typed:
    if is_float(source.type):
        result = f.temp(F64)
        f.emit(Intrinsic(result, "fneg", [source.value]))
        return Typed(result, source.type)
    if (
        isinstance(source.value, Const)
        and isinstance(source.value.literal, int)
        and is_int(source.type)
    ):
        return Typed(Const(I64, -source.value.literal), source.type)
    return Typed(checked(f, "sub", Const(I64, 0), as_int(f, source)), f.program.builtin("int"))


def wrapping(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed | None:
    """+ - * modulo 2**64 where only low bits are used afterwards."""
    if (
        op in _CHECKED
        and not is_float(left.type)
        and not is_float(right.type)
        and is_number(left.type)
        and is_number(right.type)
    ):
        return Typed(
            f.binary(_CHECKED[op], as_int(f, left), as_int(f, right)), f.program.builtin("int")
        )
    if (
        op == "<<"
        and isinstance(right.value, Const)
        and isinstance(right.value.literal, int)
        and 0 <= right.value.literal < 64
    ):
        return Typed(f.binary("shl", as_int(f, left), right.value), f.program.builtin("int"))
    return None


def plain_operand(f: FunctionLowering, source: Typed, name: str) -> Typed:
    """A member of an IntEnum and the like as its value, unless it has its own operator."""
    if not isinstance(source.type, Instance) or not source.type.type.is_enum:
        return source
    from naja.compiler.lower.enum_access import is_value_enum, plain_value

    node = f.program.classes.method(source.type.type, name)
    if not is_value_enum(source.type) or node is not None and node.info.module_name != "builtins":
        return source
    return plain_value(f, source)


def compare(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    """`left op right` for == != < <= > >= (the result's truth is an exact bool)."""
    left = plain_operand(f, left, METHODS[op])
    right = plain_operand(f, right, METHODS[REFLECTED[op]])
    if is_number(left.type) and is_number(right.type):
        return Typed(_compare_numbers(f, op, left, right), f.program.builtin("bool"))
    if op in ("==", "!="):
        equal = equals(f, left, right)
        return Typed(invert(f, equal) if op == "!=" else equal, f.program.builtin("bool"))
    from naja.compiler.lower.containers import as_variadic, order_tuples
    from naja.compiler.lower.methods import call_method, has_method

    if isinstance(left.type, TupleType) and isinstance(right.type, TupleType):
        return Typed(order_tuples(f, op, left, right), f.program.builtin("bool"))
        return compare(f, op, as_variadic(f, left), as_variadic(f, right))
    if has_method(f, left.type, METHODS[op]):
        return call_method(f, left, METHODS[op], [right])
    swapped = METHODS[REFLECTED[op]]
    if has_method(f, right.type, swapped):
        return call_method(f, right, swapped, [left])
    raise Unsupported(f"{op} between {left.type} and {right.type} is not supported")


def _compare_numbers(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Value:
    if is_float(left.type) and is_float(right.type):
        return f.binary(f"fcmp.{_FLOAT_ORDER[op]}", left.value, right.value)
    if is_float(left.type) or is_float(right.type):
        return _compare_mixed(f, op, left, right)
    return f.binary(f"icmp.{_INT_ORDER[op]}", as_int(f, left), as_int(f, right))


def _compare_mixed(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Value:
    """int against float, exact also beyond 2**53."""
    if is_float(left.type):
        return _compare_mixed(f, REFLECTED[op], right, left)
    order = f.call_named(
        f"naja.runtime.{FLOAT_MODULE}:compare_int_float", [as_int(f, left), right.value], I64
    )
    if op == "!=":
        return f.binary("icmp.ne", order, Const(I64, 0))
    unordered = f.binary("icmp.ne", order, Const(I64, 2))
    return f.binary("and", unordered, f.binary(f"icmp.{_INT_ORDER[op]}", order, Const(I64, 0)))


def invert(f: FunctionLowering, value: Value) -> Value:
    if isinstance(value, Const):
        return Const(I1, not value.literal)
    return f.binary("xor", value, Const(I1, True))


def equals(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    """I1: `left == right`."""
    left, right = plain_operand(f, left, "__eq__"), plain_operand(f, right, "__eq__")
    if is_number(left.type) and is_number(right.type):
        return _compare_numbers(f, "==", left, right)
    if is_none(left.type) or is_none(right.type):
        other = right if is_none(left.type) else left
        return invert(f, present(f, other))
    if isinstance(left.type, UnionType) or is_object(left.type):
        return _equals_union(f, left, right)
    if isinstance(right.type, UnionType) or is_object(right.type):
        return _equals_union(f, right, left)
    if isinstance(left.type, TupleType) or isinstance(right.type, TupleType):
        from naja.compiler.lower.containers import equal_tuples

        return equal_tuples(f, left, right)
    if isinstance(left.type, CallableType) or isinstance(right.type, CallableType):
        return f.binary("icmp.eq", left.value, right.value)
    return _equals_instances(f, left, right)


def _of_builtins(type_: ProperType) -> bool:
    return isinstance(type_, Instance) and type_.type.module_name == "builtins"


def _equals_instances(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    from naja.compiler.lower.methods import call_method, custom_method

    pairs = [(left, right), (right, left)]
    if _of_builtins(left.type) and not _of_builtins(right.type):
        pairs.reverse()  # what a builtin class says of others is NotImplemented
    for a, b in pairs:
        if not is_number(a.type) and custom_method(f, a.type, "__eq__"):
            return truth(f, call_method(f, a, "__eq__", [b]))
    if rep_of(left.type) is REF and rep_of(right.type) is REF:
        return f.binary("icmp.eq", left.value, right.value)
    return Const(I1, False)


def _equals_union(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    result = f.new_local("equal", I1)
    some, none, done = f.new_block("some"), f.new_block("none"), f.new_block("equal")
    f.branch(present(f, left), some, none)
    f.enter(none)
    f.set(result, invert(f, present(f, right)))
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
    some, done = f.new_block("some"), f.new_block("same")
    f.branch(present(f, right), some, done)
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
        if f.program.classes.has_own_equality:
            f.set(result, _ask_object(f, left, right))
        f.jump(done)
        f.enter(done)
        return f.get(result)
    from naja.compiler.lower.methods import call_method, custom_method

    if _of_builtins(other) or not custom_method(f, other, "__eq__"):
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
    """The object's own `__eq__`."""
    from naja.compiler.lower.methods import call_method

    boxed = Typed(coerce(f, right, f.program.builtin("object")), f.program.builtin("object"))
    return truth(f, call_method(f, left, "__eq__", [boxed]))


def is_final_value(type_: Instance) -> bool:
    return type_.type.fullname in (
        "builtins.int",
        "builtins.str",
        "builtins.bytes",
        "builtins.float",
        "builtins.bool",
    )


def identical(f: FunctionLowering, left: Typed, right: Typed) -> Value:
    """I1: `left is right` (on values: equality of type and value)."""
    if is_none(right.type):
        return invert(f, present(f, left))
    if is_none(left.type):
        return invert(f, present(f, right))
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
        and static_subclass(left.type, right.type) is False
    ):
        return boolean(f, False).value
    return equals(f, Typed(left.value, normal(left.type)), right)
