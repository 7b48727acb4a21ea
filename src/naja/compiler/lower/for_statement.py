"""The `for` statement and the loops of comprehensions."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    Expression,
    ForStmt,
    GeneratorExpr,
    NameExpr,
    TupleExpr,
    Var,
)

from naja.compiler.lower.expected import expect
from naja.compiler.lower.function import FunctionLowering, Loop, statement
from naja.compiler.lower.loops import async_for_each, for_each
from naja.compiler.lower.model import Typed
from naja.compiler.lower.open_collections import opened
from naja.compiler.lower.range_loops import for_range, range_arguments
from naja.compiler.lower.types import bind


@statement("ForStmt")
def for_statement(f: FunctionLowering, node: ForStmt) -> None:
    from naja.compiler.lower.abandoned import loop_over
    from naja.compiler.lower.paired_loops import for_paired
    from naja.compiler.lower.statements import block

    def body(item: Typed) -> None:
        bind_target(f, node.index, item)
        block(f, node.body)

    otherwise = (lambda: block(f, node.else_body)) if node.else_body is not None else None  # type: ignore[arg-type]
    if node.is_async:
        loop_over(
            f, node.expr, f.expr(node.expr), lambda it: async_for_each(f, it, body, otherwise)
        )
        return
    args = range_arguments(f, node.expr)
    if args is not None:
        for_range(f, args, body, otherwise)
    elif not for_paired(f, node.expr, body, otherwise):
        if isinstance(node.expr, TupleExpr) and node.inferred_item_type is not None:
            for item in node.expr.items:  # an empty display among them gets its type from here
                expect(f, item, bind(node.inferred_item_type, f.bindings))
        source = opened(f, node.expr, f.expr(node.expr))
        loop_over(f, node.expr, source, lambda it: for_each(f, it, body, otherwise))


def bind_target(f: FunctionLowering, target: Expression, item: Typed) -> None:
    """The loop variable: one of its own is kept at the item's exact type."""
    from naja.compiler.lower.assignments import assign_to
    from naja.compiler.lower.narrower import is_narrower
    from naja.compiler.lower.variables import declare, is_global

    variable = target.node if isinstance(target, NameExpr) else None
    if isinstance(variable, Var) and variable not in f.variables and not is_global(variable):
        if variable.type is not None and is_narrower(item.type, bind(variable.type, f.bindings)):
            declare(f, variable, item.type)
            f.specialised.add(variable)
    assign_to(f, target, item)


def comprehend(
    f: FunctionLowering,
    sequences: list[Expression],
    indices: list[Expression],
    conditions: list[list[Expression]],
    is_async: list[bool],
    innermost: Callable[[], None],
    first: Typed | None = None,
) -> None:
    """The nested loops of a comprehension around `innermost`."""
    from naja.compiler.lower.conditions import condition
    from naja.compiler.lower.paired_loops import for_paired
    from naja.compiler.lower.variables import renew_cells

    if not sequences:
        innermost()
        return
    renew_cells(f, indices[:1])

    def body(item: Typed) -> None:
        bind_target(f, indices[0], item)
        for test in conditions[0]:
            yes, no = f.new_block("if"), f.new_block("filtered")
            condition(f, test, yes, no)
            f.enter(no)
            loop = next(scope for scope in reversed(f.scopes) if isinstance(scope, Loop))
            f.jump(loop.head)
            f.enter(yes)
        comprehend(f, sequences[1:], indices[1:], conditions[1:], is_async[1:], innermost)

    args = range_arguments(f, sequences[0]) if first is None else None
    if is_async[0]:
        async_for_each(f, first if first is not None else f.expr(sequences[0]), body)
    elif args is not None:
        for_range(f, args, body, None)
    elif first is not None or not for_paired(f, sequences[0], body, None):
        source = first if first is not None else opened(f, sequences[0], f.expr(sequences[0]))
        for_each(f, source, body)


def comprehend_generator(
    f: FunctionLowering,
    node: GeneratorExpr,
    innermost: Callable[[], None],
    first: Typed | None = None,
) -> None:
    comprehend(f, node.sequences, node.indices, node.condlists, node.is_async, innermost, first)
