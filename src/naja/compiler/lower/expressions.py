"""Expressions, by mypy node class."""

from __future__ import annotations

import mypy.nodes as nodes
from mypy.nodes import (
    AssignmentExpr,
    AwaitExpr,
    BytesExpr,
    CastExpr,
    ComparisonExpr,
    ConditionalExpr,
    Decorator,
    FloatExpr,
    FuncDef,
    IntExpr,
    MypyFile,
    NameExpr,
    OpExpr,
    OverloadedFuncDef,
    RefExpr,
    StrExpr,
    TupleExpr,
    TypeInfo,
    UnaryExpr,
    Var,
    YieldExpr,
    YieldFromExpr,
)
from mypy.types import (
    Instance,
    NoneType,
    ProperType,
    TupleType,
    Type,
    UninhabitedType,
    UnionType,
)

from naja.compiler.frontend import surrogate_text
from naja.compiler.ir.core import NONE_VALUE, Const, Value
from naja.compiler.ir.types import F64, I1, I64
from naja.compiler.lower import operators
from naja.compiler.lower.alternatives import truth
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.classes import function_of
from naja.compiler.lower.conditions import condition, static_truth
from naja.compiler.lower.constants import boolean, integer, literal_bytes, string
from naja.compiler.lower.containers import make_tuple
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.decorators import is_manager
from naja.compiler.lower.folding import fitting_integer
from naja.compiler.lower.frames import await_value, delegate, is_frame, yield_value
from naja.compiler.lower.function import FunctionLowering, expression
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_functions import OpenFunction, is_open
from naja.compiler.lower.percent import literal_text, percent_format
from naja.compiler.lower.types import (
    Unsupported,
    bind,
    is_bool,
    is_float,
    is_int,
    is_none,
    is_partly_known,
    normal,
    rep_of,
)
from naja.compiler.lower.variables import check_bound, read_storage, read_variable

# What mypy makes of a lone surrogate in a literal.
_REPLACEMENT = "\ufffd"


@expression("IntExpr")
def int_literal(f: FunctionLowering, node: IntExpr) -> Typed:
    return integer(f, node.value)


@expression("FloatExpr")
def float_literal(f: FunctionLowering, node: FloatExpr) -> Typed:
    return Typed(Const(F64, node.value), f.program.builtin("float"))


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
    return Typed(f.program.byte_string(literal_bytes(node.value)), f.program.builtin("bytes"))


@expression("EllipsisExpr")
def ellipsis_literal(f: FunctionLowering, node: nodes.EllipsisExpr) -> Typed:
    return Typed(NONE_VALUE, NoneType())


@expression("NameExpr")
def name(f: FunctionLowering, node: NameExpr) -> Typed:
    return reference(f, node, node.node, node.fullname)


def reference(f: FunctionLowering, node: RefExpr, target: object, fullname: str) -> Typed:
    """A name, or a member of a module."""
    if fullname in ("builtins.True", "builtins.False"):
        return boolean(f, fullname == "builtins.True")
    if fullname == "builtins.None":
        return Typed(NONE_VALUE, NoneType())
    if fullname.rpartition(".")[2] == "__name__" and isinstance(target, Var):
        return string(f, f.program.module_label(f.module))
    if isinstance(target, Var):
        if target in f.deleted or f.program.is_doubtful(node, f.module):
            check_bound(f, target)
        return read_variable(f, target, _narrowed(f, node, target))
    if isinstance(target, FuncDef) and target in f.variables:
        return read_storage(f, f.variables[target])
    if isinstance(target, (FuncDef, Decorator, OverloadedFuncDef)):
        from naja.compiler.lower.closures import function_value

        if is_manager(target):
            raise Unsupported(
                f"{fullname} is a context manager's function; call it where it stands in `with`",
                "decorator",
            )
        if isinstance(target, Decorator) and target.var in f.program.module_of:
            return read_variable(f, target.var, None)
        function = function_of(target)
        if function is None:
            raise Unsupported(f"{fullname} cannot be used as a value")
        type_ = f.type_of(node)
        if is_open(type_):
            return Typed(OpenFunction(target), type_)
        return function_value(f, function, type_)
    if isinstance(target, TypeInfo):
        from naja.compiler.lower.attributes import class_value

        return class_value(f, Instance(target, []))
    if isinstance(target, MypyFile):
        raise Unsupported(
            "a module is not a value in a compiled program; name its member", "module-value"
        )
    raise Unsupported(
        f"the name {fullname or getattr(node, 'name', '?')} has no meaning in a compiled program"
    )


def _narrowed(f: FunctionLowering, node: RefExpr, variable: Var) -> ProperType | None:
    """mypy's type at this use, unless the variable is kept at a more exact one."""
    known = f.program.types.get(node)
    if known is None or is_partly_known(known):
        return None
    if variable in f.specialised and _says_nothing_new(f, variable, known):
        return None
    return bind(known, f.bindings)


def _says_nothing_new(f: FunctionLowering, variable: Var, known: Type) -> bool:
    storage = f.variables.get(variable)
    if variable.type is None or storage is not None and _is_exact(storage.type):
        return True
    return bind(variable.type, f.bindings) == bind(known, f.bindings)


def _is_exact(type_: ProperType) -> bool:
    from naja.compiler.lower.types import is_abstract, is_object

    return (
        isinstance(type_, (Instance, TupleType)) and not is_abstract(type_) and not is_object(type_)
    )


@expression("OpExpr")
def operation(f: FunctionLowering, node: OpExpr) -> Typed:
    if node.op in ("and", "or"):
        return _short_circuit(f, node)
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
        made = operators.wrapping(f, node.op, left, right)
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


def _short_circuit(f: FunctionLowering, node: OpExpr) -> Typed:
    """`a and b`, `a or b` as values."""
    try:
        wanted = f.type_of(node)
    except Unsupported:
        wanted = f.program.builtin("bool")
    if is_bool(wanted):
        return _as_bool(f, node)
    known = static_truth(f, node.left)
    if known is not None:
        return f.expr(node.right) if known is (node.op == "and") else f.expr(node.left)
    left = f.expr(node.left)
    test = truth(f, left)
    if isinstance(test, Const):
        return f.expr(node.right) if bool(test.literal) is (node.op == "and") else left
    wanted = _unsimplified(f, wanted, [left.type], node.right)
    result = f.new_local("either", rep_of(wanted))
    other, keep, done = f.new_block("other"), f.new_block("keep"), f.new_block("either")
    f.branch(test, *((other, keep) if node.op == "and" else (keep, other)))
    f.enter(keep)
    f.set(result, coerce(f, _kept_side(f, left, wanted, node.op), wanted))
    f.jump(done)
    f.enter(other)
    if not getattr(node, "right_unreachable", False):
        right = f.expr(node.right)
        if f.reachable:
            f.set(result, coerce(f, right, wanted))
    f.jump(done)
    f.enter(done)
    return Typed(f.get(result), wanted)


def _unsimplified(
    f: FunctionLowering, wanted: ProperType, known: list[ProperType], *others: nodes.Expression
) -> ProperType:
    """mypy calls `flag or count` an int; as a value it is either, each kept as it is."""
    if not (is_int(wanted) or is_float(wanted)):
        return wanted
    types = [*known]
    types += [f.type_of(node) for node in others if node in f.program.types]
    numbers = (is_bool, is_int, is_float)
    if any(type_ != wanted and any(test(type_) for test in numbers) for type_ in types):
        return normal(UnionType([wanted, *types]))
    return wanted


def _kept_side(f: FunctionLowering, left: Typed, wanted: ProperType, op: str) -> Typed:
    """The left value where it decides; `or` keeps only what is true, so never None."""
    from naja.compiler.lower.alternatives import narrow_present
    from naja.compiler.lower.types import allows_none, is_object

    if (
        op == "or"
        and isinstance(left.type, UnionType)
        and allows_none(left.type)
        and not is_object(left.type)
    ):
        return narrow_present(f, left)
    return left


def _as_bool(f: FunctionLowering, node: nodes.Expression) -> Typed:
    result = f.new_local("condition", I1)
    yes, no, done = f.new_block("yes"), f.new_block("no"), f.new_block("known")
    condition(f, node, yes, no)
    f.enter(yes)
    f.set(result, Const(I1, True))
    f.jump(done)
    f.enter(no)
    f.set(result, Const(I1, False))
    f.jump(done)
    f.enter(done)
    return Typed(f.get(result), f.program.builtin("bool"))


@expression("UnaryExpr")
def unary(f: FunctionLowering, node: UnaryExpr) -> Typed:
    if node.op == "not":
        return _as_bool(f, node)
    constant = fitting_integer(node)
    if constant is not None:
        return integer(f, constant)
    source = f.expr(node.expr)
    if operators.is_number(source.type):
        if node.op == "-":
            return operators.negate(f, source)
        if node.op == "+":
            return (
                Typed(operators.as_int(f, source), f.program.builtin("int"))
                if not is_float(source.type)
                else source
            )
        return Typed(
            f.binary("xor", operators.as_int(f, source), Const(I64, -1)), f.program.builtin("int")
        )
    return call_method(f, source, {"-": "__neg__", "+": "__pos__", "~": "__invert__"}[node.op], [])


@expression("ComparisonExpr")
def comparison(f: FunctionLowering, node: ComparisonExpr) -> Typed:
    known = static_truth(f, node)
    if known is not None:
        return boolean(f, known)
    if len(node.operators) == 1:
        left = f.expr(node.operands[0])
        return Typed(
            _compare(f, node.operators[0], left, node.operands[1], None), f.program.builtin("bool")
        )
    result = f.new_local("chain", I1)
    f.set(result, Const(I1, False))
    done = f.new_block("chain")
    left = f.expr(node.operands[0])
    for at, op in enumerate(node.operators):
        right = f.expr(node.operands[at + 1])
        holds = _compare(f, op, left, node.operands[at + 1], right)
        if at == len(node.operators) - 1:
            f.set(result, holds)
            f.jump(done)
        else:
            more = f.new_block("chained")
            f.branch(holds, more, done)
            f.enter(more)
        left = right
    f.enter(done)
    return Typed(f.get(result), f.program.builtin("bool"))


def _compare(
    f: FunctionLowering, op: str, left: Typed, right_node: nodes.Expression, right: Typed | None
) -> Value:
    other = right if right is not None else f.expr(right_node)
    if op in ("is", "is not"):
        same = operators.identical(f, left, other)
        return operators.invert(f, same) if op == "is not" else same
    if op in ("in", "not in"):
        found = contains(f, other, left)
        return operators.invert(f, found) if op == "not in" else found
    return truth(f, operators.compare(f, op, left, other))


def contains(f: FunctionLowering, container: Typed, item: Typed) -> Value:
    """I1: `item in container`."""
    from naja.compiler.lower.containers import tuple_items

    if isinstance(container.type, TupleType):
        result = f.new_local("in", I1)
        f.set(result, Const(I1, True))
        done = f.new_block("in")
        for candidate in tuple_items(f, container):
            miss = f.new_block("miss")
            f.branch(operators.equals(f, item, candidate), done, miss)
            f.enter(miss)
        f.set(result, Const(I1, False))
        f.jump(done)
        f.enter(done)
        return f.get(result)
    return truth(f, call_method(f, container, "__contains__", [item]))


@expression("ConditionalExpr")
def conditional(f: FunctionLowering, node: ConditionalExpr) -> Typed:
    known = static_truth(f, node.cond)
    if known is not None:
        return f.expr(node.if_expr if known else node.else_expr)
    wanted = _unsimplified(f, f.type_of(node), [], node.if_expr, node.else_expr)
    yes, no, done = f.new_block("then"), f.new_block("else"), f.new_block("chosen")
    condition(f, node.cond, yes, no)
    result = None
    for block, branch in ((yes, node.if_expr), (no, node.else_expr)):
        f.enter(block)
        if f.program.types.get(branch) is None and not isinstance(
            branch, (IntExpr, StrExpr, NameExpr)
        ):
            f.unreachable()
            continue
        value = f.expr(branch)
        if isinstance(value.type, UninhabitedType):
            f.unreachable()
            continue
        if result is None:
            wanted = _common(f, wanted, value)
            result = f.new_local("chosen", rep_of(wanted))
        f.set(result, coerce(f, value, wanted))
        f.jump(done)
    f.enter(done)
    assert result is not None
    return Typed(f.get(result), wanted)


def _common(f: FunctionLowering, wanted: ProperType, value: Typed) -> ProperType:
    from naja.compiler.lower.types import is_abstract

    return (
        value.type
        if is_abstract(wanted) and not is_abstract(value.type) and not is_none(value.type)
        else wanted
    )


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
    return make_tuple(f, [f.expr(item) for item in node.items])


def normal_item(f: FunctionLowering, node: nodes.Expression) -> ProperType:
    type_ = f.type_of(node)
    assert isinstance(type_, Instance)
    return normal(type_.args[0])


@expression("AwaitExpr")
def await_expression(f: FunctionLowering, node: AwaitExpr) -> Typed:
    return await_value(f, f.expr(node.expr))


@expression("YieldExpr")
def yield_expression(f: FunctionLowering, node: YieldExpr) -> Typed:
    value = f.expr(node.expr) if node.expr is not None else Typed(NONE_VALUE, NoneType())
    return yield_value(f, value)


@expression("YieldFromExpr")
def yield_from(f: FunctionLowering, node: YieldFromExpr) -> Typed:
    from naja.compiler.lower.loops import for_each

    source = f.expr(node.expr)
    if is_frame(source.type):
        return delegate(f, source)
    for_each(f, source, lambda item: _discard(yield_value(f, item)))
    return Typed(NONE_VALUE, NoneType())


def _discard(value: Typed) -> None:
    del value


@expression("AssignmentExpr")
def walrus(f: FunctionLowering, node: AssignmentExpr) -> Typed:
    from naja.compiler.lower.variables import write_variable

    value = f.expr(node.value)
    assert isinstance(node.target.node, Var)
    write_variable(f, node.target.node, value)
    return value


@expression("CastExpr")
def cast_expression(f: FunctionLowering, node: CastExpr) -> Typed:
    from naja.compiler.lower.casts import cast

    return cast(f, node.expr, bind(node.type, f.bindings))
