"""The `match` statement: cases in order, each a pattern, a guard and a body."""

from __future__ import annotations

from mypy.nodes import Block as Body, Expression, MatchStmt, TypeInfo, Var
from mypy.patterns import ClassPattern, Pattern
from mypy.types import Instance, ProperType

from naja.compiler.frontend.syntax import walk
from naja.compiler.lower.class_tests import have_common_class
from naja.compiler.lower.conditions import condition
from naja.compiler.lower.function import FunctionLowering, statement
from naja.compiler.lower.kinds import is_float
from naja.compiler.lower.pattern_parts import Captures
from naja.compiler.lower.patterns import matches
from naja.compiler.lower.statements import block
from naja.compiler.lower.types import Unsupported, union_items
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
                _check_mixed(f, pattern, subject.type)
                if is_float(subject.type):
                    raise Unsupported("this case is never reached by a float; remove it")
                f.never()
            for name, value in captures:
                if f.reachable and isinstance(name.node, Var):
                    write_variable(f, name.node, value)
            if guard is not None and f.reachable:
                fits = f.new_block("guarded")
                condition(f, guard, fits, following)
                f.enter(fits)
                if never:
                    f.never()
            block(f, body)
            f.jump(done)
        f.enter(following)
    f.jump(done)
    f.enter(done)


def _check_mixed(f: FunctionLowering, pattern: Pattern, type_: ProperType) -> None:
    """Errors: Unsupported for a class whose objects may come though mypy says otherwise.

    It forgets that a subclass of both can exist, if the value may be None, too.
    """
    if not isinstance(pattern, ClassPattern) or not isinstance(pattern.class_ref.node, TypeInfo):
        return
    wanted = pattern.class_ref.node
    for item in union_items(type_):
        info = item.type if isinstance(item, Instance) else None
        if info is None or info in wanted.mro or wanted in info.mro:
            continue
        if have_common_class(f.program, info, wanted):
            raise Unsupported(
                f"the type checker takes this case for unreachable, but an object may be both "
                f"{info.name} and {wanted.name}; ask for None before",
                "match",
            )


def _is_never_checked(f: FunctionLowering, place: Body | Expression) -> bool:
    """mypy has found that no value comes here, and typed nothing."""
    parts = [part for part in walk(place) if isinstance(part, Expression)]
    return bool(parts) and not any(part in f.program.types for part in parts)
