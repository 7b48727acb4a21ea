"""Arithmetic, comparison and the like on static types."""

from __future__ import annotations

from mypy.types import Instance, ProperType, TupleType, UnionType

from naja.compiler.lower.equality import equals, plain_operand
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.model import Typed
from naja.compiler.lower.numbers import (
    REFLECTED,
    arithmetic,
    as_int,
    compare_numbers,
    invert,
    is_number,
)
from naja.compiler.lower.types import Unsupported, is_bool, is_boxed, is_str, union_items

METHODS = {
    "+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__", "//": "__floordiv__",
    "%": "__mod__", "**": "__pow__", "@": "__matmul__",
    "&": "__and__", "|": "__or__", "^": "__xor__", "<<": "__lshift__", ">>": "__rshift__",
    "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__", "==": "__eq__", "!=": "__ne__",
}  # fmt: skip


def binary(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    """`left op right` for an arithmetic or bit operator."""
    left = plain_operand(f, left, METHODS[op])
    right = plain_operand(f, right, METHODS[op].replace("__", "__r", 1))
    if is_number(left.type) and is_number(right.type):
        return arithmetic(f, op, left, right)
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


def compare(f: FunctionLowering, op: str, left: Typed, right: Typed) -> Typed:
    """`left op right` for == != < <= > >= (the result's truth is an exact bool)."""
    left = plain_operand(f, left, METHODS[op])
    right = plain_operand(f, right, METHODS[REFLECTED[op]])
    if is_number(left.type) and is_number(right.type):
        return Typed(compare_numbers(f, op, left, right), f.program.builtin("bool"))
    if op in ("==", "!="):
        equal = equals(f, left, right)
        return Typed(invert(f, equal) if op == "!=" else equal, f.program.builtin("bool"))
    from naja.compiler.lower.containers import order_tuples
    from naja.compiler.lower.methods import call_method, has_method
    from naja.compiler.lower.unions import over_alternatives

    if isinstance(left.type, TupleType) and isinstance(right.type, TupleType):
        return Typed(order_tuples(f, op, left, right), f.program.builtin("bool"))
    if isinstance(left.type, UnionType):
        return over_alternatives(f, left, lambda item: compare(f, op, item, right))
    if isinstance(right.type, UnionType):
        return over_alternatives(f, right, lambda item: compare(f, op, left, item))
    if has_method(f, left.type, METHODS[op]):
        return call_method(f, left, METHODS[op], [right])
    swapped = METHODS[REFLECTED[op]]
    if has_method(f, right.type, swapped):
        return call_method(f, right, swapped, [left])
    raise Unsupported(f"{op} between {left.type} and {right.type} is not supported")
