"""Comparisons, chained ones too, and `in`."""

from __future__ import annotations

import mypy.nodes as nodes
from mypy.nodes import ComparisonExpr
from mypy.types import TupleType

from naja.compiler.ir.core import Const, Value
from naja.compiler.ir.types import I1
from naja.compiler.lower import equality, numbers, operators
from naja.compiler.lower.alternatives import truth
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.conditions import static_truth
from naja.compiler.lower.constants import boolean
from naja.compiler.lower.function import FunctionLowering, expression
from naja.compiler.lower.kinds import is_object
from naja.compiler.lower.method_lookup import has_method, overrides_tuple
from naja.compiler.lower.methods import call_method
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_collections import is_opened, opened
from naja.compiler.lower.types import Unsupported


@expression("ComparisonExpr")
def comparison(f: FunctionLowering, node: ComparisonExpr) -> Typed:
    known = static_truth(f, node)
    if known is not None:
        return boolean(f, known)
    if len(node.operators) == 1:
        left = f.expr(node.operands[0])
        return Typed(
            _compare(f, node.operators[0], left, node.operands, None), f.program.builtin("bool")
        )
    result = f.new_local("chain", I1)
    f.set(result, Const(I1, False))
    done = f.new_block("chain")
    left = f.expr(node.operands[0])
    for at, op in enumerate(node.operators):
        right = f.expr(node.operands[at + 1])
        holds = _compare(f, op, left, node.operands[at : at + 2], right)
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
    f: FunctionLowering, op: str, left: Typed, operands: list[nodes.Expression], right: Typed | None
) -> Value:
    left_node, right_node = operands
    other = right if right is not None else f.expr(right_node)
    if op in ("is", "is not"):
        same = equality.identical(f, left, other)
        return numbers.invert(f, same) if op == "is not" else same
    if op in ("in", "not in"):
        found = contains(f, opened(f, right_node, other), left)
        return numbers.invert(f, found) if op == "not in" else found
    for node, value in ((left_node, left), (right_node, other)):
        if op not in ("==", "!=") and is_object(value.type) and is_opened(f, node):
            raise Unsupported(
                "how the elements of this `object` are kept is not known, and so not their order",
                "open-collection",
            )
    return truth(f, operators.compare(f, op, left, other))


def contains(f: FunctionLowering, container: Typed, item: Typed) -> Value:
    """I1: `item in container`."""
    from naja.compiler.lower.containers import tuple_items

    of_tuple = not overrides_tuple(container.type, "__contains__")
    if isinstance(container.type, TupleType) and of_tuple:
        result = f.new_local("in", I1)
        f.set(result, Const(I1, True))
        done = f.new_block("in")
        for candidate in tuple_items(f, container):
            miss = f.new_block("miss")
            f.branch(equality.alike(f, item, candidate), done, miss)
            f.enter(miss)
        f.set(result, Const(I1, False))
        f.jump(done)
        f.enter(done)
        return f.get(result)
    if not has_method(f, container.type, "__contains__") and has_method(
        f, container.type, "__iter__"
    ):
        among = f.program.named_function("naja.runtime.iteration:is_among")
        return call_function(f, among, plain([container, item])).value
    return truth(f, call_method(f, container, "__contains__", [item]))
