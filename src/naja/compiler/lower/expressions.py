"""Expressions, by mypy node class."""

from __future__ import annotations

import mypy.nodes as nodes
from mypy.nodes import (
    AssignmentExpr,
    AwaitExpr,
    BytesExpr,
    CastExpr,
    FloatExpr,
    IntExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    StrExpr,
    TupleExpr,
    UnaryExpr,
    Var,
    YieldExpr,
    YieldFromExpr,
)
from mypy.types import Instance, NoneType, ProperType, TupleType

from naja.compiler.frontend import surrogate_text
from naja.compiler.ir.core import NONE_VALUE, Const
from naja.compiler.ir.types import F64, I64
from naja.compiler.lower import numbers, operators
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.choices import short_circuit, truth_of
from naja.compiler.lower.constants import integer, literal, literal_bytes, string
from naja.compiler.lower.containers import make_tuple
from naja.compiler.lower.folding import fitting_integer
from naja.compiler.lower.frames import await_value, delegate, is_frame, sent_value, yield_value
from naja.compiler.lower.function import FunctionLowering, expression
from naja.compiler.lower.kinds import is_float, is_int, is_number
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_functions import OpenClosure, OpenFunction, close, is_open
from naja.compiler.lower.percent import literal_text, percent_format, percent_octets
from naja.compiler.lower.references import reference
from naja.compiler.lower.types import Unsupported, normal

# What mypy makes of a lone surrogate in a literal.
_REPLACEMENT = "\ufffd"


@expression("IntExpr")
def int_literal(f: FunctionLowering, node: IntExpr) -> Typed:
    return integer(f, node.value)


@expression("FloatExpr")
def float_literal(f: FunctionLowering, node: FloatExpr) -> Typed:
    return Typed(Const(F64, node.value), f.program.builtin("float"))


@expression("ComplexExpr")
def complex_literal(f: FunctionLowering, node: nodes.ComplexExpr) -> Typed:
    return literal(f, node.value, None)


@expression("StrExpr")
def str_literal(f: FunctionLowering, node: StrExpr) -> Typed:
    if _REPLACEMENT not in node.value:
        return string(f, node.value)
    text = surrogate_text(f.program.files[f.module].path, node.line, node.column)
    if text is None:
        raise Unsupported(
            "U+FFFD and lone surrogates in an f-string are not supported; put them in with chr()",
            "surrogate",
        )
    return string(f, text)


@expression("BytesExpr")
def bytes_literal(f: FunctionLowering, node: BytesExpr) -> Typed:
    made = f.program.statics.byte_string(literal_bytes(node.value))
    return Typed(made, f.program.builtin("bytes"))


@expression("EllipsisExpr")
def ellipsis_literal(f: FunctionLowering, node: nodes.EllipsisExpr) -> Typed:
    return Typed(NONE_VALUE, NoneType())


@expression("NameExpr")
def name(f: FunctionLowering, node: NameExpr) -> Typed:
    return reference(f, node, node.node, node.fullname)


@expression("OpExpr")
def operation(f: FunctionLowering, node: OpExpr) -> Typed:
    if node.op in ("and", "or"):
        return short_circuit(f, node)
    constant = fitting_integer(node)
    if constant is not None:
        return integer(f, constant)
    if node.op == "&":
        masked = _masked(f, node)
        if masked is not None:
            return masked
    if node.op == "%":
        template = literal_text(node.left)
        if template is not None:
            return percent_format(f, node, template)
        if isinstance(node.left, BytesExpr):
            return percent_octets(f, node, literal_bytes(node.left.value))
    left = f.expr(node.left)
    right = f.expr(node.right)
    return operators.binary(f, node.op, left, right)


def _masked(f: FunctionLowering, node: OpExpr) -> Typed | None:
    """`(a * b + c) & MASK`: the low bits are exact however large the inner result is."""
    mask = _constant(f, node.right)
    if mask is None or not 0 <= mask < 2**63:
        return None
    inner = node.left
    if not (isinstance(inner, OpExpr) and inner.op in ("+", "-", "*", "<<")):
        return None
    left = _wrapped(f, inner)
    if not is_int(left.type):
        return operators.binary(f, "&", left, integer(f, mask))
    return Typed(f.binary("and", left.value, Const(I64, mask)), left.type)


def _wrapped(f: FunctionLowering, node: nodes.Expression) -> Typed:
    if isinstance(node, OpExpr) and node.op in ("+", "-", "*", "<<", "&", "|", "^"):
        if node.op in ("&", "|", "^"):
            left, right = _wrapped(f, node.left), _wrapped(f, node.right)
            return operators.binary(f, node.op, left, right)
        left = _wrapped(f, node.left)
        right = f.expr(node.right) if node.op == "<<" else _wrapped(f, node.right)
        made = numbers.wrapping(f, node.op, left, right)
        return made if made is not None else operators.binary(f, node.op, left, right)
    return f.expr(node)


def _constant(f: FunctionLowering, node: nodes.Expression) -> int | None:
    if isinstance(node, IntExpr):
        return node.value
    if (
        isinstance(node, RefExpr)
        and isinstance(node.node, Var)
        and isinstance(node.node.final_value, int)
    ):
        return node.node.final_value
    return None


@expression("UnaryExpr")
def unary(f: FunctionLowering, node: UnaryExpr) -> Typed:
    if node.op == "not":
        return truth_of(f, node)
    constant = fitting_integer(node)
    if constant is not None:
        return integer(f, constant)
    source = f.expr(node.expr)
    if is_number(source.type):
        if node.op == "-":
            return numbers.negate(f, source)
        if node.op == "+":
            return (
                Typed(numbers.as_int(f, source), f.program.builtin("int"))
                if not is_float(source.type)
                else source
            )
        return Typed(
            f.binary("xor", numbers.as_int(f, source), Const(I64, -1)), f.program.builtin("int")
        )
    return call_method(f, source, {"-": "__neg__", "+": "__pos__", "~": "__invert__"}[node.op], [])


@expression("TupleExpr")
def tuple_display(f: FunctionLowering, node: TupleExpr) -> Typed:
    from naja.compiler.lower.containers import tuple_items
    from naja.compiler.lower.displays import starred_list

    if any(isinstance(item, nodes.StarExpr) for item in node.items):
        parts: list[Typed] = []
        for item in node.items:
            if isinstance(item, nodes.StarExpr):
                inner = f.expr(item.expr)
                if not isinstance(inner.type, TupleType):
                    made = starred_list(f, node.items, normal_item(f, node))
                    return call_function(
                        f, f.program.named_function("builtins:_tuple_of_iterable"), plain([made])
                    )
                parts += tuple_items(f, inner)
            else:
                parts.append(f.expr(item))
        return make_tuple(f, parts)
    return make_tuple(f, _closed(f, node, [f.expr(item) for item in node.items]))


def _closed(f: FunctionLowering, node: TupleExpr, items: list[Typed]) -> list[Typed]:
    """The items; those that are a function for each type as what the tuple's place wants."""
    if not any(isinstance(item.value, (OpenFunction, OpenClosure)) for item in items):
        return items
    wanted = f.type_of(node)
    if not isinstance(wanted, TupleType) or len(wanted.items) != len(items):
        return items
    types = [normal(item) for item in wanted.items]
    return [
        Typed(close(f, item.value, type_), type_)
        if isinstance(item.value, (OpenFunction, OpenClosure)) and not is_open(type_)
        else item
        for item, type_ in zip(items, types, strict=True)
    ]


def normal_item(f: FunctionLowering, node: nodes.Expression) -> ProperType:
    type_ = f.type_of(node)
    assert isinstance(type_, Instance)
    return normal(type_.args[0])


@expression("AwaitExpr")
def await_expression(f: FunctionLowering, node: AwaitExpr) -> Typed:
    return await_value(f, f.expr(node.expr))


@expression("YieldExpr")
def yield_expression(f: FunctionLowering, node: YieldExpr) -> Typed:
    yield_statement(f, node)
    return sent_value(f)


def yield_statement(f: FunctionLowering, node: YieldExpr) -> None:
    """A `yield` whose value nobody wants."""
    yield_value(f, f.expr(node.expr) if node.expr is not None else Typed(NONE_VALUE, NoneType()))


@expression("YieldFromExpr")
def yield_from(f: FunctionLowering, node: YieldFromExpr) -> Typed:
    from naja.compiler.lower.yielding import yield_each

    source = f.expr(node.expr)
    return delegate(f, source) if is_frame(source.type) else yield_each(f, source)


@expression("AssignmentExpr")
def walrus(f: FunctionLowering, node: AssignmentExpr) -> Typed:
    from naja.compiler.lower.variables import write_variable

    value = f.expr(node.value)
    assert isinstance(node.target.node, Var)
    if node.target.node in f.program.astray:
        raise Unsupported(
            f"{node.target.name} is declared global or nonlocal and assigned by := in a "
            "comprehension; write a loop with an assignment",
            "assignment-expression",
        )
    write_variable(f, node.target.node, value)
    return value


@expression("CastExpr")
def cast_expression(f: FunctionLowering, node: CastExpr) -> Typed:
    from naja.compiler.lower.casts import cast

    return cast(f, node.expr, node.type)
