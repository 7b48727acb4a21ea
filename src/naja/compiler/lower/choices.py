"""Expressions that choose between values: `and`, `or`, `not`, `if ... else`."""

from __future__ import annotations

import mypy.nodes as nodes
from mypy.nodes import ConditionalExpr, IntExpr, NameExpr, OpExpr, StrExpr
from mypy.types import ProperType, UninhabitedType, UnionType, get_proper_type

from naja.compiler.ir.core import Const
from naja.compiler.ir.types import I1
from naja.compiler.lower.alternatives import truth
from naja.compiler.lower.conditions import condition, static_truth
from naja.compiler.lower.convert import coerce
from naja.compiler.lower.function import FunctionLowering, expression
from naja.compiler.lower.kinds import is_bool, is_float, is_int
from naja.compiler.lower.model import Typed
from naja.compiler.lower.types import Unsupported, normal, rep_of
from naja.compiler.lower.unions import United


def short_circuit(f: FunctionLowering, node: OpExpr) -> Typed:
    """`a and b`, `a or b` as values."""
    try:
        wanted = f.type_of(node)
    except Unsupported:
        wanted = f.program.builtin("bool")
    if is_bool(wanted):
        return truth_of(f, node)
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
    """The left value where it decides; `or` keeps only what is true, so never None.

    `and` keeps only what is false, so no tuple that has items.
    """
    from naja.compiler.lower.alternatives import narrow_present
    from naja.compiler.lower.kinds import is_object
    from naja.compiler.lower.narrowing import narrow
    from naja.compiler.lower.types import allows_none

    if op == "and" and isinstance(left.type, UnionType):
        items = [get_proper_type(item) for item in left.type.items]
        false = [item for item in items if item.can_be_false]
        return narrow(f, left, normal(UnionType(list(false)))) if len(false) < len(items) else left
    if (
        op == "or"
        and isinstance(left.type, UnionType)
        and allows_none(left.type)
        and not is_object(left.type)
    ):
        return narrow_present(f, left)
    return left


def truth_of(f: FunctionLowering, node: nodes.Expression) -> Typed:
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


@expression("ConditionalExpr")
def conditional(f: FunctionLowering, node: ConditionalExpr) -> Typed:
    known = static_truth(f, node.cond)
    if known is not None:
        return f.expr(node.if_expr if known else node.else_expr)
    wanted = _unsimplified(f, f.type_of(node), [], node.if_expr, node.else_expr)
    yes, no = f.new_block("then"), f.new_block("else")
    condition(f, node.cond, yes, no)
    united = United(f)
    for block, branch in ((yes, node.if_expr), (no, node.else_expr)):
        f.enter(block)
        if f.program.types.get(branch) is None and not isinstance(
            branch, (IntExpr, StrExpr, NameExpr)
        ):
            f.never()
            continue
        value = f.expr(branch)
        if isinstance(value.type, UninhabitedType):
            f.unreachable()
            continue
        united.keep(value)
    return united.finish(wanted)
