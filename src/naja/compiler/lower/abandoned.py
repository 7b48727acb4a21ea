"""Generators that a loop makes and leaves before they are at their end.

CPython finishes a generator when its last reference goes. Of a generator that stands behind
`for ... in` as a call, that is where the loop is left by `break`, `return` or an exception;
there the clean-ups in its body run. All other unfinished generators are never closed.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    CallExpr,
    Expression,
    ForStmt,
    FuncDef,
    GeneratorExpr,
    MemberExpr,
    RefExpr,
    TryStmt,
    WithStmt,
    YieldFromExpr,
)
from mypy.types import Instance, get_proper_type

from naja.compiler.frontend.syntax import walk
from naja.compiler.lower.arguments import plain
from naja.compiler.lower.calls import call_function
from naja.compiler.lower.frames import is_done
from naja.compiler.lower.function import FunctionLowering
from naja.compiler.lower.handlers import with_cleanup
from naja.compiler.lower.kinds import is_async_generator, is_generator
from naja.compiler.lower.model import Typed

_DROP = "naja.runtime.generators:drop"
_ABANDON = "naja.runtime.async_generators:abandon"


def loop_over(
    f: FunctionLowering, node: Expression, source: Typed, loop: Callable[[Typed], None]
) -> None:
    """`loop(source)`; afterwards `source` is finished, if it is a generator that only it had."""
    is_async = is_async_generator(source.type)
    if not (is_async or is_generator(source.type)) or not _has_endings(f, node, []):
        loop(source)
        return
    held = f.new_local("generator", source.value.rep)
    f.set(held, source.value)

    def current() -> Typed:
        return Typed(f.get(held), source.type)

    def finish() -> None:
        left, over = f.new_block("left", cold=True), f.new_block("over")
        f.branch(is_done(f, f.get(held)), over, left)
        f.enter(left)
        function = f.program.named_function(_ABANDON if is_async else _DROP)
        call_function(f, function, plain([current()]))
        f.jump(over)
        f.enter(over)

    with_cleanup(f, lambda: loop(current()), finish)


def _has_endings(f: FunctionLowering, node: Expression, around: list[FuncDef]) -> bool:
    """The expression makes a generator, and closing that runs some code of it."""
    if isinstance(node, GeneratorExpr):
        return any(_has_endings(f, sequence, around) for sequence in node.sequences)
    function = _made_by(f, node)
    if function is None or not function.is_generator or function in around:
        return False
    around = [*around, function]
    for part in walk(function.body):
        if isinstance(part, (TryStmt, WithStmt, YieldFromExpr)):
            return True
        if isinstance(part, ForStmt) and (part.is_async or _has_endings(f, part.expr, around)):
            return True
    return False


def _made_by(f: FunctionLowering, node: Expression) -> FuncDef | None:
    """The function that the expression calls, if that is known for certain."""
    if not isinstance(node, CallExpr):
        return None
    callee = node.callee
    if isinstance(callee, MemberExpr) and callee.node is None:
        receiver = get_proper_type(f.program.types.get(callee.expr))
        if not isinstance(receiver, Instance):
            return None
        if f.program.classes.overridden(receiver.type, callee.name):
            return None
        return f.program.classes.method(receiver.type, callee.name)
    target = callee.node if isinstance(callee, RefExpr) else None
    return target if isinstance(target, FuncDef) else None
