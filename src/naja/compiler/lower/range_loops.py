"""`for i in range(...)` without an object, and ranges of arguments that come in a list."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    CallExpr,
    Expression,
    RefExpr,
)

from naja.compiler.ir.core import Block, Checked, Const, Local, Value
from naja.compiler.ir.types import I64, REF
from naja.compiler.lower.arguments import Actual
from naja.compiler.lower.function import FunctionLowering, Loop
from naja.compiler.lower.loops import Body
from naja.compiler.lower.model import Typed


def range_arguments(f: FunctionLowering, node: Expression) -> list[Expression] | None:
    """The arguments, if the expression is a plain call of `range`."""
    if (
        isinstance(node, CallExpr)
        and isinstance(node.callee, RefExpr)
        and node.callee.fullname == "builtins.range"
    ):
        if 1 <= len(node.args) <= 3 and all(kind.is_positional() for kind in node.arg_kinds):
            return node.args
    return None


def for_range(
    f: FunctionLowering, args: list[Expression], body: Body, otherwise: Callable[[], None] | None
) -> None:
    """`for i in range(...)` without an object: the count is known before the first turn."""
    from naja.compiler.lower.numbers import as_int, require

    values = [as_int(f, f.expr(arg)) for arg in args]
    start = values[0] if len(values) > 1 else Const(I64, 0)
    stop = values[1] if len(values) > 1 else values[0]
    step: Value = values[2] if len(values) > 2 else Const(I64, 1)
    integer = f.program.builtin("int")
    index = f.new_local("index", I64)
    f.set(index, start)
    if not isinstance(step, Const):
        require(
            f,
            f.binary("icmp.ne", step, Const(I64, 0)),
            "naja.runtime.failures:raise_range_step",
            [],
        )
        count = f.new_local("count", I64)
        f.set(count, f.call_named("naja.runtime.ranges:range_length", [start, stop, step], I64))
    elif step.literal == 0:
        f.fail("naja.runtime.failures:raise_range_step", [])
        return
    head, inside, advance = f.new_block("range"), f.new_block("item"), f.new_block("advance")
    exhausted, done = f.new_block("exhausted"), f.new_block("done")
    f.jump(head)
    f.enter(head)
    if isinstance(step, Const):
        assert isinstance(step.literal, int)
        f.branch(
            f.binary("icmp.slt" if step.literal > 0 else "icmp.sgt", f.get(index), stop),
            inside,
            exhausted,
        )
    else:
        f.branch(f.binary("icmp.sgt", f.get(count), Const(I64, 0)), inside, exhausted)
    f.enter(inside)
    f.scopes.append(Loop(advance, done))
    body(Typed(f.get(index), integer))
    f.scopes.pop()
    f.jump(advance)
    f.enter(advance)
    if isinstance(step, Const):
        assert isinstance(step.literal, int)
        _advance(f, index, stop, step, head, exhausted)
    else:
        f.set(index, f.binary("add", f.get(index), step))
        f.set(count, f.binary("sub", f.get(count), Const(I64, 1)))
        f.jump(head)
    f.enter(exhausted)
    if otherwise is not None:
        otherwise()
    f.jump(done)
    f.enter(done)


def _advance(
    f: FunctionLowering, index: Local, stop: Value, step: Const, head: Block, exhausted: Block
) -> None:
    """index += step; a step over the edge of 64 bits ends the loop."""
    assert isinstance(step.literal, int)
    current = f.get(index)
    if abs(step.literal) == 1:
        f.set(index, f.binary("add", current, step))
        f.jump(head)
        return
    following = f.temp(I64)
    f.emit(Checked(following, "add", current, step, exhausted))
    f.set(index, following)
    f.jump(head)


def range_of_spread(f: FunctionLowering, actuals: list[Actual]) -> Typed:
    """`range(*bounds)`: how many arguments there are is known only when it is called."""
    from naja.compiler.lower.filling import star_value

    bounds = star_value(f, actuals, f.program.builtin("int"))
    made = f.call_named("naja.runtime.ranges:range_of", [bounds.value], REF)
    return Typed(made, f.program.builtin("range"))
