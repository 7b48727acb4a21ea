"""Operators on `int`, `bool` and `float`: checked arithmetic as machine operations."""

from __future__ import annotations

from mypy.types import ProperType

from naja.abi import entry
from naja.compiler.ir.core import Checked, Const, Intrinsic, Value
from naja.compiler.ir.types import F64, I1, I64
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.kinds import is_bool, is_float, is_int, is_number
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, is_boxed, union_items

REFLECTED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_CHECKED = {"+": "add", "-": "sub", "*": "mul"}
_BITS = {"&": "and", "|": "or", "^": "xor"}
_FLOAT = {"+": "fadd", "-": "fsub", "*": "fmul"}
_INT_ORDER = {"<": "slt", "<=": "sle", ">": "sgt", ">=": "sge", "==": "eq", "!=": "ne"}
_FLOAT_ORDER = {"<": "olt", "<=": "ole", ">": "ogt", ">=": "oge", "==": "oeq", "!=": "une"}


def is_number_union(type_: ProperType) -> bool:
    """A number of several possible classes, as `flag or count` is."""
    return is_boxed(type_) and all(map(is_number, union_items(type_)))


def as_int(f: FunctionLowering, source: Typed) -> Value:
    """An int or bool operand as I64, for arithmetic (where the result is an int anyway)."""
    if is_bool(source.type):
        return f.convert("zext", source.value, I64)
    return source.value


def as_float(f: FunctionLowering, source: Typed) -> Value:
    if is_float(source.type):
        return source.value
    return f.convert("sitofp", as_int(f, source), F64)


def arithmetic(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
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
        [f.program.statics.string(message)],
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
        [f.program.statics.string(message)],
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


def compare_numbers(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Value:
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
