"""The `match` statement: cases in order, each a pattern, a guard and a body."""

from __future__ import annotations

from mypy.nodes import Block as Body, Expression, MatchStmt, Var

from naja.compiler.frontend.syntax import walk
from naja.compiler.lower.conditions import condition
from naja.compiler.lower.function import FunctionLowering, statement
from naja.compiler.lower.kinds import is_float
from naja.compiler.lower.pattern_parts import Captures
from naja.compiler.lower.patterns import matches
from naja.compiler.lower.statements import block
from naja.compiler.lower.types import Unsupported
from naja.compiler.lower.variables import write_variable


@statement("MatchStmt")
def match_statement(f: FunctionLowering, node: MatchStmt) -> None:
    subject = f.expr(node.subject)
    done = f.new_block("matched")
    for pattern, guard, body in zip(node.patterns, node.guards, node.bodies, strict=True):
        following = f.new_block("case")
        captures: Captures = []
        matches(f, pattern, subject, following, captures)
        if f.reachable:
            never = _is_never_checked(f, body)
            # Where the guard was typed, it is the guard that lets nothing pass.
            if never and (guard is None or _is_never_checked(f, guard)):
                if is_float(subject.type):
                    raise Unsupported("this case is never reached by a float; remove it")
                f.unreachable()
            for name, value in captures:
                if f.reachable and isinstance(name.node, Var):
                    write_variable(f, name.node, value)
            if guard is not None and f.reachable:
                fits = f.new_block("guarded")
                condition(f, guard, fits, following)
                f.enter(fits)
                if never:
                    f.unreachable()
            block(f, body)
            f.jump(done)
        f.enter(following)
    f.jump(done)
    f.enter(done)


def _is_never_checked(f: FunctionLowering, place: Body | Expression) -> bool:
    """mypy has found that no value comes here, and typed nothing."""
    parts = [part for part in walk(place) if isinstance(part, Expression)]
    return bool(parts) and not any(part in f.program.types for part in parts)
